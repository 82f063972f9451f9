import { expect, test } from 'vitest';
import { draft, editorOf, insert, modelOf, requestFor, rootOf } from '../../tests/dom/insertion';
import { pagesPerTest } from '../../tests/dom/open-page';
import { composerText } from './composer';
import { insertIntoComposer } from './insert';
import { readConversation } from './read-conversation';

const load = pagesPerTest();

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
    hasNewerMessages: true,
  });
  expect((await insert(page, { newestMessageKey: older, allowNewerMessages: true })).inserted).toBe(true);
});

test('refuses thread-changed when the answered message is nowhere, even with newer ones allowed', async () => {
  const page = await load('messaging-thread');
  const outcome = await insert(page, { newestMessageKey: 'urn:of-another-thread', allowNewerMessages: true });
  expect(outcome).toEqual({ inserted: false, code: 'thread-changed' });
});

test('a draft from before the first message does not go below messages it does not know', async () => {
  const page = await load('messaging-thread');
  const outcome = await insert(page, { newestMessageKey: undefined });
  expect(outcome).toEqual({ inserted: false, code: 'thread-changed', hasNewerMessages: true });
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

test('refuses an empty text', async () => {
  const page = await load('messaging-thread');
  expect(await insert(page, { text: ' \n ' })).toEqual({ inserted: false, code: 'insert-not-verified' });
});

test('a Send button that stays disabled delays but does not refuse', async () => {
  const page = await load('messaging-inmail');
  const send = rootOf(page).querySelector('.msg-form__send-button');
  editorOf(page).addEventListener('input', () => send?.setAttribute('disabled', ''));
  const start = performance.now();
  expect((await insert(page)).inserted).toBe(true);
  expect(performance.now() - start).toBeGreaterThan(900);
});
