import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { argumentsFrom, main } from './read';
import { addressInComment } from './read-saved-page';

const folder = mkdtempSync(join(tmpdir(), 'drafthand-read-'));
const fixtures = new URL('../tests/fixtures/linkedin/', import.meta.url).pathname;
let printed: string[] = [];
let said: string[] = [];

beforeEach(() => {
  vi.stubGlobal('__PROJECT_ROOT__', new URL('..', import.meta.url).pathname);
  printed = [];
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line) => printed.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line) => said.push(String(line)));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  process.exitCode = undefined;
});

afterAll(() => rmSync(folder, { recursive: true }));

test('prints one JSON object with what every frame says', { timeout: 30_000 }, async () => {
  await main([`${fixtures}overlay-preload-frame.html`]);
  expect(printed).toHaveLength(1);
  const output = JSON.parse(printed[0] ?? '');
  expect(output.url).toBe('https://www.linkedin.com/feed/');
  expect(output.frames).toMatchObject([
    { url: 'https://www.linkedin.com/feed/', reading: { kind: 'unreadable' } },
    {
      reading: { kind: 'conversations', conversations: [{ participants: [{ name: 'Tomasz Kowalewicz' }] }] },
    },
  ]);
  expect(said.join('\n')).toContain('Tomasz Kowalewicz');
});

test('reads under the given address, waits for late shadow roots, reaches no network', {
  timeout: 30_000,
}, async () => {
  const file = join(folder, 'late.html');
  writeFileSync(
    file,
    `<body><template><div class="msg-convo-wrapper msg-overlay-conversation-bubble">
      <h2 class="msg-overlay-bubble-header__title">Ada</h2><ul class="msg-s-message-list-content"></ul></div></template>
    <script>
      fetch('https://example.org/').catch(() => {
        setTimeout(() => {
          document.body.append(document.createElement('div'));
          const { content } = document.querySelector('template');
          document.body.lastChild.attachShadow({ mode: 'open' }).append(content);
        }, 500);
      });
    </script>`,
  );
  await main([file, '--url', 'https://www.linkedin.com/feed/?x=1#top']);
  const output = JSON.parse(printed[0] ?? '');
  expect(output.frames[0]).toMatchObject({
    url: 'https://www.linkedin.com/feed/?x=1#top',
    reading: { kind: 'conversations', conversations: [{ participants: [{ name: 'Ada' }] }] },
  });
});

test('a page that sends itself elsewhere is read where it was saved', { timeout: 30_000 }, async () => {
  const file = join(folder, 'leaves.html');
  writeFileSync(
    file,
    `<!-- https://www.linkedin.com/messaging/thread/2-abc/ --><div class="msg-convo-wrapper">
    <div class="msg-title-bar"><h2>Ada</h2></div><ul class="msg-s-message-list-content"></ul></div>
    <script>setTimeout(() => location.replace('https://www.linkedin.com/login'))</script>`,
  );
  await main([file]);
  expect(JSON.parse(printed[0] ?? '').frames).toMatchObject([
    { reading: { kind: 'conversations', conversations: [{ threadId: '2-abc' }] } },
  ]);
});

test('a page that is not LinkedIn is unreadable, not a failure', { timeout: 30_000 }, async () => {
  const file = join(folder, 'other.html');
  writeFileSync(file, '<h1>Hello</h1>');
  await main([file]);
  expect(JSON.parse(printed[0] ?? '').frames).toMatchObject([{ reading: { kind: 'unreadable' } }]);
  expect(process.exitCode).toBeUndefined();
});

test.each([
  [[join(folder, 'absent.html')]],
  [[folder]],
  [[]],
  [['a.html', '--url', 'nonsense']],
  [['--what']],
])('wrong arguments end with code 2 and a sentence: %j', async (args) => {
  await main(args);
  expect(process.exitCode).toBe(2);
  expect(printed).toEqual([]);
  expect(said.join('')).toMatch(/There is no file|Usage|--url needs|Unknown option/);
});

test('takes the options in any order', () => {
  const url = 'https://www.linkedin.com/messaging/';
  expect(argumentsFrom(['--url', url, 'a.html'])).toEqual({ file: 'a.html', url });
  expect(argumentsFrom(['a.html', `--url=${url}`])).toEqual({ file: 'a.html', url });
});

test('finds the address a page was saved from', () => {
  expect(addressInComment('<!-- https://www.linkedin.com/feed/ -->\n<!DOCTYPE html>')).toBe(
    'https://www.linkedin.com/feed/',
  );
  expect(
    addressInComment('<!DOCTYPE html>\n<!-- saved from url=(0035)https://www.linkedin.com/feed/ -->'),
  ).toBe('https://www.linkedin.com/feed/');
  expect(
    addressInComment('<!DOCTYPE html>\n<!-- no address -->\n<a href="https://example.org">'),
  ).toBeUndefined();
  expect(addressInComment('<!-- written after https://example.org/notes -->')).toBeUndefined();
});
