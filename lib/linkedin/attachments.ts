import type { Attachment, AttachmentKind } from '../core/conversation/conversation';
import { elementText, follows } from './element-text';
import { targetOf } from './link-text';
import { matchesAny, selectAll, selectFirst } from './selectors';

const kinds: AttachmentKind[] = [
  'image',
  'file',
  'audio',
  'video',
  'gif',
  'sticker',
  'job',
  'meeting',
  'call',
  'link-preview',
  'forwarded',
  'other',
];

/** Longest description; a preview can hold a whole post. */
const longestDescription = 200;

/** What was sent beside the words of one message, in page order: described, never opened. */
export function readAttachments(message: HTMLElement): Attachment[] {
  const found: Array<{ kind: AttachmentKind; element: HTMLElement }> = [];
  for (const kind of kinds) {
    for (const element of selectAll(message, `attachment-${kind}`)) {
      const isKnown = found.some(
        (other) =>
          other.element.contains(element) ||
          element.contains(other.element) ||
          // A forwarded message is drawn in several parts.
          (kind === 'forwarded' && other.kind === kind),
      );
      if (!isKnown) found.push({ kind, element });
    }
  }
  return found
    .sort((left, right) => (follows(right.element, left.element) ? -1 : 1))
    .map(({ kind, element }) => ({ kind, description: describe(element, message), url: addressIn(element) }));
}

function describe(element: HTMLElement, message: HTMLElement): string {
  if (matchesAny(element, 'forwarded-label')) {
    // The forwarded words stand behind the label that says whose they are.
    const words = selectAll(message, 'body').filter((body) => follows(body, element));
    return [element, ...words].map(elementText).join(' ').slice(0, longestDescription);
  }
  const named = selectFirst(element, 'file-name') ?? selectFirst(element, 'preview-title');
  const image = element.matches('img') ? element : element.querySelector('img[alt]:not([alt=""])');
  const text =
    elementText(named) ||
    image?.getAttribute('alt')?.trim() ||
    elementText(element) ||
    element.querySelector('[aria-label]')?.getAttribute('aria-label') ||
    '';
  return text.slice(0, longestDescription);
}

/** The first web address in the block; download links of the page (`blob:`) lead nowhere later. */
function addressIn(element: HTMLElement): string | undefined {
  for (const link of element.querySelectorAll('a[href]')) {
    const target = targetOf(link.getAttribute('href'));
    if (target) return target.href;
  }
  return undefined;
}
