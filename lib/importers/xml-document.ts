import { xmlFromRoot } from './xml-prolog';

/**
 * Parses XML of any quality into a document without a window. What is not well-formed is mended first
 * (see {@link mended}); where that does not help, the document goes as far as the parser got. Nothing
 * a document type declares is expanded or fetched. Undefined for what has no root element.
 */
export function parseXml(source: string): Document | undefined {
  const text = xmlFromRoot(source);
  if (text === undefined) return undefined;
  const strict = parsed(text);
  return isWhole(strict) ? strict : parsed(mended(text));
}

function parsed(text: string): Document {
  return new DOMParser().parseFromString(text, 'text/xml');
}

function isWhole(document: Document): boolean {
  return document.getElementsByTagName('parsererror').length === 0;
}

/** What XML 1.0 does not allow even as a reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/**
 * The usual faults of XML written by hand or by templates: names of HTML characters (`&nbsp;`),
 * ampersands and angle brackets that stand for themselves, forbidden characters, prefixes that are
 * declared nowhere, an end that is cut off. CDATA sections stay as they are.
 */
function mended(text: string): string {
  const isData = (part: string) => part.startsWith('<![CDATA[');
  const parts = text.replace(forbidden, '').split(/(<!\[CDATA\[[\s\S]*?\]\]>)/u);
  const whole = parts.map((part) => (isData(part) ? part : mendedMarkup(part)));
  const declarations = missingPrefixes(whole.filter((part) => !isData(part)))
    .map((prefix) => ` xmlns:${prefix}="urn:undeclared:${prefix}"`)
    .join('');
  return whole
    .join('')
    .replace(/<\/[\p{L}_][\w.:-]*\s*$/u, '$&>')
    .replace(/^<[^\s<>/]+/u, `$&${declarations}`);
}

function mendedMarkup(part: string): string {
  return part
    .replace(
      /&(?!#\d+;|#x[\da-f]+;|(?:amp|lt|gt|quot|apos);)(?:([a-z][a-z\d]*);)?/giu,
      (whole, name?: string) => {
        const character = name === undefined ? undefined : characterNamed(name);
        return character ?? `&amp;${whole.slice(1)}`;
      },
    )
    .replace(/&#(\d+|x[\da-f]+);/giu, (reference, number: string) => (isAllowed(number) ? reference : ''))
    .replace(/<(?![\p{L}_/!?])/gu, '&lt;');
}

const named = new Map<string, string | undefined>();

/** The browser knows the names of HTML; undefined for others. */
function characterNamed(name: string): string | undefined {
  if (!named.has(name)) {
    const { body } = new DOMParser().parseFromString(`&${name};`, 'text/html');
    const text = body.textContent ?? '';
    named.set(name, text === `&${name};` || text === '' ? undefined : text);
  }
  return named.get(name);
}

function isAllowed(number: string): boolean {
  const code = number.startsWith('x') || number.startsWith('X') ? Number(`0${number}`) : Number(number);
  const isCharacter = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff);
  return isCharacter && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** Prefixes of elements and attributes that are declared nowhere. */
function missingPrefixes(parts: string[]): string[] {
  const used = new Set<string>();
  const declared = new Set(['xml', 'xmlns']);
  for (const [tag] of parts.flatMap((part) => [...part.matchAll(/<[^<>!?]+>/gu)])) {
    for (const [, prefix = '', name = ''] of tag.matchAll(
      /(?:^<\/?|\s)([\p{L}_][\w.-]*):([\p{L}_][\w.-]*)/gu,
    )) {
      if (prefix === 'xmlns') declared.add(name);
      else used.add(prefix);
    }
  }
  return [...used].filter((prefix) => !declared.has(prefix));
}
