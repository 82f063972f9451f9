import type { FeedEntry } from './feed-entry';
import { paragraphsOf } from './feed-entry';

/** What RSS enclosures, Media RSS and iTunes say of an episode or a video. */
export interface MediaFields {
  enclosures?: Array<{ url?: string; type?: string }>;
  media?: MediaElements & { groups?: Array<MediaElements> };
  itunes?: { summary?: string; subtitle?: string };
  /** A video of YouTube. */
  isVideo?: boolean;
}

interface MediaElements {
  contents?: Array<{ url?: string; type?: string; medium?: string }>;
  description?: { value?: string; type?: string };
}

/**
 * The entry as an episode or a video when something to hear or to see hangs on it: its words from
 * wherever the feed has them, and the recording's address where it has no page. Other entries stay.
 */
export function withMedia(entry: FeedEntry, fields: MediaFields): FeedEntry {
  const { media, itunes, enclosures = [] } = fields;
  const groups = media?.groups ?? [];
  const files = [...enclosures, ...[media, ...groups].flatMap((part) => part?.contents ?? [])];
  const recording = files.find(isRecording);
  if (!recording && !fields.isVideo) return entry;
  const description = [media, ...groups].map((part) => part?.description).find((found) => found?.value);
  const html = description?.type === 'html' ? description.value : paragraphsOf(description?.value);
  const url = entry.url ?? recording?.url;
  const content = entry.content ?? itunes?.summary;
  const summary = entry.summary ?? html ?? itunes?.subtitle;
  return { ...entry, key: entry.key || url || '', url, content, summary, isMedia: true };
}

function isRecording(file: { url?: string; type?: string; medium?: string }): boolean {
  return /^(?:audio|video)\//u.test(file.type ?? '') || /^(?:audio|video)$/u.test(file.medium ?? '');
}
