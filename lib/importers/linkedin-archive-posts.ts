import type { ArchiveFile } from '../app/ports';
import { countWords } from '../core/library/count-words';
import type { Block, ParsedDocument } from '../core/library/document';
import { firstWords } from '../core/library/document-title';
import { absoluteUrl } from '../core/library/linked-text';
import { type Cells, readArchiveTable, type TableItems } from './linkedin-archive-rows';
import { archiveBlocks, archiveText, withoutWrappedLines } from './linkedin-archive-text';
import { publishedDate } from './published-date';

/** A comment of fewer words says thanks or agrees; it answers nobody's question. */
const leastCommentWords = 40;

/** The owner's posts. Reposts without words of the owner are left out. */
export async function readShares(file: ArchiveFile, signal?: AbortSignal): Promise<TableItems> {
  const documents: TableItems = [];
  const report = await readArchiveTable(
    file,
    'shares',
    (cells, tally) => {
      const text = withoutWrappedLines(archiveText(cells('sharecommentary'))).trim();
      if (text === '') return tally.leaveOut('bare-repost');
      const urn = urnIn(cells('sharelink'));
      const url = urn ? updateAddress(urn) : absoluteUrl(cells('sharelink'), undefined);
      const document = postDocument(text, url, cells('date'));
      const shared = absoluteUrl(cells('sharedurl'), undefined);
      if (shared) addLink(document.blocks, shared);
      documents.push({ name: urn ?? (url || document.title), input: { kind: 'document', document } });
      tally.keep();
    },
    signal,
  );
  return [...report, ...documents];
}

/** Comments long enough to be an answer of their own. */
export async function readComments(file: ArchiveFile, signal?: AbortSignal): Promise<TableItems> {
  const documents: TableItems = [];
  const report = await readArchiveTable(
    file,
    'comments',
    (cells, tally) => {
      const text = withoutWrappedLines(archiveText(cells('message'))).trim();
      if (text === '') return tally.leaveOut('no-text');
      if (countWords(text) < leastCommentWords) return tally.leaveOut('too-short');
      const link = absoluteUrl(cells('link'), undefined);
      // Without the comment's own id the address is that of somebody else's post.
      const isOwnAddress = link !== undefined && /[?&]commentUrn=/u.test(link);
      const document = postDocument(text, isOwnAddress ? link : undefined, cells('date'));
      documents.push({ name: commentKey(cells, text), input: { kind: 'document', document } });
      tally.keep();
    },
    signal,
  );
  return [...report, ...documents];
}

/** The address of a post as LinkedIn's own pages have it, and as posts read from them are stored. */
export function updateAddress(urn: string): string {
  return `https://www.linkedin.com/feed/update/${urn}/`;
}

function postDocument(text: string, url: string | undefined, date: string): ParsedDocument {
  const publishedAt = publishedDate(date);
  return {
    title: firstWords(text),
    kind: 'linkedin-post',
    ...(url === undefined ? {} : { url }),
    ...(publishedAt === undefined ? {} : { publishedAt, publishedFrom: 'archive' }),
    tags: [],
    isPrivate: false,
    blocks: archiveBlocks(text),
  };
}

/** `…/feed/update/urn%3Ali%3Ashare%3A739…` → `urn:li:share:739…`. */
function urnIn(link: string): string | undefined {
  return /urn:li:(?:activity|share|ugcPost):\d+/u.exec(link.replace(/%3A/giu, ':'))?.[0];
}

/** The page a post shares, unless its text has the address already. */
function addLink(blocks: Block[], url: string): void {
  const last = blocks.at(-1);
  if (!last || blocks.some((block) => block.links.some((link) => link.url === url))) return;
  const { hostname, pathname } = new URL(url);
  const anchorText = `${hostname.replace(/^www\./u, '')}${pathname === '/' ? '' : pathname}`;
  last.links.push({ url, anchorText, sentence: '' });
}

/** Several comments may stand under one post; the export leaves some dates out. */
function commentKey(cells: Cells, text: string): string {
  return `${cells('link')}#${cells('date') || firstWords(text)}`;
}
