import { gatherArchives } from './linkedin-archive-files';
import { readComments, readShares } from './linkedin-archive-posts';
import type { TableItems } from './linkedin-archive-rows';
import { isArchiveArticle, readTableOf } from './linkedin-archive-tables';
import { readWorks } from './linkedin-archive-works';
import type { PreviewTally } from './preview-tally';
import { textByName } from './preview-text';

/** A table or article met in a choice; tables of which only the name counts come without content. */
export interface MetTable {
  path: string;
  file: Blob;
}

/** Tables whose rows become documents, as far as a preview reads them. */
export function isPreviewedTable(path: string): boolean {
  return ['shares', 'comments', 'publications', 'projects'].includes(readTableOf(path) ?? '');
}

/**
 * Counts the documents of LinkedIn's archive and answers the files that are no part of one after all,
 * and how many archives there are. Conversations are not looked at.
 */
export async function previewArchives(
  tables: MetTable[],
  tally: PreviewTally,
  signal?: AbortSignal,
): Promise<{ others: MetTable[]; archives: number }> {
  const { archives, others } = gatherArchives(tables);
  for (const archive of archives) {
    if (!('input' in archive) || archive.input.kind !== 'linkedin-archive') continue;
    for (const file of archive.input.files) {
      signal?.throwIfAborted();
      if (isArchiveArticle(file.path)) {
        tally.count('linkedin-archive', textByName(file.path));
        continue;
      }
      for (const item of await itemsOf(file, signal)) {
        if (!('input' in item) || item.input.kind !== 'document') continue;
        const { title, publishedAt } = item.input.document;
        tally.count('linkedin-archive', { title, date: publishedAt });
      }
    }
  }
  return { others, archives: archives.length };
}

function itemsOf(file: { path: string; bytes: Blob }, signal: AbortSignal | undefined): Promise<TableItems> {
  const table = readTableOf(file.path);
  if (table === 'shares') return readShares(file, signal);
  if (table === 'comments') return readComments(file, signal);
  if (table === 'publications' || table === 'projects') return readWorks(file, table, signal);
  return Promise.resolve([]);
}
