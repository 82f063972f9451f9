import { profileLinkOf, threadIdOf } from './addresses';
import { elementText } from './element-text';
import { viewerIdIn } from './event-urn';
import { selectAll, selectFirst } from './selectors';
import { surfaceOf } from './surfaces';

/**
 * Stable identity of the conversation in `root`, the same after a re-mount; undefined while the pane
 * shows nobody yet. Cheap: reads the header and one message.
 *
 * On the messaging page it is the thread id of the address **and** who the pane shows. LinkedIn
 * changes the address before the pane, so for a moment both belong to different threads; such a mix
 * gives a key that is neither the old thread's nor the new one's, and an insertion is refused.
 * In a bubble there is no thread id: the people decide, then the title.
 */
export function conversationKeyOf(root: HTMLElement, url: string): string | undefined {
  const people = peopleKeyOf(root);
  if (!people) return undefined;
  const threadId = surfaceOf(root) === 'messaging-page' ? threadIdOf(url) : undefined;
  return threadId ? `thread:${threadId} ${people}` : people;
}

function peopleKeyOf(root: HTMLElement): string | undefined {
  const recipients = selectAll(root, 'recipient').map(elementText);
  if (recipients.length > 0) return `new:${recipients.sort().join('+')}`;
  const shown = idsOf(selectAll(root, 'title-link'));
  const sender = firstSenderOf(root);
  if (shown.length > 0) {
    const key = `people:${shown.join('+')}`;
    // The pane is being replaced: its header already shows someone else than its messages.
    const isMixed = shown.length === 1 && isToken(shown[0]) && isToken(sender) && sender !== shown[0];
    return isMixed ? `${key}!${sender}` : key;
  }
  const title = selectFirst(root, 'title');
  const name = title && elementText(title);
  if (name) return `title:${name}`;
  return sender && `people:${sender}`;
}

/** Member tokens, or else addresses, of the linked people: sorted, each once. */
function idsOf(links: HTMLElement[]): string[] {
  const ids = links.flatMap((link) => {
    const profile = profileLinkOf(link.getAttribute('href'));
    return profile ? [profile.memberId ?? profile.url] : [];
  });
  return [...new Set(ids)].sort();
}

function firstSenderOf(root: HTMLElement): string | undefined {
  for (const message of selectAll(root, 'other-message')) {
    const link = selectFirst(message, 'sender-link');
    if (link) return idsOf([link])[0];
  }
  return undefined;
}

function isToken(id: string | undefined): boolean {
  return id !== undefined && !id.includes('/');
}

/** The viewer's member token as the messages of `scope` tell it; undefined when there are none. */
export function viewerIdOf(scope: ParentNode): string | undefined {
  for (const message of selectAll(scope, 'message')) {
    const id = viewerIdIn(message.getAttribute('data-event-urn'));
    if (id) return id;
  }
  return undefined;
}
