import { DrafthandError } from '../core/errors';
import type { FeedEntry, ReadFeed } from './feed-entry';
import { readFeedLeniently } from './feed-lenient';
import { readFeedStrictly } from './feed-strict';

/**
 * Reads RSS, Atom, RDF or JSON Feed, each entry once. `url` is the feed's address, against which links
 * are resolved. A feed that breaks the rules of its format is read as far as it makes sense. Throws
 * `feed-unreadable` for anything else.
 */
export function readFeed(source: string, url: string): ReadFeed {
  const read = readEveryEntry(source, url);
  const seen = new Set<string>();
  const entries = read.entries.map(withKey).filter((entry) => {
    const isNew = entry.key !== '' && !seen.has(entry.key);
    seen.add(entry.key);
    return isNew;
  });
  return { ...read, entries };
}

/** {@link readFeed} with all entries as they stand there, also repeated ones and those that say nothing. */
export function readEveryEntry(source: string, url: string): ReadFeed {
  const text = source.trim();
  const read = withLinks(readFeedStrictly(text, url), () => readFeedLeniently(text, url));
  if (!read) throw new DrafthandError({ code: 'feed-unreadable', detail: 'neither RSS, Atom nor JSON Feed' });
  return read;
}

/** Where the format's own reader finds no link to an entry, the lenient one may have found it. */
function withLinks(
  strict: ReadFeed | undefined,
  readAgain: () => ReadFeed | undefined,
): ReadFeed | undefined {
  if (strict && strict.entries.length > 0 && strict.entries.every(({ url }) => url !== undefined))
    return strict;
  const lenient = readAgain();
  if (!strict || !lenient || strict.entries.length === 0) return lenient ?? strict;
  if (strict.entries.length !== lenient.entries.length) return strict;
  const entries = strict.entries.map((entry, index): FeedEntry => {
    const url = entry.url ?? lenient.entries[index]?.url;
    return { ...entry, url, key: entry.key || url || '' };
  });
  return { ...strict, entries };
}

/** Entries without id and address are told apart by their title, else by how they begin. */
function withKey(entry: FeedEntry): FeedEntry {
  const key = entry.key || entry.title || (entry.content ?? entry.summary ?? '').slice(0, 100);
  return { ...entry, key };
}
