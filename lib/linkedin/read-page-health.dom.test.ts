import { afterEach, expect, test } from 'vitest';
import { mountFixture, unmountFixtures } from '../../tests/fixtures/linkedin/mount-fixture';
import { readPage } from './read-page';
import { registryDate } from './selectors';

afterEach(unmountFixtures);

test('a page in order has nothing missing and says which alternative matched', async () => {
  const page = await mountFixture('messaging-thread');
  const [health] = readPage(page.document, page.url).health;
  expect(health).toMatchObject({ surface: 'messaging-page', registryDate, ok: true });
  expect(health?.findings).toContainEqual({
    name: 'title',
    found: true,
    alternative: 0,
    count: 1,
    isRequired: true,
  });
  expect(health?.findings).toContainEqual({ name: 'event-time', found: true, count: 8, isRequired: false });
});

test('the second alternative is reported when the first is gone', async () => {
  const page = await mountFixture('thread-renamed-items');
  const [health] = readPage(page.document, page.url).health;
  expect(health?.findings).toContainEqual({
    name: 'message',
    found: true,
    alternative: 1,
    count: 3,
    isRequired: true,
  });
});

test.each<[string, RegExp, string]>([
  ['message-list and message', /msg-s-message-list|msg-s-event-listitem|data-event-urn/g, 'message'],
  ['title', /msg-entity-lockup__entity-title|msg-title-bar|msg-thread__link-to-profile/g, 'title'],
])('renaming %s is reported by name', async (_, pattern, missing) => {
  const page = await mountFixture('messaging-thread', (html) => html.replace(pattern, 'renamed'));
  const [health] = readPage(page.document, page.url).health;
  expect(health?.ok).toBe(false);
  const names = health?.findings
    .filter(({ found, isRequired }) => isRequired && !found)
    .map(({ name }) => name);
  expect(names).toContain(missing);
});

test('a thread without a readable header is still read, and the report says so', async () => {
  const page = await mountFixture('messaging-thread', (html) =>
    html.replace(/msg-entity-lockup__entity-title|msg-title-bar|msg-thread__link-to-profile/g, 'renamed'),
  );
  const reading = readPage(page.document, page.url);
  expect(reading.kind).toBe('conversations');
  if (reading.kind !== 'conversations') return;
  expect(reading.conversations[0]?.participants[0]?.name).toBe('Idowu Castellane');
});

test('an empty thread that is still loading is no broken layout', async () => {
  const page = await mountFixture('messaging-thread');
  page.document.querySelector('.msg-s-message-list-content')?.replaceChildren();
  const reading = readPage(page.document, page.url);
  expect(reading).toMatchObject({ kind: 'conversations', conversations: [{ messages: [] }] });
  expect(reading.health[0]?.ok).toBe(true);
});

test('a profile without a name is unreadable and says what is missing', async () => {
  const page = await mountFixture('profile-sdui', (html) =>
    html.replace(/<title>.*?<\/title>/, '').replace(/<(\/?)h2/g, '<$1strong'),
  );
  const reading = readPage(page.document, page.url);
  expect(reading.kind).toBe('unreadable');
  const profile = reading.health.find(({ surface }) => surface === 'profile');
  expect(profile?.findings).toContainEqual({
    name: 'profile-name',
    found: false,
    count: 0,
    isRequired: true,
  });
});

test('the report carries names and counts, never words of the page', async () => {
  const page = await mountFixture('messaging-thread');
  const report = JSON.stringify(readPage(page.document, page.url).health);
  for (const words of ['Idowu', 'partition', 'Renske', 'ACoAA']) expect(report).not.toContain(words);
});
