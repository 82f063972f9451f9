import { afterEach, expect, test } from 'vitest';
import { type MountedPage, mountFixture, unmountFixtures } from '../../tests/fixtures/linkedin/mount-fixture';
import type { Conversation } from '../core/conversation/conversation';
import { conversationKeyOf } from './identity';
import { readPage } from './read-page';
import { findConversationRoots } from './surfaces';

afterEach(unmountFixtures);

const otherThread = 'https://www.linkedin.com/messaging/thread/2-b3RoZXI=/';

function rootOf(page: MountedPage): HTMLElement {
  const [root] = findConversationRoots(page.document);
  if (!root) throw new Error('no conversation');
  return root;
}

function keyOf(page: MountedPage, url = page.url): string | undefined {
  return conversationKeyOf(rootOf(page), url);
}

function conversationsOf(page: MountedPage): Conversation[] {
  const reading = readPage(page.document, page.url);
  return reading.kind === 'unreadable' ? [] : reading.conversations;
}

test('a re-mounted pane keeps its key', async () => {
  const page = await mountFixture('messaging-thread');
  const before = keyOf(page);
  const root = rootOf(page);
  root.replaceWith(root.cloneNode(true));
  expect(keyOf(page)).toBe(before);
});

test('older messages that load later do not change the key', async () => {
  const page = await mountFixture('messaging-overlay');
  const before = keyOf(page);
  rootOf(page).querySelectorAll('.msg-s-message-list__event')[0]?.remove();
  expect(keyOf(page)).toBe(before);
});

test('while the address is ahead of the pane the key is neither the old nor the new one', async () => {
  const page = await mountFixture('messaging-thread');
  const inmail = await mountFixture('messaging-inmail');
  const old = keyOf(page);
  const next = keyOf(inmail, otherThread);
  const between = keyOf(page, otherThread);
  expect(new Set([old, next, between]).size).toBe(3);
});

test('while the header is ahead of the messages the key is neither the old nor the new one', async () => {
  const page = await mountFixture('messaging-overlay');
  const old = keyOf(page);
  const link = rootOf(page).querySelector('h2 a');
  link?.setAttribute('href', '/in/ACoAADEMOteodorxxxxxxxxxxxxxxxxxxxxxxxx/');
  const between = keyOf(page);
  rootOf(page).querySelector('.msg-s-message-list-content')?.replaceChildren();
  const next = keyOf(page);
  expect(new Set([old, between, next]).size).toBe(3);
});

test('a pane that shows nobody yet has no key', async () => {
  const page = await mountFixture('messaging-thread');
  rootOf(page).replaceChildren();
  expect(keyOf(page)).toBeUndefined();
});

test('the language of the interface decides nothing', async () => {
  const page = await mountFixture('messaging-thread');
  const before = conversationsOf(page);
  const view = page.document.defaultView;
  if (!view) throw new Error('no window');
  for (const element of rootOf(page).querySelectorAll('[aria-label], [title], [data-placeholder]')) {
    for (const name of ['aria-label', 'title', 'data-placeholder']) {
      if (element.hasAttribute(name) && !element.closest('.artdeco-entity-lockup__subtitle')) {
        element.setAttribute(name, 'Ξένη γλώσσα');
      }
    }
  }
  const labels =
    'time, .visually-hidden, .a11y-text, .pl1, .msg-s-event-listitem__body--recalled, .conversations-quick-replies__reply-content, .msg-entity-lockup__presence-status, .msg-form__send-button';
  for (const element of rootOf(page).querySelectorAll(labels)) element.textContent = 'Ξένη γλώσσα';
  for (const element of rootOf(page).querySelectorAll('.artdeco-entity-lockup__degree'))
    element.textContent = '· 1η';
  expect(conversationsOf(page)).toEqual(before);
});

test('the owner is known from the page alone', async () => {
  const withoutData = (html: string) => html.replace(/<code[\s\S]*?<\/code>/g, '');
  const withoutPhoto = (html: string) => html.replace('global-nav__me-photo', 'renamed');
  const both = (html: string) => withoutPhoto(withoutData(html));
  const broken = (html: string) => html.replace('{&quot;data&quot;', '{{');
  for (const change of [withoutData, withoutPhoto, both, broken]) {
    const [conversation] = conversationsOf(await mountFixture('messaging-thread', change));
    expect(conversation?.owner).toEqual({
      name: 'Renske Vlaarhoven',
      memberId: 'ACoAADEMOviewerRenskexxxxxxxxxxxxxxxxxx',
    });
  }
});

test('the focused bubble is the active one, also inside a shadow root', async () => {
  const page = await mountFixture('messaging-overlay-shadow');
  const second = findConversationRoots(page.document)[1];
  second?.querySelector<HTMLElement>('[contenteditable]')?.focus();
  const reading = readPage(page.document, page.url);
  expect(reading.kind === 'conversations' && reading.activeKey).toBe(
    'people:ACoAADEMOteodorxxxxxxxxxxxxxxxxxxxxxxxx',
  );
});
