import { afterEach, expect, test, vi } from 'vitest';
import { type FixtureName, type OpenPage, openPage, until } from '../../tests/dom/open-page';
import type { InsertOutcome, InsertRequest } from '../core/conversation/conversation';
import { composerText, readComposer } from './composer';
import { conversationKeyOf } from './identity';
import { insertIntoComposer } from './insert';
import { readConversation } from './read-conversation';
import { findConversationRoots } from './surfaces';

const draft = 'Hi Idowu,\n\nthe shipment id, never the depot id: https://example.com/keys\n\nRenske';

let open: OpenPage[] = [];

afterEach(() => {
  for (const page of open) {
    expect(page.sends).toEqual([]);
    expect(page.suspicious).toEqual([]);
    page.close();
  }
  open = [];
});

async function load(name: FixtureName, edit?: (html: string) => string): Promise<OpenPage> {
  const page = await openPage(name, { edit });
  open.push(page);
  return page;
}

function rootOf(page: OpenPage, index = 0): HTMLElement {
  const root = findConversationRoots(page.document)[index];
  if (!root) throw new Error('no conversation');
  return root;
}

function editorOf(page: OpenPage, index = 0): HTMLElement {
  const { editor } = readComposer(rootOf(page, index));
  if (!editor) throw new Error('no editor');
  return editor;
}

/** What LinkedIn would send: the fixture's own model of the editor. */
function modelOf(page: OpenPage, index = 0): string {
  return (editorOf(page, index).closest('form') as unknown as { __model: string }).__model;
}

function requestFor(page: OpenPage, changes: Partial<InsertRequest> = {}, index = 0): InsertRequest {
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

function insert(page: OpenPage, changes: Partial<InsertRequest> = {}, index = 0): Promise<InsertOutcome> {
  return insertIntoComposer(page.document, page.url, requestFor(page, changes, index));
}

function setText(page: OpenPage, lines: string[], index = 0) {
  const nodes = lines.map((line) => {
    const paragraph = page.document.createElement('p');
    paragraph.append(line === '' ? page.document.createElement('br') : line);
    return paragraph;
  });
  editorOf(page, index).replaceChildren(...nodes);
}

test.each<[FixtureName, number]>([
  ['messaging-thread', 0],
  ['messaging-thread-long', 0],
  ['messaging-inmail', 0],
  ['messaging-overlay', 0],
  ['messaging-overlay-shadow', 0],
])('writes the text once, line by line, on %s', async (name, index) => {
  const page = await load(name);
  const outcome = await insert(page, {}, index);
  expect(outcome).toEqual({ inserted: true, text: draft, method: 'insert-text' });
  expect(composerText(editorOf(page, index))).toBe(draft);
  expect(modelOf(page, index)).toBe(draft);
  expect(editorOf(page, index).querySelectorAll('p')).toHaveLength(5);
  const send = rootOf(page, index).querySelector<HTMLButtonElement>('.msg-form__send-button');
  expect(send?.disabled).toBe(false);
});

test('writes into the bubble it was asked for and leaves the other alone', async () => {
  const page = await load('messaging-overlay');
  const other = composerText(editorOf(page, 1));
  expect((await insert(page)).inserted).toBe(true);
  expect(composerText(editorOf(page, 1))).toBe(other);
  expect(rootOf(page, 0).contains(page.document.activeElement)).toBe(true);
});

test('puts the text where it belongs although the selection was elsewhere', async () => {
  const page = await load('messaging-overlay-shadow');
  const heading = page.document.querySelector('h1, h2, p, div');
  if (heading) page.document.getSelection()?.selectAllChildren(heading);
  expect((await insert(page)).inserted).toBe(true);
  expect(modelOf(page)).toBe(draft);
});

test('refuses thread-changed when the conversation is not on the page', async () => {
  const page = await load('messaging-thread');
  expect(await insert(page, { conversationKey: 'people:someone-else' })).toEqual({
    inserted: false,
    code: 'thread-changed',
  });
  expect(composerText(editorOf(page))).toBe('');
});

test('refuses thread-changed when the address has moved on and the pane has not', async () => {
  const page = await load('messaging-thread');
  const request = requestFor(page);
  const outcome = await insertIntoComposer(
    page.document,
    'https://www.linkedin.com/messaging/thread/2-another==/',
    request,
  );
  expect(outcome).toEqual({ inserted: false, code: 'thread-changed' });
});

test('refuses thread-changed when a newer message has arrived, unless the owner agreed', async () => {
  const page = await load('messaging-thread');
  const messages = readConversation(rootOf(page), { url: page.url, document: page.document }).conversation
    ?.messages;
  const older = messages?.at(-2)?.key;
  expect(await insert(page, { newestMessageKey: older })).toEqual({
    inserted: false,
    code: 'thread-changed',
  });
  expect((await insert(page, { newestMessageKey: older, allowNewerMessages: true })).inserted).toBe(true);
});

test('refuses thread-changed when the answered message is nowhere, even with newer ones allowed', async () => {
  const page = await load('messaging-thread');
  const outcome = await insert(page, { newestMessageKey: 'urn:of-another-thread', allowNewerMessages: true });
  expect(outcome).toEqual({ inserted: false, code: 'thread-changed' });
});

test('refuses composer-not-empty and tells what is there', async () => {
  const page = await load('messaging-overlay');
  const outcome = await insert(page, {}, 1);
  expect(outcome).toEqual({
    inserted: false,
    code: 'composer-not-empty',
    composerText: 'half-written draft',
  });
  expect(composerText(editorOf(page, 1))).toBe('half-written draft');
});

test.each<[string, string[], string]>([
  ['one line', ['half-written draft'], 'half-written draft\n\nNew text\nhere'],
  ['a trailing empty line', ['half-written', ''], 'half-written\n\nNew text\nhere'],
  ['a trailing blank line', ['half-written', '', ''], 'half-written\n\nNew text\nhere'],
])('appends after exactly one blank line: %s', async (_, lines, expected) => {
  for (const name of ['messaging-overlay', 'messaging-overlay-shadow'] as const) {
    const page = await load(name);
    setText(page, lines, 1);
    const outcome = await insert(page, { mode: 'append', text: 'New text\nhere' }, 1);
    expect(outcome).toEqual({ inserted: true, text: expected, method: 'insert-text' });
    expect(modelOf(page, 1)).toBe(expected);
  }
});

test('refuses composer-missing on a sponsored conversation and when the editor is hidden', async () => {
  const sponsored = await load('messaging-sponsored');
  expect(await insert(sponsored)).toEqual({ inserted: false, code: 'composer-missing' });
  const page = await load('messaging-thread');
  const request = requestFor(page);
  editorOf(page).style.display = 'none';
  expect(await insertIntoComposer(page.document, page.url, request)).toEqual({
    inserted: false,
    code: 'composer-missing',
  });
});

test.each(['msg-form__contenteditable--is-streaming', 'msg-form__contenteditable--hidden'])(
  'refuses composer-busy while %s',
  async (busyClass) => {
    const page = await load('messaging-thread');
    const request = requestFor(page);
    const editor = editorOf(page);
    editor.classList.add(busyClass);
    if (busyClass.endsWith('hidden')) editor.style.display = 'none';
    expect(await insertIntoComposer(page.document, page.url, request)).toEqual({
      inserted: false,
      code: 'composer-busy',
    });
    expect(composerText(editor)).toBe('');
  },
);

test('refuses composer-busy while another insertion is under way', async () => {
  const page = await load('messaging-thread');
  const [first, second] = await Promise.all([insert(page), insert(page)]);
  expect(first.inserted).toBe(true);
  expect(second).toEqual({ inserted: false, code: 'composer-busy' });
});

test('refuses composer-ambiguous with two editors or two panes of the same conversation', async () => {
  const page = await load('messaging-thread');
  const request = requestFor(page);
  const editor = editorOf(page);
  editor.after(editor.cloneNode(true));
  const ambiguous = { inserted: false, code: 'composer-ambiguous' };
  expect(await insertIntoComposer(page.document, page.url, request)).toEqual(ambiguous);
  const twice = await load('messaging-overlay');
  const bubble = requestFor(twice);
  rootOf(twice).after(rootOf(twice).cloneNode(true));
  expect(await insertIntoComposer(twice.document, twice.url, bubble)).toEqual(ambiguous);
  expect(composerText(editorOf(twice))).toBe('');
});

test('refuses enter-sends for a text with line breaks only', async () => {
  const page = await load('messaging-group');
  expect(await insert(page)).toEqual({ inserted: false, code: 'enter-sends', composerText: '' });
  expect(composerText(editorOf(page))).toBe('');
  expect(await insert(page, { text: 'One line only.\n' })).toEqual({
    inserted: true,
    text: 'One line only.',
    method: 'insert-text',
  });
  expect(await insert(page, { text: 'More.', mode: 'append' })).toMatchObject({ code: 'enter-sends' });
});

test('falls back to nodes when the browser refuses to type', async () => {
  const page = await load('messaging-overlay');
  page.document.execCommand = () => false;
  expect(await insert(page)).toEqual({ inserted: true, text: draft, method: 'nodes' });
  expect(modelOf(page)).toBe(draft);
  const appended = await insert(page, { mode: 'append', text: 'P.S.\nmore' }, 1);
  expect(appended).toMatchObject({
    inserted: true,
    text: 'half-written draft\n\nP.S.\nmore',
    method: 'nodes',
  });
});

test('never types where the caret happens to be', async () => {
  const page = await load('messaging-overlay');
  const other = editorOf(page, 1);
  other.focus();
  page.document.getSelection()?.selectAllChildren(other);
  page.window.Selection.prototype.collapse = () => {};
  editorOf(page).focus = () => {};
  expect(await insert(page)).toEqual({ inserted: true, text: draft, method: 'nodes' });
  expect(composerText(other)).toBe('half-written draft');
});

test('takes back what it wrote when the page changes it, and says so', async () => {
  for (const [index, before] of [
    [0, ''],
    [1, 'half-written draft'],
  ] as const) {
    const page = await load('messaging-overlay');
    const editor = editorOf(page, index);
    editor.addEventListener('input', (event) => {
      const last = editor.lastElementChild;
      const isOurs = (event as InputEvent).inputType === 'insertText';
      if (isOurs && last && !last.textContent?.endsWith('!')) last.append('?!');
    });
    editor.addEventListener('input', () => {
      const first = editor.firstElementChild;
      if (composerText(editor).length > 40) first?.replaceChildren('cut');
    });
    const outcome = await insert(page, { mode: 'append' }, index);
    expect(outcome).toEqual({ inserted: false, code: 'insert-not-verified', composerText: before });
    expect(composerText(editor)).toBe(before);
  }
});

test('does not verify a text the page throws away a moment later', async () => {
  const page = await load('messaging-thread');
  const editor = editorOf(page);
  editor.addEventListener('input', () => page.window.requestAnimationFrame(() => setText(page, [''])));
  expect(await insert(page)).toEqual({ inserted: false, code: 'insert-not-verified', composerText: '' });
});

test('does not verify when the pane is taken away while it waits', async () => {
  const page = await load('messaging-thread');
  const root = rootOf(page);
  editorOf(page).addEventListener('input', () => root.remove());
  expect(await insert(page)).toEqual({ inserted: false, code: 'insert-not-verified' });
});

test('finds the editor again when the pane is re-mounted by the focus', async () => {
  const page = await load('messaging-thread');
  const form = rootOf(page).querySelector('form');
  editorOf(page).addEventListener('focus', () => {
    const copy = form?.cloneNode(true);
    if (copy) form?.replaceWith(copy);
    (page.window as unknown as { __fixture: { scan(): void } }).__fixture.scan();
  });
  expect(await insert(page)).toMatchObject({ inserted: true, text: draft });
  expect(modelOf(page)).toBe(draft);
});

test.each<[string, string, string]>([
  ['Windows line ends and blanks at line ends', 'Hi, \r\n\r\nthere  \r\n', 'Hi,\n\nthere'],
  ['blanks inside and before a line', 'a  b\n  c', 'a  b\n  c'],
  ['emoji made of several characters', 'Danke 👩🏽‍💻🇳🇱 – ok', 'Danke 👩🏽‍💻🇳🇱 – ok'],
  ['right-to-left text', 'שלום עולם\nمرحبا 123', 'שלום עולם\nمرحبا 123'],
  ['markup characters', '<b>&amp; <script>x</script>', '<b>&amp; <script>x</script>'],
  ['several blank lines', 'a\n\n\n\nb', 'a\n\n\n\nb'],
  ['no-break spaces', 'Bonjour\u00a0! Ça va\u00a0?', 'Bonjour ! Ça va ?'],
])('reads back %s', async (_, text, expected) => {
  for (const name of ['messaging-thread', 'messaging-overlay-shadow'] as const) {
    const page = await load(name);
    expect(await insert(page, { text })).toEqual({ inserted: true, text: expected, method: 'insert-text' });
  }
});

test('a text ending in a mention ends in a blank, so that the people picker closes', async () => {
  const page = await load('messaging-thread');
  const outcome = await insert(page, { text: 'Ask @teo' });
  expect(outcome).toMatchObject({ inserted: true });
  expect(composerText(editorOf(page))).toBe('Ask @teo ');
});

test('writes lines into an editor that lost its paragraph', async () => {
  const page = await load('messaging-thread');
  editorOf(page).replaceChildren();
  expect(await insert(page)).toMatchObject({ inserted: true, text: draft });
  expect(modelOf(page)).toBe(draft);
});

test('refuses an empty text', async () => {
  const page = await load('messaging-thread');
  expect(await insert(page, { text: ' \n ' })).toEqual({ inserted: false, code: 'insert-not-verified' });
});

test('an owner typing on right away does not spoil the insertion', async () => {
  const page = await load('messaging-thread');
  const editor = editorOf(page);
  const running = insert(page, { text: 'Hello' });
  await until(() => composerText(editor) === 'Hello');
  page.document.execCommand('insertText', false, ' there');
  expect(await running).toEqual({ inserted: true, text: 'Hello there', method: 'insert-text' });
});

test('a Send button that stays disabled delays but does not refuse', async () => {
  const page = await load('messaging-inmail');
  const send = rootOf(page).querySelector('.msg-form__send-button');
  editorOf(page).addEventListener('input', () => send?.setAttribute('disabled', ''));
  const start = performance.now();
  expect((await insert(page)).inserted).toBe(true);
  expect(performance.now() - start).toBeGreaterThan(900);
});

test('writes within the second on a long thread', async () => {
  const page = await load('messaging-thread-long');
  const typed = vi.spyOn(page.document, 'execCommand');
  const start = performance.now();
  await insert(page);
  expect(typed).toHaveBeenCalledTimes(1);
  expect(performance.now() - start).toBeLessThan(1000);
});
