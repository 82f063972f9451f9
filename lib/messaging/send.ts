/**
 * Sending between contexts. The content script imports this file, so it stays tiny:
 * types only from the protocol, no parsing. Failures come back as answers, never as throws.
 */

import { browser } from 'wxt/browser';
import type { ErrorCode } from '../core/errors';
import type {
  Answer,
  ContentMessages,
  Envelope,
  MessageMap,
  MessageType,
  OffscreenCommands,
  OffscreenMessages,
  PageMessages,
  SourceMessages,
  TabCommands,
} from './protocol';

type ToBackground = ContentMessages & PageMessages & SourceMessages & OffscreenMessages;

/**
 * Asks the background. The message leaves in the same tick, so a click's user activation
 * reaches the other side. Answers `worker-stopped` when nobody answered.
 */
export function sendToBackground<Type extends keyof ToBackground>(
  type: Type,
  data: ToBackground[Type]['request'],
): Promise<Answer<ToBackground[Type]['answer']>> {
  return answered<Type>('worker-stopped', () =>
    browser.runtime.sendMessage(envelope<Type>('background', type, data)),
  );
}

/** Commands the offscreen document. Answers `worker-stopped` when the document is not there. */
export function sendToOffscreen<Type extends keyof OffscreenCommands>(
  type: Type,
  data: OffscreenCommands[Type]['request'],
): Promise<Answer<OffscreenCommands[Type]['answer']>> {
  return answered<Type>('worker-stopped', () =>
    browser.runtime.sendMessage(envelope<Type>('offscreen', type, data)),
  );
}

/** Commands the content script in one frame. Answers `page-not-reachable` when it is not there. */
export function sendToTab<Type extends keyof TabCommands>(
  page: { tabId: number; frameId: number },
  type: Type,
  data: TabCommands[Type]['request'],
): Promise<Answer<TabCommands[Type]['answer']>> {
  return answered<Type>('page-not-reachable', () =>
    browser.tabs.sendMessage(page.tabId, envelope<Type>('tab', type, data), { frameId: page.frameId }),
  );
}

/** Commands the content script in every frame of a tab; the answer is that of the first frame. */
export function sendToEveryFrame<Type extends keyof TabCommands>(
  tabId: number,
  type: Type,
  data: TabCommands[Type]['request'],
): Promise<Answer<TabCommands[Type]['answer']>> {
  return answered<Type>('page-not-reachable', () =>
    browser.tabs.sendMessage(tabId, envelope<Type>('tab', type, data)),
  );
}

function envelope<Type extends MessageType>(
  to: Envelope['to'],
  type: Type,
  data: MessageMap[Type]['request'],
): Envelope<Type> {
  return { drafthand: 1, to, type, data };
}

async function answered<Type extends MessageType>(
  nobodyThere: ErrorCode,
  send: () => Promise<unknown>,
): Promise<Answer<MessageMap[Type]['answer']>> {
  try {
    const answer = await send();
    if (isAnswer<MessageMap[Type]['answer']>(answer)) return answer;
    return { ok: false, error: { code: nobodyThere, detail: 'no answer' } };
  } catch (thrown) {
    return { ok: false, error: { code: nobodyThere, detail: String(thrown) } };
  }
}

/** Answers come from our own receivers only, so their outer form is all there is to check. */
function isAnswer<Value>(answer: unknown): answer is Answer<Value> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}
