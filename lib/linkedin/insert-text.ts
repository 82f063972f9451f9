/**
 * Writing text into LinkedIn's plain-text editor: one `<p>` per line, an empty one is `<p><br></p>`.
 * No key event is ever dispatched here: with "Press Enter to send" on, a key event sends.
 */

import { composerText } from './composer';

/** The text as the composer can hold it: `\n` line breaks, no blanks at line ends, none at either end. */
export function normaliseForComposer(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[ \u00a0]+$/gm, '')
    .replace(/^\n+/, '')
    .trimEnd();
}

/** What must stand before the new text so that one blank line parts it from `existing`. */
export function separatorAfter(existing: string): string {
  if (existing.trim() === '') return '';
  const breaks = existing.length - existing.replace(/\n+$/, '').length;
  return '\n'.repeat(Math.max(0, 2 - breaks));
}

/** True when both are the same to a reader: blanks at line ends and at the end do not count. */
export function isSameText(left: string, right: string): boolean {
  return withoutTrailingBlanks(left) === withoutTrailingBlanks(right);
}

/** True when `text` begins with `expected`; the owner may already be typing on. */
export function beginsWith(text: string, expected: string): boolean {
  return withoutTrailingBlanks(text).startsWith(withoutTrailingBlanks(expected));
}

function withoutTrailingBlanks(text: string): string {
  return text.replaceAll('\u00a0', ' ').replace(/ +$/gm, '').trimEnd();
}

/** Puts the caret behind the last character. Ranges from before `focus()` are dead: the editor may rebuild its nodes. */
export function placeCaretAtEnd(editor: HTMLElement): void {
  if (editor.childNodes.length === 0) editor.append(lineNode(editor.ownerDocument, ''));
  const last = editor.lastElementChild;
  const line = last && (last.nodeName === 'P' || last.nodeName === 'DIV') ? last : editor;
  const endsInFiller = line.lastChild?.nodeName === 'BR';
  selectionOf(editor)?.collapse(line, line.childNodes.length - (endsInFiller ? 1 : 0));
}

/**
 * The browser's own typing: the page sees the same input events as for a typed text. Does nothing
 * when the caret is not in the editor, since the text would then land wherever it is.
 */
export function insertByTyping(editor: HTMLElement, text: string): void {
  const caret = selectionOf(editor)?.anchorNode;
  if (caret && editor.contains(caret)) editor.ownerDocument.execCommand('insertText', false, text);
}

/** Appends the lines as nodes and tells the page with an input event, for browsers that refuse to type. */
export function insertAsNodes(editor: HTMLElement, text: string): void {
  const document = editor.ownerDocument;
  const [first = '', ...rest] = text.split('\n');
  const last = editor.lastElementChild;
  if (!last || composerText(editor).trim() === '') editor.replaceChildren(lineNode(document, first));
  else if (first !== '') {
    if (last.lastChild?.nodeName === 'BR') last.lastChild.remove();
    last.append(first);
  }
  editor.append(...rest.map((line) => lineNode(document, line)));
  announceInput(editor, 'insertText', text);
}

/** Puts back the given content and tells the page. */
export function restoreContent(editor: HTMLElement, content: Node[]): void {
  editor.replaceChildren(...content.map((node) => node.cloneNode(true)));
  announceInput(editor, 'deleteContentBackward', null);
}

/** A deep copy of what the editor holds. */
export function copyContent(editor: HTMLElement): Node[] {
  return Array.from(editor.childNodes, (node) => node.cloneNode(true));
}

function lineNode(document: Document, line: string): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  paragraph.append(line === '' ? document.createElement('br') : document.createTextNode(line));
  return paragraph;
}

function announceInput(editor: HTMLElement, inputType: string, data: string | null): void {
  editor.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType, data }));
}

/** Chromium keeps a selection of its own per shadow root; the document's does not reach into it. */
function selectionOf(editor: HTMLElement): Selection | null {
  const root = editor.getRootNode();
  return hasSelection(root) ? root.getSelection() : editor.ownerDocument.getSelection();
}

function hasSelection(root: Node): root is Node & { getSelection(): Selection | null } {
  return 'getSelection' in root;
}
