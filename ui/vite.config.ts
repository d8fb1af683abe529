import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  build: {
    // The oldest web views that Tauri 2 meets on a supported system.
    target: ['es2022', 'safari16.4', 'chrome111'],
    // The page runs from the program itself: one request saved is worth nothing, a data: URL in CSS is one more thing for the CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The fake library reads the catalogue where it is kept, outside this folder.
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
