import { DrafthandError } from '../core/errors';
import { countWords } from '../core/library/count-words';
import type { ParsedDocument } from '../core/library/document';
import { decodeText } from './decode-text';
import type { FetchedResource } from './fetch-resource';
import { isLoginPage } from './login-page';

const htmlTypes = new Set(['text/html', 'application/xhtml+xml', '']);
const textTypes = new Set(['text/plain', 'text/markdown', 'text/x-markdown']);

/**
 * Reads a page that was fetched from `requested`. Throws `page-not-html`, `page-needs-login` (the
 * answer is a login page), `page-unreadable` (no text in it).
 */
export async function readWebPage(resource: FetchedResource, requested: string): Promise<ParsedDocument> {
  const text = decodeText(resource.bytes, resource.charset);
  if (textTypes.has(resource.mediaType)) return readTextPage(text, resource.url);
  if (!htmlTypes.has(resource.mediaType)) {
    throw new DrafthandError({ code: 'page-not-html', values: { type: resource.mediaType } });
  }
  return readHtmlPage(text, { requested, url: resource.url });
}

/** Reads HTML that was on the web; throws `page-needs-login` or `page-unreadable`. */
export async function readHtmlPage(
  html: string,
  { requested, url }: { requested: string; url: string },
): Promise<ParsedDocument> {
  const { parseHtmlPage } = await import('./html-page');
  const parsed = parseHtmlPage(html, { url, name: nameOfAddress(url) });
  const words = parsed.blocks.reduce((sum, block) => sum + countWords(block.text), 0);
  if (isLoginPage(html, words, { requested, url })) {
    throw new DrafthandError({ code: 'page-needs-login', detail: url });
  }
  if (words === 0) throw new DrafthandError({ code: 'page-unreadable', detail: url });
  return parsed;
}

async function readTextPage(text: string, url: string): Promise<ParsedDocument> {
  const name = nameOfAddress(url);
  const { parseMarkdown } = await import('./markdown');
  const parsed = parseMarkdown(text, { name });
  if (parsed.blocks.length === 0) throw new DrafthandError({ code: 'page-unreadable', detail: url });
  return { ...parsed, url: parsed.url ?? url };
}

/** The last part of an address's path, for a title when there is no other. */
function nameOfAddress(url: string): string {
  const { pathname, hostname } = new URL(url);
  const last = pathname.split('/').filter(Boolean).at(-1);
  return last ?? hostname;
}
