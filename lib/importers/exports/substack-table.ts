import { DrafthandError } from '../../core/errors';
import { readCsv } from '../csv';
import { cellReader } from '../csv-columns';
import { publishedDate } from '../published-date';

/** A row of `posts.csv`. */
export interface SubstackPost {
  /** `140001.first-letter`, the name of its file in `posts/`; older exports have the number alone. */
  id: string;
  title: string;
  subtitle: string;
  publishedAt?: number;
  isPublished: boolean;
  isPage: boolean;
}

/**
 * Reads the table of a Substack export (`post_id,post_date,is_published,…,type,audience,title,
 * subtitle,…`), with the lines that could not be read. Throws `table-unknown`.
 */
export async function readSubstackTable(
  file: Blob,
  signal?: AbortSignal,
): Promise<{ posts: SubstackPost[]; brokenLines: number[] }> {
  const posts: SubstackPost[] = [];
  const brokenLines: number[] = [];
  const isHeader = (names: string[]) => names.includes('post id') && names.includes('title');
  let isKnown = false;
  for await (const { columns, rows } of readCsv(file, {
    isHeader,
    startsRow: /"?\d+(?:\.[\w-]+)?"?,/u,
    signal,
  })) {
    isKnown ||= columns.length > 0;
    const cell = cellReader(columns);
    for (const row of rows) {
      if (!('fields' in row)) {
        brokenLines.push(row.line);
        continue;
      }
      const publishedAt = publishedDate(cell(row.fields, 'post date'));
      posts.push({
        id: cell(row.fields, 'post id'),
        title: cell(row.fields, 'title'),
        subtitle: cell(row.fields, 'subtitle'),
        ...(publishedAt === undefined ? {} : { publishedAt }),
        isPublished: /^true$/iu.test(cell(row.fields, 'is published')),
        isPage: cell(row.fields, 'type') === 'page',
      });
    }
  }
  if (!isKnown) throw new DrafthandError({ code: 'table-unknown', detail: 'posts.csv' });
  return { posts, brokenLines };
}

/** The address of a publication by the name of its list of subscribers, `email_list.NAME.csv`; of that only the name is known here. */
export function substackAddress(paths: string[]): string | undefined {
  for (const path of paths) {
    const name = /^email_list\.([a-z\d-]+)\.csv$/iu.exec(path)?.[1];
    if (name !== undefined) return `https://${name.toLowerCase()}.substack.com/`;
  }
  return undefined;
}
