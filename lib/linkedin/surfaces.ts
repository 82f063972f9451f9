import type { SurfaceKind } from '../core/conversation/conversation';
import { closestOf, selectAll } from './selectors';

/**
 * The places of one document where messaging can be: the document itself and every open shadow
 * root in it, nested ones included. LinkedIn's new front end renders bubbles into the shadow root
 * of `#interop-outlet`; other pages have them in the document. Frames have a content script of
 * their own and are not entered.
 */
export function findSearchRoots(document: Document): Array<Document | ShadowRoot> {
  const roots: Array<Document | ShadowRoot> = [document];
  // The list grows while it is walked: a root found inside a root is searched in its turn.
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }
  return roots;
}

/** Every conversation on the page: the open thread, or each bubble of the overlay. Outermost roots only. */
export function findConversationRoots(document: Document): HTMLElement[] {
  const found = findSearchRoots(document).flatMap((root) => selectAll(root, 'conversation'));
  return found.filter((root) => !found.some((other) => other !== root && other.contains(root)));
}

/** Whether a conversation root is a bubble or the thread of the messaging page. */
export function surfaceOf(root: HTMLElement): Exclude<SurfaceKind, 'pasted'> {
  return closestOf(root, 'overlay-bubble') || root.closest('#msg-overlay, [role="dialog"]')
    ? 'overlay-bubble'
    : 'messaging-page';
}
