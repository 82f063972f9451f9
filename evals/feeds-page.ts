import { toAppError } from '../lib/core/errors';
import { decodeText } from '../lib/importers/decode-text';
import { readEveryEntry } from '../lib/importers/feed';

/** A feed as it comes from a server. */
export interface FeedFile {
  name: string;
  base64: string;
  url: string;
  charset?: string;
}

/** What the importer made of it. */
export interface FeedReading {
  name: string;
  /** Absent when it was read. */
  code?: string;
  detail?: string;
  milliseconds: number;
  links: Array<string | null>;
}

/** Runs inside a page of a real browser: reads feeds with the importer's code, one after another. */
function readFeeds(files: FeedFile[]): FeedReading[] {
  return files.map(({ name, base64, url, charset }) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const started = performance.now();
    try {
      const { entries } = readEveryEntry(decodeText(bytes, charset), url);
      const milliseconds = performance.now() - started;
      return { name, milliseconds, links: entries.map((entry) => entry.url ?? null) };
    } catch (thrown) {
      const { code, detail } = toAppError(thrown);
      return { name, code, detail, milliseconds: performance.now() - started, links: [] };
    }
  });
}

Object.assign(globalThis, { importerPage: { readFeeds } });
