import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  expectedReadings,
  fixtureNames,
  mountFixture,
  mountHtml,
  shortened,
  unmountFixtures,
} from '../../tests/fixtures/linkedin/mount-fixture';
import { sentAtOf } from './event-urn';
import { conversationKeyOf } from './identity';
import { readPage } from './read-page';
import { findConversationRoots } from './surfaces';

afterEach(() => {
  vi.restoreAllMocks();
  unmountFixtures();
});

test('every fixture says what a person reads on it', () => {
  expect(fixtureNames.length).toBeGreaterThan(20);
  expect([...expectedReadings.keys()].sort()).toEqual([...fixtureNames].sort());
});

describe.each(fixtureNames)('%s', (name) => {
  test('is read as a person reads it', async () => {
    const page = await mountFixture(name);
    const { frame: expectedFrame, ...expected } = expectedReadings.get(name) ?? { kind: 'unreadable' };
    expect(shortened(readPage(page.document, page.url))).toEqual(expected);
    if (!expectedFrame) return;
    const inner = page.document.querySelector('iframe')?.contentDocument;
    expect(inner && shortened(readPage(inner, 'about:blank'))).toEqual(expectedFrame);
  });

  test('is read from the page given, and left as it was', async () => {
    const page = await mountFixture(name);
    const before = page.document.documentElement.outerHTML;
    const changes = new MutationObserver(() => {});
    changes.observe(page.document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const method of ['querySelector', 'querySelectorAll', 'getElementById', 'createElement'] as const) {
      vi.spyOn(document, method).mockImplementation(() => {
        throw new Error(`the reader used ${method} of another page`);
      });
    }
    const first = readPage(page.document, page.url);
    expect(readPage(page.document, page.url)).toEqual(first);
    expect(changes.takeRecords()).toEqual([]);
    expect(page.document.documentElement.outerHTML).toBe(before);
  });

  test('gives conversations that are found again, with keys that are unique', async () => {
    const page = await mountFixture(name);
    const reading = readPage(page.document, page.url);
    const conversations = reading.kind === 'unreadable' ? [] : reading.conversations;
    const keys = findConversationRoots(page.document).map((root) => conversationKeyOf(root, page.url));
    expect(keys).toEqual(expect.arrayContaining(conversations.map(({ key }) => key)));
    for (const { messages } of conversations) {
      expect(new Set(messages.map(({ key }) => key)).size).toBe(messages.length);
      for (const message of messages) {
        if (message.key.startsWith('urn:')) expect(message.sentAt).toBe(sentAtOf(message.key));
      }
    }
  });

  test('survives a copy between contexts', async () => {
    const page = await mountFixture(name);
    const reading = readPage(page.document, page.url);
    expect(structuredClone(reading)).toEqual(reading);
  });
});

test('a page of another site is unreadable, whatever it looks like', async () => {
  const page = await mountFixture('messaging-thread');
  for (const url of [
    'https://linkedin.com.example/messaging/',
    'https://example.org/',
    'http://www.linkedin.com/messaging/',
  ]) {
    expect(readPage(page.document, url)).toMatchObject({
      kind: 'unreadable',
      health: [{ surface: 'not-linkedin' }],
    });
  }
});

test.each([
  '',
  '<p>Hello</p>',
  '<main><section><h1>Title</h1></section></main>',
  '<form><div contenteditable="true" role="textbox"></div></form>',
  '<div class="msg-convo-wrapper"></div>',
  '<div class="msg-convo-wrapper"><h2 class="msg-overlay-bubble-header__title"></h2><ul class="msg-s-message-list-content"><li><p></p></li></ul></div>',
])('foreign or empty markup is unreadable: %s', async (html) => {
  const page = await mountHtml(html, 'https://www.linkedin.com/in/somebody/');
  expect(readPage(page.document, page.url).kind).toBe('unreadable');
});
