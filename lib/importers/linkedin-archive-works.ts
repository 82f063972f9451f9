import type { ArchiveFile } from '../app/ports';
import type { ParsedDocument } from '../core/library/document';
import { absoluteUrl } from '../core/library/linked-text';
import { type Cells, readArchiveTable, type TableItems } from './linkedin-archive-rows';
import { archiveBlocks, archiveText } from './linkedin-archive-text';
import type { ArchiveWords } from './linkedin-archive-words';
import { publishedDate } from './published-date';

/** Publications and projects of the profile: short documents with the address of the work itself. */
export async function readWorks(
  file: ArchiveFile,
  table: 'publications' | 'projects',
  signal?: AbortSignal,
): Promise<TableItems> {
  const documents: TableItems = [];
  const [title, date] = table === 'publications' ? ['name', 'published on'] : ['title', 'started on'];
  const report = await readArchiveTable(
    file,
    table,
    (cells, tally) => {
      const name = archiveText(cells(title)).trim();
      if (name === '') return tally.leaveOut('no-text');
      documents.push({
        name: `${table}/${name}`,
        input: { kind: 'document', document: workDocument(name, cells, date) },
      });
      tally.keep();
    },
    signal,
  );
  return [...report, ...documents];
}

/**
 * Recommendations the owner wrote. They are the owner's words, but about somebody else: private, so
 * that they are never quoted, cited or sent to a model.
 */
export async function readRecommendations(
  file: ArchiveFile,
  words: ArchiveWords,
  signal?: AbortSignal,
): Promise<TableItems> {
  const documents: TableItems = [];
  const report = await readArchiveTable(
    file,
    'recommendations given',
    (cells, tally) => {
      const text = archiveText(cells('text')).trim();
      if (text === '') return tally.leaveOut('no-text');
      const name = `${cells('first name')} ${cells('last name')}`.trim();
      const publishedAt = recommendationDate(cells('creation date'));
      const document: ParsedDocument = {
        title: words.recommendationFor(name),
        kind: 'note',
        ...(publishedAt === undefined ? {} : { publishedAt, publishedFrom: 'archive' }),
        tags: [],
        isPrivate: true,
        blocks: archiveBlocks(text),
      };
      const key = `recommendations given/${name}/${cells('creation date')}`;
      documents.push({ name: key, input: { kind: 'document', document } });
      tally.keep();
    },
    signal,
  );
  return [...report, ...documents];
}

function workDocument(name: string, cells: Cells, date: string): ParsedDocument {
  const url = absoluteUrl(cells('url'), undefined);
  const publishedAt = publishedDate(cells(date));
  const publisher = cells('publisher');
  const description = archiveText(cells('description')).trim();
  const text = [publisher === '' ? name : `${name} (${publisher})`, description].filter(Boolean);
  return {
    title: name,
    kind: 'text',
    ...(url === undefined ? {} : { url }),
    ...(publishedAt === undefined ? {} : { publishedAt, publishedFrom: 'archive' }),
    tags: [],
    isPrivate: false,
    blocks: archiveBlocks(text.join('\n\n')),
  };
}

/** `06/30/25`, `06/01/25 12:00 PM`, `07/08/23, 10:00 AM`: month first, as LinkedIn writes it in every language. */
function recommendationDate(written: string): number | undefined {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{2,4})\b/u.exec(written) ?? [];
  if (!month || !day || !year) return publishedDate(written);
  return publishedDate(`${year.length === 2 ? `20${year}` : year}-${month}-${day}`);
}
