import { expect, test, vi } from 'vitest';
import { draft, editorOf, insert, modelOf, rootOf, setText } from '../../tests/dom/insertion';
import { type FixtureName, pagesPerTest, until } from '../../tests/dom/open-page';
import { composerText } from './composer';

const load = pagesPerTest();

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

test('an owner typing on right away does not spoil the insertion', async () => {
  const page = await load('messaging-thread');
  const editor = editorOf(page);
  const running = insert(page, { text: 'Hello' });
  await until(() => composerText(editor) === 'Hello');
  page.document.execCommand('insertText', false, ' there');
  expect(await running).toEqual({ inserted: true, text: 'Hello there', method: 'insert-text' });
});

test('writes within the second on a long thread', async () => {
  const page = await load('messaging-thread-long');
  const typed = vi.spyOn(page.document, 'execCommand');
  const start = performance.now();
  await insert(page);
  expect(typed).toHaveBeenCalledTimes(1);
  expect(performance.now() - start).toBeLessThan(1000);
});
