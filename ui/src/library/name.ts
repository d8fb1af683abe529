/** A library is called what its folder is called, whatever system the path is from. */
export function folderName(path: string): string {
  return path.split(/[/\\]/).filter(Boolean).at(-1) ?? path;
}
