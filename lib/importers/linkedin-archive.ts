import type { ArchiveFile } from '../app/ports';
import { createRowTally } from '../core/library/row-tally';
import { readCsv } from './csv';
import { readArticle } from './linkedin-archive-article';
import { readComments, readShares } from './linkedin-archive-posts';
import { isProfileTable, type ProfileTable, readProfile } from './linkedin-archive-profile';
import type { TableItems } from './linkedin-archive-rows';
import {
  isArchiveArticle,
  type ReadTableName,
  readTableOf,
  reasonToLeaveOut,
} from './linkedin-archive-tables';
import type { ArchiveWords } from './linkedin-archive-words';
import { readRecommendations, readWorks } from './linkedin-archive-works';

/**
 * Takes LinkedIn's copy of the owner's data apart: documents for the library, the conversations as
 * an item of their own, and for every table what became of its rows. Tables about other people and
 * personal data are counted and nothing of them is kept.
 */
export async function readLinkedInArchive(
  files: ArchiveFile[],
  words: ArchiveWords,
  signal?: AbortSignal,
): Promise<TableItems> {
  const tables = files.flatMap((file) => {
    const table = readTableOf(file.path);
    return table ? [{ file, table }] : [];
  });
  const profile = await readProfile(
    tables.flatMap(({ file, table }) => (isProfileTable(table) ? [{ file, table }] : [])),
    words,
    signal,
  );
  const items: TableItems = [];
  for (const { file, table } of tables) {
    if (isProfileTable(table)) continue;
    if (table === 'messages') {
      const ownerName = profile.owner.name;
      const input = { kind: 'linkedin-messages' as const, bytes: file.bytes };
      items.push({ name: file.path, input: ownerName === undefined ? input : { ...input, ownerName } });
    } else items.push(...(await readTable(file, table, words, signal)));
  }
  items.push(...profile.items);
  for (const file of files) {
    if (readTableOf(file.path)) continue;
    items.push(isArchiveArticle(file.path) ? await readArticle(file) : await countRows(file, signal));
  }
  return items;
}

function readTable(
  file: ArchiveFile,
  table: Exclude<ReadTableName, ProfileTable | 'messages'>,
  words: ArchiveWords,
  signal: AbortSignal | undefined,
): Promise<TableItems> {
  switch (table) {
    case 'comments':
      return readComments(file, signal);
    case 'publications':
    case 'projects':
      return readWorks(file, table, signal);
    case 'recommendations given':
      return readRecommendations(file, words, signal);
    case 'shares':
      return readShares(file, signal);
  }
}

/** A table nothing is taken from: how many rows it has and why they are left out. */
async function countRows(file: ArchiveFile, signal: AbortSignal | undefined): Promise<TableItems[number]> {
  const tally = createRowTally();
  // Contacts have a note above their header.
  const isHeader = (names: string[]) => names[0] !== 'notes:' && (names.length > 1 || names[0] === 'name');
  for await (const { rows } of readCsv(file.bytes, { isHeader, signal })) {
    for (const row of rows) {
      if ('fields' in row) tally.leaveOut(reasonToLeaveOut(file.path));
      else tally.fail();
    }
  }
  return { name: file.path, rows: tally.tally };
}
