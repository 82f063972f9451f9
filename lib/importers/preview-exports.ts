import { toAppError } from '../core/errors';
import type { ExportKind } from '../core/library/exported-post';
import type { PreviewTally } from './preview-tally';
import { textByName } from './preview-text';

/** The files of an export of which one describes all texts; others are counted as they are met. */
export interface GatheredExport {
  kind: ExportKind;
  /** Paths of its texts, and of files of which only the name counts. */
  paths: string[];
  /** `posts.csv`, the WXR or the JSON file. */
  table?: Blob;
}

export interface ExportPreview {
  /** Where the texts are published, if the export says it. */
  address?: string;
  isWhole: boolean;
}

/** A JSON file is parsed as a whole, which holds up everything else. */
const largestJson = 20_000_000;

/** Counts the texts of an export by the table or file that lists them, until `isLate`. */
export async function previewExport(
  { kind, paths, table }: GatheredExport,
  tally: PreviewTally,
  { isLate, signal }: { isLate: () => boolean; signal?: AbortSignal },
): Promise<ExportPreview> {
  try {
    if (kind === 'substack') return await previewSubstack(paths, table, tally, signal);
    if (kind === 'wordpress' && table)
      return await previewWordPress(table, paths[0] ?? '', tally, { isLate, signal });
    if (kind === 'ghost' && table) return await previewGhost(table, tally);
  } catch (thrown) {
    signal?.throwIfAborted();
    tally.refuse(paths[0] ?? kind, toAppError(thrown));
  }
  return { isWhole: true };
}

async function previewSubstack(
  paths: string[],
  table: Blob | undefined,
  tally: PreviewTally,
  signal: AbortSignal | undefined,
): Promise<ExportPreview> {
  const { readSubstackTable, substackAddress } = await import('./exports/substack-table');
  const texts = paths.filter((path) => path.startsWith('posts/'));
  const numbers = new Set(texts.map((path) => /^posts\/(\d+)/u.exec(path)?.[1]));
  const { posts } = table ? await readSubstackTable(table, signal) : { posts: [] };
  for (const { id, title, publishedAt, isPublished } of posts) {
    if (!numbers.delete(/^\d+/u.exec(id)?.[0])) continue;
    tally.count('substack', { title, date: publishedAt, isDraft: !isPublished });
  }
  // Nobody can tell whether what is not in the table was published.
  for (const path of texts) {
    if (!numbers.has(/^posts\/(\d+)/u.exec(path)?.[1])) continue;
    tally.count('substack', { ...textByName(path, 'substack'), isDraft: true });
  }
  return { address: substackAddress(paths), isWhole: true };
}

async function previewWordPress(
  file: Blob,
  path: string,
  tally: PreviewTally,
  { isLate, signal }: { isLate: () => boolean; signal?: AbortSignal },
): Promise<ExportPreview> {
  const { textOf, wordPressItems } = await import('./exports/wordpress-items');
  const { readWordPressItem } = await import('./exports/wordpress');
  let address: string | undefined;
  const onHead = (xml: string) => {
    address = textOf(
      /<wp:base_blog_url>([\s\S]*?)<\/wp:base_blog_url>|<link>([^<]*)<\/link>/u
        .exec(xml)
        ?.slice(1)
        .find(Boolean) ?? '',
    );
  };
  for await (const item of wordPressItems(file, onHead, signal)) {
    if (isLate()) return { address, isWhole: false };
    if (!('xml' in item)) {
      tally.refuse(`${path}:${item.line}`, { code: 'entry-unreadable', values: { line: item.line } });
      continue;
    }
    const { isText, isTrash, draftState, post } = readWordPressItem(item.xml, '');
    if (!isText || isTrash) continue;
    const isDraft = draftState !== undefined;
    tally.count('wordpress', { title: post.title ?? '', date: post.publishedAt, isDraft });
  }
  return { address, isWhole: true };
}

async function previewGhost(file: Blob, tally: PreviewTally): Promise<ExportPreview> {
  if (file.size > largestJson) return { isWhole: false };
  const { ghostPosts } = await import('./exports/ghost');
  for (const { draftState, post } of await ghostPosts(file, undefined)) {
    tally.count('ghost', {
      title: post.title ?? '',
      date: post.publishedAt,
      isDraft: draftState !== undefined,
    });
  }
  return { isWhole: true };
}
