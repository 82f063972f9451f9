import type { ExportKind } from '../core/library/exported-post';

/** An export among the names of files, and the folder it lies in (with its slash; '' for the outermost). */
export interface FoundExport {
  kind: ExportKind;
  root: string;
}

/** `posts/2021-04-20_Title-8c14a3b7b53f.html`, drafts `posts/draft_Title-8c14a3b7b53f.html`. */
const mediumPost = /^(.*\/)?posts\/(?:\d{4}-\d\d-\d\d|draft)_(?:[^/]*-)?[\da-f]{8,14}\.html$/iu;

/** `posts/140001.first-letter.html`, older ones without the name of the post. */
const substackPost = /^(.*\/)?posts\/\d+(?:\.[^/]*)?\.html$/iu;

/** `Title 8c14a3b7b53f4b908b0f8db1eaa2fb87.md`. */
const notionPage = /(?:^|\/)(?:[^/]* )?[\da-f]{32}\.(?:md|html)$/iu;

/**
 * The exports that the names of files tell: Medium, Substack, Notion and Obsidian. WordPress and
 * Ghost export one file, which only its content tells (`exportOfText`).
 */
export function findExports(paths: string[]): FoundExport[] {
  const found = new Map<string, FoundExport>();
  const add = (kind: ExportKind, root: string) => found.set(`${kind}:${root}`, { kind, root });
  const names = new Set(paths);
  for (const path of paths) {
    const vault = /^(.*\/)?\.obsidian(?:\/|$)/u.exec(path);
    const medium = mediumPost.exec(path);
    const substack = substackPost.exec(path);
    if (vault) add('obsidian', vault[1] ?? '');
    else if (medium) add('medium', medium[1] ?? '');
    else if (substack && names.has(`${substack[1] ?? ''}posts.csv`)) add('substack', substack[1] ?? '');
  }
  const pages = paths.filter((path) => notionPage.test(path));
  if (pages.length > 0 && found.size === 0) add('notion', commonFolder(pages));
  return [...found.values()];
}

/**
 * The export a file belongs to: the innermost one around it. Beside pages of Notion that were chosen
 * one by one (`isLoose`) other files are files of their own.
 */
export function exportAround(
  path: string,
  exports: FoundExport[],
  isLoose: boolean,
): FoundExport | undefined {
  const around = exports.filter(
    ({ kind, root }) =>
      path.startsWith(root) && (kind !== 'notion' || root !== '' || !isLoose || notionPage.test(path)),
  );
  return around.sort((one, other) => other.root.length - one.root.length)[0];
}

/** What the beginning of an `.xml` or `.json` file says it is an export of. */
export function exportOfText(beginning: string): 'wordpress' | 'ghost' | undefined {
  if (/xmlns:wp\s*=\s*["']https?:\/\/wordpress\.org\/export\//iu.test(beginning)) return 'wordpress';
  const isGhost = /^\uFEFF?\s*\{/u.test(beginning) && /"exported_on"\s*:/u.test(beginning);
  return isGhost && /"version"\s*:/u.test(beginning) ? 'ghost' : undefined;
}

/** As much of a file as {@link exportOfText} needs. */
export function beginningOf(file: Blob): Promise<string> {
  return file.slice(0, 4096).text();
}

/** `my-blog.ghost.2024-01-31-10-00-00.json`. */
export function isGhostName(path: string): boolean {
  return /\.ghost\.[\d-]+\.json$/iu.test(path);
}

function commonFolder(paths: string[]): string {
  const [first = '', ...others] = paths;
  const steps = first.split('/').slice(0, -1);
  for (const path of others) {
    const other = path.split('/');
    const differs = steps.findIndex((step, index) => step !== other[index]);
    if (differs !== -1) steps.splice(differs);
  }
  // The folder of a page's own pages is inside of the export.
  const page = steps.findIndex((step) => /[\da-f]{32}$/iu.test(step));
  if (page !== -1) steps.splice(page);
  return steps.length === 0 ? '' : `${steps.join('/')}/`;
}
