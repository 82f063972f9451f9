import type { MessageType } from './protocol';

/** Who sent a message, as the browser reports it (`runtime.MessageSender`). */
export interface MessageSender {
  id?: string;
  url?: string;
  /** Missing in Firefox before 126. */
  origin?: string;
  frameId?: number;
  tab?: { id?: number; windowId?: number };
}

/** What a receiver must know of its own extension to judge a sender. */
export interface OwnExtension {
  extensionId: string;
  /** `runtime.getURL('/')`, with the slash at its end. */
  extensionUrl: string;
  /** True for an origin or address of a page Drafthand works on. */
  isAllowedPage: (url: string) => boolean;
}

type SenderKind = 'content-script' | 'page' | 'offscreen' | 'background';

/** Which kind of context may send which message. */
export const senderOf: { [Type in MessageType]: SenderKind } = {
  'draft/request': 'content-script',
  'draft/unreadable': 'content-script',
  'panel/read': 'page',
  'panel/choose': 'page',
  'draft/paste': 'page',
  'draft/again': 'page',
  'draft/continue': 'page',
  'draft/stop': 'page',
  'draft/check': 'page',
  'draft/insert': 'page',
  'profile/keep': 'page',
  'activity/sync': 'page',
  'this-page/add': 'page',
  'entry/apply': 'page',
  'model/list': 'page',
  'model/test': 'page',
  'retrieval/try': 'page',
  'embedding/test': 'page',
  'embedding/apply': 'page',
  'embedding/stop': 'page',
  'library/changed': 'page',
  'secret/state': 'page',
  'secret/save': 'page',
  'secret/unlock': 'page',
  'secret/lock': 'page',
  'secret/clear': 'page',
  'import/run': 'page',
  'import/stop': 'page',
  'import/pause': 'page',
  'import/resume': 'page',
  'import/url': 'page',
  'links/check': 'page',
  'links/stop': 'page',
  'site/discover': 'page',
  'import/site': 'page',
  'offscreen/discover-site': 'background',
  'source/schedule': 'page',
  'source/sync': 'page',
  'offscreen/idle': 'offscreen',
  'offscreen/embedding-choice': 'offscreen',
  'offscreen/import': 'background',
  'offscreen/refresh': 'background',
  'offscreen/go-on': 'background',
  'offscreen/interrupt-import': 'background',
  'page/read': 'background',
  'page/insert': 'background',
  'page/buttons': 'background',
};

/** True when this sender may send this type of message. */
export function isSenderAllowed(type: MessageType, sender: MessageSender, own: OwnExtension): boolean {
  if (sender.id !== own.extensionId) return false;
  switch (senderOf[type]) {
    case 'content-script':
      return sender.tab?.id !== undefined && own.isAllowedPage(sender.origin ?? sender.url ?? '');
    case 'page':
      return isOwnPage(sender, own) && !isOffscreen(sender, own);
    case 'offscreen':
      return sender.tab === undefined && isOffscreen(sender, own);
    case 'background':
      return sender.tab === undefined && isWorker(sender, own);
  }
}

function isOwnPage({ url }: MessageSender, { extensionUrl }: OwnExtension): boolean {
  return url?.startsWith(extensionUrl) === true && pathOf(url, extensionUrl).endsWith('.html');
}

/** The background's script; some browsers give it no address. */
function isWorker({ url }: MessageSender, { extensionUrl }: OwnExtension): boolean {
  return url === undefined || (url.startsWith(extensionUrl) && pathOf(url, extensionUrl).endsWith('.js'));
}

function isOffscreen({ url }: MessageSender, { extensionUrl }: OwnExtension): boolean {
  return url?.startsWith(extensionUrl) === true && pathOf(url, extensionUrl) === 'offscreen.html';
}

/** Path inside the extension without query and hash: `options.html#welcome` → `options.html`. */
function pathOf(url: string, extensionUrl: string): string {
  return url.slice(extensionUrl.length).split(/[?#]/, 1)[0] ?? '';
}
