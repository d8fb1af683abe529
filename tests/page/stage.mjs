// The built page in Chromium: served from this machine under the shell's content security policy, with the made-up library.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

import { cut } from './cut.mjs';

// The page's own packages: the tests have none.
const require = createRequire(new URL('../../ui/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

const DIST = fileURLToPath(new URL('../../ui/dist/', import.meta.url));
const SHELL = JSON.parse(await readFile(new URL('../../src-tauri/tauri.conf.json', import.meta.url), 'utf8'));
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The policy that the window has, as one header. */
function policy() {
  const { csp } = SHELL.app.security;
  if (typeof csp === 'string') return csp;
  return Object.entries(csp)
    .map(([directive, sources]) => `${directive} ${[sources].flat().join(' ')}`)
    .join('; ');
}

function serve() {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const file = join(DIST, normalize(path === '/' ? '/index.html' : path));
    try {
      const body = await readFile(file);
      response.writeHead(200, {
        'content-type': `${TYPES[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`,
        'content-security-policy': policy(),
      });
      response.end(body);
    } catch {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    }
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));
}

/** A browser and the page's address; `close` ends both. */
export async function stage() {
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const address = `http://127.0.0.1:${server.address().port}/`;

  /** A window of the program in a language and theme, with nothing kept from before; what goes wrong in it is collected in `errors`. */
  async function open({ language = 'en', theme = 'light', query = '', size = 1, motion = 'reduce' } = {}) {
    const context = await browser.newContext({
      // As many pixels, each of the page's as large as so many of them.
      viewport: { width: 1280 / size, height: 720 / size },
      deviceScaleFactor: size,
      reducedMotion: motion,
    });
    // On a machine that has other things to do.
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const errors = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) errors.push(`a request left the machine: ${request.url()}`);
    });
    await page.addInitScript(
      ([key, value]) => {
        if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
      },
      ['evenhand.preferences', JSON.stringify({ language, theme, letters: true })],
    );
    await page.goto(address + query);
    await page.waitForFunction(() => performance.getEntriesByName('first-paint-ready').length > 0);
    return Object.assign(page, { errors });
  }

  async function close() {
    await browser.close();
    server.close();
  }

  return { open, close };
}

/** What axe finds on the page as it is, one line a rule and element. */
export async function accessibility(page) {
  // Put in by the debugger, which the page's policy does not bind.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

/** What moves, or would with another look: elements with a transition or an animation that takes time. */
export const moving = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element);
        return animationName !== 'none' || transitionDuration.split(', ').some((time) => time !== '0s');
      })
      .map((element) => `${element.localName}.${element.className}`),
  );

/** Text that is cut off, one line each. */
export const cutText = (page) => page.evaluate(cut);
