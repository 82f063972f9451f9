import { parseHtmlPage } from '../lib/importers/html-page';
import { inertDocument } from '../lib/importers/parse-html';

/** A saved page, and the main part of it as a person or another program found it. */
export interface PageFile {
  name: string;
  source: string;
  expected: string;
}

/** How the importer read it. */
export interface PageReading {
  name: string;
  /** What was thrown; absent when nothing was. */
  failure?: string;
  milliseconds: number;
  precision: number;
  recall: number;
}

/** Runs inside a page of a real browser: reads a saved page with the importer's code. */
function readPage({ name, source, expected }: PageFile): PageReading {
  const started = performance.now();
  try {
    const { blocks } = parseHtmlPage(source, { url: 'http://fakehost/test/page.html', name });
    const milliseconds = performance.now() - started;
    const found = wordsOf(blocks.map(({ text }) => text).join(' '));
    const stated = wordsOf(inertDocument(expected).body.textContent ?? '');
    const common = countCommon(found, stated);
    return {
      name,
      milliseconds,
      precision: share(common, found.length),
      recall: share(common, stated.length),
    };
  } catch (thrown) {
    return {
      name,
      failure: String(thrown),
      milliseconds: performance.now() - started,
      precision: 0,
      recall: 0,
    };
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words in both, as often as they are in both. */
function countCommon(one: string[], other: string[]): number {
  const left = new Map<string, number>();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  return one.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count > 0;
  }).length;
}

/** A page without words is right when nothing is expected. */
function share(part: number, whole: number): number {
  return whole === 0 ? (part === 0 ? 1 : 0) : part / whole;
}

Object.assign(globalThis, { importerPage: { readPage } });
