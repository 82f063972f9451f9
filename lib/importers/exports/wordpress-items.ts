import { csvText } from '../csv-text';
import { decodeReferences } from '../markdown-html';

/** An `<item>` with the number of the line it begins at, or why it could not be cut out. */
export type WordPressItem = { line: number; xml: string } | { line: number; problem: 'broken' | 'too-long' };

/** Longest item kept, in characters. */
const longestItem = 8_000_000;

/**
 * The items of a WordPress export (WXR, an extended RSS), cut out of the file as it is read, in
 * memory that does not grow with it. An item that ends in the middle, or without an end, is told
 * with its line; the next one is read. What stands before the first item is handed to `onHead`.
 */
export async function* wordPressItems(
  file: Blob,
  onHead: (xml: string) => void = () => undefined,
  signal?: AbortSignal,
): AsyncGenerator<WordPressItem> {
  let text = '';
  let line = 1;
  /** Characters before this have been looked through for the end of the item. */
  let looked = 0;
  let isInside = false;
  let hasHead = false;

  const drop = (until: number) => {
    for (let at = text.indexOf('\n'); at !== -1 && at < until; at = text.indexOf('\n', at + 1)) line += 1;
    text = text.slice(until);
    looked = 0;
  };

  for await (const chunk of csvText(file, signal)) {
    text += chunk;
    for (;;) {
      if (!isInside) {
        const start = /<item(?:\s[^>]*)?>/u.exec(text);
        if (!start) {
          if (hasHead && text.length > 20) drop(text.length - 20);
          break;
        }
        if (!hasHead) onHead(text.slice(0, start.index));
        hasHead = true;
        drop(start.index);
        isInside = true;
        looked = 1;
      }
      const next = itemEnd(text, looked);
      if (next.kind === 'more') {
        looked = next.from;
        if (text.length <= longestItem) break;
        yield { line, problem: 'too-long' };
        drop(text.length - 20);
        isInside = false;
        break;
      }
      if (next.kind === 'end') yield { line, xml: text.slice(0, next.at) };
      else yield { line, problem: 'broken' };
      drop(next.at);
      isInside = false;
    }
  }
  if (isInside) yield { line, problem: 'broken' };
  if (!hasHead) onHead(text.slice(0, 10_000));
}

type Found = { kind: 'end' | 'next'; at: number } | { kind: 'more'; from: number };

/** The end of an item, or the beginning of the next one where it has none; what CDATA holds is text. */
function itemEnd(text: string, from: number): Found {
  const sign = /<!\[CDATA\[|<\/item>|<item(?:\s[^>]*)?>/gu;
  sign.lastIndex = from;
  for (;;) {
    const found = sign.exec(text);
    // A sign may lie across two chunks.
    if (!found) return { kind: 'more', from: Math.max(from, text.length - 20) };
    if (found[0] === '</item>') return { kind: 'end', at: sign.lastIndex };
    if (found[0] !== '<![CDATA[') return { kind: 'next', at: found.index };
    const end = text.indexOf(']]>', sign.lastIndex);
    if (end === -1) return { kind: 'more', from: found.index };
    sign.lastIndex = end;
    from = end;
  }
}

export interface XmlElement {
  name: string;
  /** The start tag's text after the name. */
  attributes: string;
  inner: string;
}

/** The elements directly inside an element's text, in order; tags inside CDATA are text. */
export function elementsOf(inner: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const tag = /<!\[CDATA\[|<([a-z][\w:.-]*)((?:\s[^<>]*?)?)(\/?)>/giu;
  for (let found = tag.exec(inner); found; found = tag.exec(inner)) {
    const [, name, attributes = '', isEmpty] = found;
    if (name === undefined) {
      const end = inner.indexOf(']]>', tag.lastIndex);
      if (end === -1) break;
      tag.lastIndex = end;
    } else if (isEmpty) elements.push({ name, attributes, inner: '' });
    else {
      const end = closing(inner, name, tag.lastIndex);
      if (end === undefined) break;
      elements.push({ name, attributes, inner: inner.slice(tag.lastIndex, end) });
      tag.lastIndex = end;
    }
  }
  return elements;
}

function closing(text: string, name: string, from: number): number | undefined {
  for (let at = from; ; ) {
    const end = text.indexOf(`</${name}>`, at);
    if (end === -1) return undefined;
    const data = text.indexOf('<![CDATA[', at);
    if (data === -1 || data > end) return end;
    const dataEnd = text.indexOf(']]>', data);
    if (dataEnd === -1) return undefined;
    at = dataEnd + 3;
  }
}

/** The text of an element: CDATA as it stands, references outside of it resolved. */
export function textOf(inner: string): string {
  return inner
    .split(/<!\[CDATA\[([\s\S]*?)\]\]>/u)
    .map((part, index) => (index % 2 === 1 ? part : decodeReferences(part)))
    .join('')
    .trim();
}
