/** What the buttons cost on the longest page there is, while the owner does other things on it. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { frames, type OpenPage, openPage, until } from '../../tests/dom/open-page';
import { mountButtons } from './buttons';

let page: OpenPage;
let controller: AbortController;
const work = { callbacks: 0, timers: 0, scans: 0, milliseconds: 0 };

beforeEach(async () => {
  page = await openPage('messaging-thread-long');
  controller = new AbortController();
  measureObservers();
  const timeout = window.setTimeout.bind(window);
  vi.spyOn(window, 'setTimeout').mockImplementation(((handler: () => void, pause?: number) =>
    timeout(() => measured('timers', handler), pause)) as typeof window.setTimeout);
  const query = page.document.querySelectorAll.bind(page.document);
  page.document.querySelectorAll = ((selector: string) => {
    if (selector === '*') work.scans += 1;
    return query(selector);
  }) as typeof query;
  mountButtons({
    document: page.document,
    label: 'Draft reply',
    signal: controller.signal,
    onClick: () => undefined,
  });
  await startCounting();
});

/** Counts from here, once everything that is under way is done. */
async function startCounting() {
  await frames(30);
  Object.assign(work, { callbacks: 0, timers: 0, scans: 0, milliseconds: 0 });
}

afterEach(() => {
  controller.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  expect(page.sends).toEqual([]);
  page.close();
});

/** Counts and times every callback of the observers made from now on. */
function measureObservers() {
  class Measured extends MutationObserver {
    constructor(callback: MutationCallback) {
      super((records, observer) => measured('callbacks', () => callback(records, observer)));
    }
  }
  vi.stubGlobal('MutationObserver', Measured);
}

function measured(kind: 'callbacks' | 'timers', run: () => void) {
  const start = performance.now();
  run();
  work.milliseconds += performance.now() - start;
  work[kind] += 1;
}

function report(what: string) {
  const elements = page.document.getElementsByTagName('*').length;
  console.log(`buttons, ${elements} elements, ${what}: ${JSON.stringify(work)}`);
}

/** A node like those LinkedIn adds all the time: a message, a presence dot, a toast. */
function unrelated(index: number): HTMLElement {
  const item = page.document.createElement('li');
  item.className = 'msg-s-message-list__event clearfix';
  const body = page.document.createElement('p');
  body.textContent = `Message ${index}`;
  item.append(page.document.createElement('time'), body);
  return item;
}

test('does nothing at all while nothing changes', async () => {
  await frames(90);
  report('1.5 s without a change');
  expect(work).toMatchObject({ callbacks: 0, timers: 0, scans: 0 });
});

test('stops watching when it is taken away', async () => {
  controller.abort();
  const root = page.document.querySelector('.msg-convo-wrapper');
  root?.append(root.querySelector('form')?.cloneNode(true) as Node);
  page.document.dispatchEvent(new Event('visibilitychange'));
  page.document.documentElement.classList.toggle('theme--dark');
  await frames(20);
  expect(work).toMatchObject({ callbacks: 0, timers: 0, scans: 0 });
});

test('lets a thousand unrelated additions in one go pass without a scan', async () => {
  const list = page.document.querySelector('.msg-s-message-list-content');
  for (let index = 0; index < 1000; index += 1) list?.append(unrelated(index));
  await frames(20);
  report('1000 additions at once');
  expect(work.callbacks).toBe(1);
  expect(work.scans).toBe(0);
  expect(work.milliseconds).toBeLessThan(30);
});

test('lets a thousand unrelated additions over a hundred frames pass without a scan', async () => {
  const list = page.document.querySelector('.msg-s-message-list-content');
  for (let round = 0; round < 100; round += 1) {
    for (let index = 0; index < 10; index += 1) list?.append(unrelated(index));
    await frames(1);
  }
  report('1000 additions over 100 frames');
  expect(work.callbacks).toBeLessThanOrEqual(100);
  expect(work.scans).toBe(0);
});

test('typing a message scans nothing', async () => {
  page.document.querySelector<HTMLElement>('.msg-form__contenteditable')?.focus();
  // Coming to the window is an occasion to look once.
  await startCounting();
  for (let index = 0; index < 200; index += 1) page.document.execCommand('insertText', false, 'ab\n');
  await frames(20);
  report('600 characters typed');
  expect(work.scans).toBe(0);
});

test('a page that re-mounts its composer all the time is looked at ten times a second at most', async () => {
  const root = page.document.querySelector('.msg-convo-wrapper');
  const start = performance.now();
  for (let round = 0; round < 60; round += 1) {
    for (let index = 0; index < 17; index += 1) {
      const form = page.document.createElement('form');
      form.className = 'msg-form';
      root?.append(form);
      form.remove();
    }
    await frames(1);
  }
  await until(() => work.timers > 0);
  const seconds = (performance.now() - start) / 1000;
  report(`1020 composers added and removed over ${seconds.toFixed(1)} s`);
  // One check walks the document twice: for conversations and for roots to follow.
  expect(work.scans).toBeLessThanOrEqual(2 * Math.ceil(seconds * 10 + 1));
});
