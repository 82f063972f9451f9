/** Folders that hold tools and copies, never the owner's texts. */
const ignoredFolder = /^(?:\.(?!\.$).+|__MACOSX|node_modules)$/u;

/** True for the name of a folder that is not looked into. */
export function isIgnoredFolder(name: string): boolean {
  return ignoredFolder.test(name);
}

/** The hidden or ignored folder (with `/`) or hidden file that a path is in; undefined when it is none. */
export function hiddenPlace(path: string): string | undefined {
  const parts = path.split('/');
  const at = parts.findIndex(isIgnoredFolder);
  if (at === -1) return undefined;
  return `${parts.slice(0, at + 1).join('/')}${at < parts.length - 1 ? '/' : ''}`;
}
