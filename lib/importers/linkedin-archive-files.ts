import type { NewImportItem } from '../app/ports';
import { extensionOf } from './file-formats';
import { isArchiveArticle, isArchiveSign } from './linkedin-archive-tables';

type Found = { path: string; file: Blob };

/** Largest table read, in bytes: the conversations of a very busy account are about one thousand million. */
export const largestTable = 2_000_000_000;

/** What listing answers for a choice of files that may hold an archive. */
export interface GatheredArchives {
  archives: NewImportItem[];
  /** Files that are no part of an archive after all. */
  others: Found[];
}

/** True for files whose place decides whether they belong to an archive: tables, and articles in their folder. */
export function mayBeInArchive(path: string): boolean {
  return extensionOf(path) === 'csv' || isArchiveArticle(path);
}

/**
 * Puts the files of LinkedIn's archive together, wherever it lies in the chosen folders. An archive
 * is a folder with at least one table that only LinkedIn names so; everything below belongs to it.
 */
export function gatherArchives(files: Found[]): GatheredArchives {
  const roots = [
    ...new Set(files.filter(({ path }) => isArchiveSign(path)).map(({ path }) => folderOf(path))),
  ];
  // The outermost folder first, so that one archive is not taken for two.
  roots.sort((one, other) => one.length - other.length);
  const archives = new Map<string, Found[]>();
  const others: Found[] = [];
  for (const file of files) {
    const root = roots.find((folder) => file.path.startsWith(folder));
    if (root === undefined) others.push(file);
    else archives.set(root, [...(archives.get(root) ?? []), file]);
  }
  return {
    others,
    archives: [...archives].map(([root, found]) => ({
      name: root.replace(/\/$/u, '') || (found[0]?.path ?? ''),
      input: {
        kind: 'linkedin-archive',
        files: found.map(({ path, file }) => ({ path: path.slice(root.length), bytes: file })),
      },
    })),
  };
}

/** The folder of a path with its slash; '' for a file chosen by itself. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
