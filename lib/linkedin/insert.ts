import type { InsertOutcome, InsertRefusal, InsertRequest } from '../core/conversation/conversation';
import { type ComposerReading, composerText, readComposer } from './composer';
import { conversationKeyOf } from './identity';
import {
  copyContent,
  insertAsNodes,
  insertByTyping,
  isSameText,
  normaliseForComposer,
  placeCaretAtEnd,
  restoreContent,
  separatorAfter,
} from './insert-text';
import { settledText } from './insert-verify';
import { readConversation } from './read-conversation';
import { findConversationRoots } from './surfaces';

/** Documents with an insertion under way: a second one would read a half-written composer. */
const busyDocuments = new WeakSet<Document>();

/**
 * Writes the owner's text into the composer of exactly the conversation it was drafted for, or
 * refuses by name and leaves the composer as it was. Returns what the composer holds afterwards.
 * Never sends: no click, no submit, no key event.
 */
export async function insertIntoComposer(
  document: Document,
  url: string,
  request: InsertRequest,
): Promise<InsertOutcome> {
  if (busyDocuments.has(document)) return refused('composer-busy');
  busyDocuments.add(document);
  try {
    const target = focusTarget(document, url, request);
    if ('inserted' in target) return target;
    return await write(target, () => currentEditor(document, url, request));
  } finally {
    busyDocuments.delete(document);
  }
}

interface Target {
  editor: HTMLElement;
  /** What the editor holds before the insertion. */
  before: string;
  /** The owner's text with the blank line before it, where one is needed. */
  text: string;
}

/** Finds the composer, focuses it and looks again: focusing may rebuild the editor or the whole pane. */
function focusTarget(document: Document, url: string, request: InsertRequest): Target | Refusal {
  const first = findTarget(document, url, request);
  if ('inserted' in first) return first;
  first.editor.focus({ preventScroll: true });
  const second = findTarget(document, url, request);
  if ('inserted' in second || second.editor === first.editor) return second;
  second.editor.focus({ preventScroll: true });
  const third = findTarget(document, url, request);
  if ('inserted' in third || third.editor === second.editor) return third;
  return refused('composer-busy');
}

type Refusal = Extract<InsertOutcome, { inserted: false }>;

function refused(code: InsertRefusal, composerText?: string): Refusal {
  return composerText === undefined ? { inserted: false, code } : { inserted: false, code, composerText };
}

/** The one editor the text may go into right now, or the reason why not. Changes nothing. */
function findTarget(document: Document, url: string, request: InsertRequest): Target | Refusal {
  const text = normaliseForComposer(request.text);
  // The panel does not offer to insert nothing; should it happen, there is nothing to verify.
  if (text === '') return refused('insert-not-verified');
  const found = findComposer(document, url, request);
  if ('inserted' in found) return found;
  const { composer, editor } = found;
  if (composer.state === 'busy') return refused('composer-busy');
  if (composer.state === 'has-text' && request.mode !== 'append') {
    return refused('composer-not-empty', composer.text);
  }
  const before = composer.text;
  const added = separatorAfter(before) + text;
  if (composer.enterSends && added.includes('\n')) return refused('enter-sends', composer.text);
  return { editor, before, text: added };
}

/** The composer of the conversation the draft was made for. */
function findComposer(
  document: Document,
  url: string,
  request: InsertRequest,
): { composer: ComposerReading; editor: HTMLElement } | Refusal {
  const roots = findConversationRoots(document).filter(
    (root) => conversationKeyOf(root, url) === request.conversationKey,
  );
  if (roots.length === 0) return refused('thread-changed');
  const composers = roots.map((root) => ({ root, composer: readComposer(root) }));
  const writable = composers.filter(({ composer }) => composer.candidates > 0);
  const [only] = writable;
  if (writable.length > 1 || (only && only.composer.candidates > 1)) return refused('composer-ambiguous');
  const [root] = only ? [only.root] : roots;
  const thread = root ? threadStateOf(document, url, root, request) : 'other';
  if (thread === 'other') return refused('thread-changed');
  if (thread === 'grown' && !request.allowNewerMessages) {
    return { ...refused('thread-changed'), hasNewerMessages: true };
  }
  if (!only?.composer.editor) return refused('composer-missing');
  return { composer: only.composer, editor: only.composer.editor };
}

/**
 * Whether the thread still ends with the message the draft answers, has grown since, or is another
 * one: during navigation the address changes before the pane does, so the key alone could name a
 * conversation that is not the one on screen.
 */
function threadStateOf(
  document: Document,
  url: string,
  root: HTMLElement,
  { newestMessageKey }: InsertRequest,
): 'same' | 'grown' | 'other' {
  const messages = readConversation(root, { url, document }).conversation?.messages ?? [];
  // Drafted before anything was said.
  if (newestMessageKey === undefined) return messages.length === 0 ? 'same' : 'grown';
  if (messages.at(-1)?.key === newestMessageKey) return 'same';
  return messages.some(({ key }) => key === newestMessageKey) ? 'grown' : 'other';
}

/** The conversation's editor as it is now; undefined when the pane is gone or no longer clear. */
function currentEditor(document: Document, url: string, request: InsertRequest): HTMLElement | undefined {
  const found = findComposer(document, url, { ...request, allowNewerMessages: true });
  return 'inserted' in found ? undefined : found.editor;
}

async function write(target: Target, findEditor: () => HTMLElement | undefined): Promise<InsertOutcome> {
  const { editor, before, text } = target;
  const content = copyContent(editor);
  placeCaretAtEnd(editor);
  // A text that ends in "@name" would leave LinkedIn's people picker open, and Enter would pick from it.
  insertByTyping(editor, /@[^\s@]*$/.test(text) ? `${text} ` : text);
  let method: 'insert-text' | 'nodes' = 'insert-text';
  if (isSameText(composerText(editor), before)) {
    method = 'nodes';
    insertAsNodes(editor, text);
  }
  const current = () => (editor.isConnected ? editor : findEditor());
  const settled = await settledText(current, before + text);
  if (settled !== undefined) return { inserted: true, text: settled, method };
  const left = current();
  if (!left) return refused('insert-not-verified');
  if (!isSameText(composerText(left), before)) restoreContent(left, content);
  return refused('insert-not-verified', composerText(left));
}
