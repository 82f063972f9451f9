import { guardText } from './link-guard';

const nothingAllowed = { allowedUrls: new Map<string, string>(), sources: [] };

/**
 * Text from a sender, a page or the library as it may stand in a prompt: hidden characters, markup
 * and source marks taken out, every address replaced, and nothing in it that could be read as the
 * end of its block or as a marker of a prompt format.
 *
 * @param placeholder what stands for an address; empty to leave none.
 */
export function asPromptData(text: string, placeholder: string): string {
  const marked =
    placeholder === '' ? text : text.replace(/\bhttps?:\/\/[^\s<>"'“”«»)\]]+/gi, ` ${placeholder} `);
  return escapeFences(guardText(marked, nothingAllowed).text);
}

/** The same for one line, such as a name or a title. */
export function asPromptLine(text: string): string {
  return asPromptData(text, '').replace(/\s+/g, ' ').replaceAll('"', "'").slice(0, 300).trim();
}

/**
 * A text of the owner's own drafts: its links become the marks they came from, so that they can
 * come back as links; other addresses go.
 */
export function asMarkedText(text: string, sources: Array<{ mark: string; url?: string }>): string {
  const withUrl = sources.flatMap(({ mark, url }) => (url ? [{ mark, url }] : []));
  withUrl.sort((a, b) => b.url.length - a.url.length);
  let parts: Array<string | { mark: string }> = [text];
  for (const { mark, url } of withUrl) {
    parts = parts.flatMap((part) => (typeof part === 'string' ? splitAt(part, url, mark) : [part]));
  }
  return parts
    .map((part) => (typeof part === 'string' ? keepEdges(part, asPromptData(part, '')) : `[${part.mark}]`))
    .join('')
    .replace(/\((\[S\d+\])\)/g, '$1');
}

function splitAt(text: string, url: string, mark: string): Array<string | { mark: string }> {
  return text.split(url).flatMap((part, index) => (index === 0 ? [part] : [{ mark }, part]));
}

/** Cleaning trims; between a mark and a word the space has to stay. */
function keepEdges(before: string, after: string): string {
  const lead = /^\s*/.exec(before)?.[0] ?? '';
  const trail = before.trim() === '' ? '' : (/\s*$/.exec(before)?.[0] ?? '');
  return lead + after + trail;
}

/** Blocks of the prompt are tags; in data, whatever could be read as one gets other brackets. */
function escapeFences(text: string): string {
  return text
    .replace(/[<＜](?=\s*[|/!?\p{L}])/gu, '‹')
    .replace(/[>＞]/g, '›')
    .replace(/\[(?=\s*\/?\s*(?:inst|sys|system|s\s*\d))/gi, '(')
    .replace(/^(\s*)(#{2,}\s*)(?=(?:system|instruction|assistant|user|human))/gim, '$1');
}

/**
 * Tokens of a text, roughly and rather too many: one for four ASCII characters, one for each of
 * most others (byte-pair encodings split words of other scripts into 1 to 2 characters).
 */
export function estimateTokens(text: string): number {
  let wide = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x24f) wide += 1;
  return Math.ceil((text.length - wide) / 3.6 + wide);
}
