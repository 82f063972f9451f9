/** Inserting into the conversations of an opened page. */

import type { InsertOutcome, InsertRequest } from '../../lib/core/conversation/conversation';
import { readComposer } from '../../lib/linkedin/composer';
import { conversationKeyOf } from '../../lib/linkedin/identity';
import { insertIntoComposer } from '../../lib/linkedin/insert';
import { readConversation } from '../../lib/linkedin/read-conversation';
import { findConversationRoots } from '../../lib/linkedin/surfaces';
import type { OpenPage } from './open-page';

export const draft = 'Hi Idowu,\n\nthe shipment id, never the depot id: https://example.com/keys\n\nRenske';

export function rootOf(page: OpenPage, index = 0): HTMLElement {
  const root = findConversationRoots(page.document)[index];
  if (!root) throw new Error('no conversation');
  return root;
}

export function editorOf(page: OpenPage, index = 0): HTMLElement {
  const { editor } = readComposer(rootOf(page, index));
  if (!editor) throw new Error('no editor');
  return editor;
}

/** What LinkedIn would send: the fixture's own model of the editor. */
export function modelOf(page: OpenPage, index = 0): string {
  return (editorOf(page, index).closest('form') as unknown as { __model: string }).__model;
}

export function requestFor(page: OpenPage, changes: Partial<InsertRequest> = {}, index = 0): InsertRequest {
  const root = rootOf(page, index);
  const { conversation } = readConversation(root, { url: page.url, document: page.document });
  return {
    conversationKey: conversationKeyOf(root, page.url) ?? 'none',
    newestMessageKey: conversation?.messages.at(-1)?.key,
    text: draft,
    mode: 'empty-only',
    ...changes,
  };
}

export function insert(
  page: OpenPage,
  changes: Partial<InsertRequest> = {},
  index = 0,
): Promise<InsertOutcome> {
  return insertIntoComposer(page.document, page.url, requestFor(page, changes, index));
}

export function setText(page: OpenPage, lines: string[], index = 0) {
  const nodes = lines.map((line) => {
    const paragraph = page.document.createElement('p');
    paragraph.append(line === '' ? page.document.createElement('br') : line);
    return paragraph;
  });
  editorOf(page, index).replaceChildren(...nodes);
}
