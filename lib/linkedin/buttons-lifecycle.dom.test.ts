import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { buttonIn, buttonsPerTest, clickByHand, hostsIn, remountPane } from '../../tests/dom/in-page-buttons';
import { frames, pagesPerTest, until } from '../../tests/dom/open-page';

const load = pagesPerTest();
const { mount, unmount } = buttonsPerTest();

test('twice mounted is one button, of whichever came first', async () => {
  const page = await load('messaging-overlay');
  const first = mount(page);
  const second = mount(page);
  expect(hostsIn(page.document)).toHaveLength(2);
  remountPane(page);
  await until(() => hostsIn(page.document).length === 2);
  await frames(20);
  expect(hostsIn(page.document)).toHaveLength(2);
  await clickByHand(page);
  expect(first.length + second.length).toBe(1);
});

test('shows the words that the click comes back with, also in a bubble', async () => {
  const page = await load('messaging-overlay');
  mount(page, { onClick: async () => 'Look elsewhere' });
  expect(buttonIn(page).textContent).toBe('Draft reply');
  await clickByHand(page);
  await until(() => buttonIn(page).textContent === 'Look elsewhere');
  expect(buttonIn(page).querySelector('span')?.offsetWidth).toBeGreaterThan(20);
});

test('replaces what an earlier version or a copy of the page left behind', async () => {
  const page = await load('messaging-thread');
  const old = new AbortController();
  let isAlive = true;
  mount(page, { signal: old.signal, isAlive: () => isAlive });
  const [left] = hostsIn(page.document);
  left?.after(left.cloneNode(true));
  isAlive = false;
  const clicked = mount(page);
  expect(hostsIn(page.document)).toHaveLength(1);
  expect(hostsIn(page.document)[0]).not.toBe(left);
  await clickByHand(page);
  expect(clicked).toHaveLength(1);
  old.abort();
  expect(hostsIn(page.document)).toHaveLength(1);
});

test('goes away when the extension is gone: on return to the tab, or at the click at the latest', async () => {
  const page = await load('messaging-overlay');
  let isAlive = true;
  const clicked = mount(page, { isAlive: () => isAlive });
  isAlive = false;
  buttonIn(page).focus();
  await userEvent.keyboard('{Enter}');
  expect(clicked).toEqual([]);
  expect(hostsIn(page.document)).toEqual([]);

  isAlive = true;
  mount(page, { isAlive: () => isAlive });
  expect(hostsIn(page.document)).toHaveLength(2);
  isAlive = false;
  page.document.dispatchEvent(new Event('visibilitychange'));
  await until(() => hostsIn(page.document).length === 0);
});

test('goes away as soon as the owner reaches for it', async () => {
  const page = await load('messaging-thread');
  let isAlive = true;
  mount(page, { isAlive: () => isAlive });
  isAlive = false;
  hostsIn(page.document)[0]?.dispatchEvent(new PointerEvent('pointerenter'));
  expect(hostsIn(page.document)).toEqual([]);
});

test('is on the new pane within 300 ms of a thread switch, also when the composer follows later', async () => {
  const page = await load('messaging-thread');
  const clicked = mount(page);
  const pane = remountPane(page);
  expect(await until(() => hostsIn(page.document).length === 1, 300)).toBeLessThan(300);
  const form = pane.querySelector('form') as HTMLElement;
  form.remove();
  await frames(10);
  expect(hostsIn(page.document)).toEqual([]);
  for (const host of hostsIn(form)) host.remove();
  pane.append(form);
  expect(await until(() => hostsIn(page.document).length === 1, 300)).toBeLessThan(300);
  await clickByHand(page);
  expect(clicked).toEqual([pane]);
});

test('comes back when the page throws it out, but does not quarrel with a page that insists', async () => {
  const page = await load('messaging-thread');
  mount(page);
  hostsIn(page.document)[0]?.remove();
  await until(() => hostsIn(page.document).length === 1, 300);
  const actions = page.document.querySelector('.msg-form__left-actions') as HTMLElement;
  let removals = 0;
  const observer = new MutationObserver(() => {
    for (const host of hostsIn(actions)) {
      removals += 1;
      host.remove();
    }
  });
  observer.observe(actions, { childList: true });
  hostsIn(page.document)[0]?.remove();
  await frames(150);
  expect(removals).toBeGreaterThan(2);
  expect(removals).toBeLessThanOrEqual(10);
});

test('finds conversations in a shadow root that is attached late, and what is re-mounted in it', async () => {
  const page = await load('messaging-overlay-shadow', (html) =>
    html.replace("get('delay')||0", "get('delay')||700"),
  );
  mount(page);
  expect(hostsIn(page.document)).toEqual([]);
  await until(() => page.document.getElementById('interop-outlet')?.shadowRoot, 2000);
  expect(await until(() => hostsIn(page.document).length === 2, 700)).toBeLessThan(700);
  const shadow = page.document.getElementById('interop-outlet')?.shadowRoot;
  const bubble = shadow?.querySelector('.msg-convo-wrapper') as HTMLElement;
  const copy = bubble.cloneNode(true) as HTMLElement;
  for (const host of hostsIn(copy)) host.remove();
  bubble.replaceWith(copy);
  await until(() => hostsIn(page.document).length === 2, 300);
});

test('follows bubbles as they open and close', async () => {
  const page = await load('messaging-overlay');
  mount(page);
  const bubbles = page.document.querySelectorAll('.msg-convo-wrapper');
  const parent = bubbles[0]?.parentElement;
  bubbles[0]?.remove();
  expect(hostsIn(page.document)).toHaveLength(1);
  for (const host of hostsIn(bubbles[0] as Element)) host.remove();
  parent?.append(bubbles[0] as Node);
  await until(() => hostsIn(page.document).length === 2, 300);
});

test('leaves nothing behind when it is taken away', async () => {
  const page = await load('messaging-overlay-shadow');
  const before = [...page.document.querySelectorAll('*')].length;
  const clicked = mount(page);
  unmount();
  expect(hostsIn(page.document)).toEqual([]);
  expect([...page.document.querySelectorAll('*')]).toHaveLength(before);
  const shadow = page.document.getElementById('interop-outlet')?.shadowRoot;
  const bubble = shadow?.querySelector('.msg-convo-wrapper');
  bubble?.after(bubble.cloneNode(true));
  await frames(20);
  expect(hostsIn(page.document)).toEqual([]);
  expect(clicked).toEqual([]);
});
