import type { Conversation } from '../core/conversation/conversation';
import type { JobSource } from '../core/drafting/draft-job';
import { normalizeUrl } from '../core/library/normalize-url';
import type { LibraryFacts } from './ports';

/**
 * The only links a draft may hold, by normalised address with the address as it is written out:
 * those of the sources, those the owner wrote in the thread, and those in the thread that lead
 * to the owner's own active documents.
 */
export async function allowedLinks(
  conversation: Conversation,
  sources: JobSource[],
  facts: Pick<LibraryFacts, 'ownAddresses'>,
): Promise<Map<string, string>> {
  const allowed = new Map<string, string>();
  const fromOthers = new Map<string, string>();
  for (const message of conversation.messages) {
    const into = message.isOwn ? allowed : fromOthers;
    for (const url of urlsIn(message.text)) add(into, url);
  }
  if (fromOthers.size > 0) {
    for (const own of await facts.ownAddresses([...fromOthers.keys()])) {
      // As the library has it: what a sender wrote may carry something behind a `#`.
      if (fromOthers.has(own) && !allowed.has(own)) allowed.set(own, own);
    }
  }
  for (const { passage } of sources) if (passage.url) add(allowed, passage.url);
  return allowed;
}

/** The marks of the sources with the address each stands for, as the link guard takes them. */
export function sourceLinks(sources: JobSource[]): Array<{ mark: string; url?: string }> {
  return sources.map(({ mark, passage }) => ({ mark, url: passage.url }));
}

function add(links: Map<string, string>, url: string): void {
  const normalized = normalizeUrl(url);
  if (normalized !== undefined) links.set(normalized, url);
}

/** Web addresses in a text, without the punctuation that ends a sentence or a bracket. */
export function urlsIn(text: string): string[] {
  return (text.match(/https?:\/\/[^\s<>"'“”«»]+/gi) ?? []).map((url) => url.replace(/[).,;:!?\]}*_]+$/, ''));
}
