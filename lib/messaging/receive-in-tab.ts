/**
 * The content script's receiver. Hand-written checks instead of zod, because this file
 * runs inside LinkedIn's pages and every kilobyte there counts.
 */

import { browser } from 'wxt/browser';
import { toAppError } from '../core/errors';
import type { Answer, TabCommands } from './protocol';

/** What the content script can be asked to do. */
export type TabHandlers = {
  [Type in keyof TabCommands]: (
    data: TabCommands[Type]['request'],
  ) => TabCommands[Type]['answer'] | Promise<TabCommands[Type]['answer']>;
};

/** The sender of a message, as far as the check needs it. */
export interface TabCommandSender {
  id?: string;
  tab?: unknown;
}

/** Answers the background's commands until `signal` aborts. Messages that are not for a tab are left alone. */
export function receiveInTab(handlers: TabHandlers, signal: AbortSignal): void {
  const receiver = createTabReceiver(handlers, browser.runtime.id);
  browser.runtime.onMessage.addListener(receiver);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(receiver));
}

/**
 * The listener behind {@link receiveInTab}: returns true when it answers later through
 * `sendResponse`, false for a message that is not for the content script.
 */
export function createTabReceiver(handlers: TabHandlers, extensionId: string) {
  return (
    message: unknown,
    sender: TabCommandSender,
    sendResponse: (answer: Answer<unknown>) => void,
  ): boolean => {
    if (!isRecord(message) || message.drafthand !== 1 || message.to !== 'tab') return false;
    // Only the background commands a page; our own pages in a tab and other extensions do not.
    if (sender.id !== extensionId || sender.tab !== undefined) {
      sendResponse({ ok: false, error: { code: 'sender-refused' } });
      return false;
    }
    const answer = dispatch(handlers, message.type, message.data);
    if (!answer) {
      sendResponse({ ok: false, error: { code: 'message-malformed' } });
      return false;
    }
    answer.then(
      (value) => sendResponse({ ok: true, value }),
      (thrown) => sendResponse({ ok: false, error: toAppError(thrown) }),
    );
    return true;
  };
}

/** Runs the handler of a well-formed command; undefined when the command is malformed. */
function dispatch(handlers: TabHandlers, type: unknown, data: unknown): Promise<unknown> | undefined {
  if (!isRecord(data)) return undefined;
  if (type === 'page/read') return start(() => handlers['page/read']({}));
  if (type === 'page/buttons' && typeof data.enabled === 'boolean') {
    const { enabled } = data;
    return start(() => handlers['page/buttons']({ enabled }));
  }
  if (type === 'page/insert' && isInsertRequest(data)) return start(() => handlers['page/insert'](data));
  return undefined;
}

/** Runs a handler in this tick and turns a throw into a rejection. */
async function start(run: () => unknown): Promise<unknown> {
  return await run();
}

function isInsertRequest(
  data: Record<string, unknown>,
): data is Record<string, unknown> & TabCommands['page/insert']['request'] {
  return (
    typeof data.conversationKey === 'string' &&
    typeof data.text === 'string' &&
    (data.mode === 'empty-only' || data.mode === 'append') &&
    isOptional(data.newestMessageKey, 'string') &&
    isOptional(data.allowNewerMessages, 'boolean')
  );
}

function isOptional(value: unknown, type: 'string' | 'boolean'): boolean {
  // A field that was undefined at the sender arrives absent; null never is sent.
  return value === undefined || typeof value === type;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
