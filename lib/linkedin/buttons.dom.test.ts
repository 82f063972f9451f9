import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { page as browserPage, userEvent } from 'vitest/browser';
import { type FixtureName, frames, type OpenPage, openPage, until } from '../../tests/dom/open-page';
import { mountButtons } from './buttons';

let open: OpenPage[] = [];
let controller: AbortController;

beforeAll(() => browserPage.viewport(1280, 900));

beforeEach(() => {
  controller = new AbortController();
});

afterEach(() => {
  controller.abort();
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

function mount(page: OpenPage, options: Partial<Parameters<typeof mountButtons>[0]> = {}) {
  const clicked: HTMLElement[] = [];
  mountButtons({
    document: page.document,
    label: 'Draft reply',
    tooltip: 'Draft a reply',
    signal: controller.signal,
    onClick: (root) => clicked.push(root),
    ...options,
  });
  return clicked;
}

function hostsIn(scope: ParentNode): HTMLElement[] {
  const found = [...scope.querySelectorAll<HTMLElement>('[data-drafthand-button]')];
  for (const element of scope.querySelectorAll('*')) {
    if (element.shadowRoot) found.push(...hostsIn(element.shadowRoot));
  }
  return found;
}

function buttonIn(page: OpenPage, host = hostsIn(page.document)[0]): HTMLButtonElement {
  const button = host && page.shadowOf(host).querySelector('button');
  if (!button) throw new Error('no button');
  return button;
}

/** A click of the real mouse on the element: the browser marks its event as trusted. */
async function clickByHand(page: OpenPage, element = hostsIn(page.document)[0]) {
  element?.setAttribute('data-testid', 'by-hand');
  await userEvent.click(
    browserPage.frameLocator(browserPage.elementLocator(page.frame)).getByTestId('by-hand'),
  );
  element?.removeAttribute('data-testid');
}

/** What LinkedIn does on thread switch: a new pane in place of the old one. */
function remountPane(page: OpenPage): HTMLElement {
  const root = page.document.querySelector('.msg-convo-wrapper');
  const copy = root?.cloneNode(true) as HTMLElement;
  for (const host of hostsIn(copy)) host.remove();
  root?.replaceWith(copy);
  return copy;
}

test.each<[FixtureName, number]>([
  ['messaging-thread', 1],
  ['messaging-thread-long', 1],
  ['messaging-group', 1],
  ['messaging-inmail', 1],
  ['messaging-overlay', 2],
  ['messaging-overlay-shadow', 2],
  ['messaging-sponsored', 0],
  ['profile-classic', 0],
  ['activity', 0],
])('%s gets %i buttons', async (name, count) => {
  const page = await load(name);
  mount(page);
  expect(hostsIn(page.document)).toHaveLength(count);
  for (const host of hostsIn(page.document)) {
    expect(host.parentElement?.matches('.msg-form__left-actions')).toBe(true);
    expect(host.shadowRoot).toBeNull();
  }
});

test('is a real button with a name, outside the reach of the form', async () => {
  const page = await load('messaging-thread');
  mount(page);
  const button = buttonIn(page);
  expect(button.type).toBe('button');
  expect(button.textContent).toBe('Draft reply');
  expect(button.title).toBe('Draft a reply');
  expect(button.form).toBeNull();
  expect(button.tabIndex).toBe(0);
});

test('stands in the footer or the form when the place for actions is missing', async () => {
  const page = await load('messaging-thread');
  page.document.querySelector('.msg-form__left-actions')?.remove();
  mount(page);
  expect(hostsIn(page.document)[0]?.parentElement?.matches('.msg-form__footer')).toBe(true);
  controller.abort();
  controller = new AbortController();
  page.document.querySelector('.msg-form__footer')?.remove();
  mount(page);
  expect(hostsIn(page.document)[0]?.parentElement?.matches('form.msg-form')).toBe(true);
});

test('moves to the place for actions when that arrives late', async () => {
  const page = await load('messaging-thread');
  const actions = page.document.querySelector('.msg-form__left-actions');
  actions?.remove();
  mount(page);
  page.document.querySelector('.msg-form__footer')?.prepend(actions as Node);
  await until(() => hostsIn(page.document)[0]?.parentElement === actions);
  expect(hostsIn(page.document)).toHaveLength(1);
});

test('hands over the conversation of the bubble that was clicked, by the real mouse only', async () => {
  for (const name of ['messaging-overlay', 'messaging-overlay-shadow'] as const) {
    const page = await load(name);
    const clicked = mount(page);
    const second = hostsIn(page.document)[1];
    buttonIn(page, second).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    second?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(clicked).toEqual([]);
    page.suspicious.length = 0;
    await clickByHand(page, second);
    expect(clicked).toEqual([second?.closest('.msg-convo-wrapper')]);
  }
});

test('works from the keyboard, and no key reaches the page', async () => {
  const page = await load('messaging-group');
  const clicked = mount(page);
  const keys: string[] = [];
  page.document.addEventListener('keydown', (event) => keys.push(event.key));
  buttonIn(page).focus();
  await userEvent.keyboard('{Enter}');
  expect(clicked).toHaveLength(1);
  expect(keys).toEqual([]);
  expect(page.sends).toEqual([]);
});

test('shows that the click arrived, takes no second one meanwhile, and comes back', async () => {
  const page = await load('messaging-thread');
  let finish = (_: unknown) => {};
  const onClick = vi.fn(() => new Promise((resolve) => (finish = resolve)));
  mount(page, { onClick });
  await clickByHand(page);
  expect(buttonIn(page).ariaBusy).toBe('true');
  await clickByHand(page);
  expect(onClick).toHaveBeenCalledTimes(1);
  finish(undefined);
  await until(() => buttonIn(page).ariaBusy === null);
  await clickByHand(page);
  expect(onClick).toHaveBeenCalledTimes(2);
});

test('a click handler that fails leaves the button usable', async () => {
  const page = await load('messaging-thread');
  const onClick = vi.fn(() => {
    throw new Error('unreadable');
  });
  mount(page, { onClick });
  await clickByHand(page);
  await until(() => buttonIn(page).ariaBusy === null);
});

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

test('no button on a sponsored conversation, even where it has a composer', async () => {
  const page = await load('messaging-thread', (html) =>
    html.replace('<form id="msg-form', '<div class="msg-s-sponsored-message-actions"></div>$&'),
  );
  mount(page);
  expect(hostsIn(page.document)).toEqual([]);
});

test('no button while the recipients are still being chosen', async () => {
  const page = await load('messaging-overlay', (html) =>
    html.replace(
      '<div class="msg-overlay-conversation-bubble__content-wrapper">',
      '$&<div class="msg-connections-typeahead"></div>',
    ),
  );
  mount(page);
  expect(hostsIn(page.document)).toHaveLength(1);
});

test('leaves nothing behind when it is taken away', async () => {
  const page = await load('messaging-overlay-shadow');
  const before = [...page.document.querySelectorAll('*')].length;
  const clicked = mount(page);
  controller.abort();
  expect(hostsIn(page.document)).toEqual([]);
  expect([...page.document.querySelectorAll('*')]).toHaveLength(before);
  const shadow = page.document.getElementById('interop-outlet')?.shadowRoot;
  const bubble = shadow?.querySelector('.msg-convo-wrapper');
  bubble?.after(bubble.cloneNode(true));
  await frames(20);
  expect(hostsIn(page.document)).toEqual([]);
  expect(clicked).toEqual([]);
});

test('is small in bubbles, full on the page, dark where LinkedIn is dark', async () => {
  const thread = await load('messaging-thread');
  mount(thread);
  expect(buttonIn(thread).getBoundingClientRect().width).toBeGreaterThan(90);
  const light = getComputedStyle(buttonIn(thread)).color;
  thread.document.documentElement.classList.replace('theme--light', 'theme--dark');
  await until(() => getComputedStyle(buttonIn(thread)).color !== light, 500);

  const bubble = await load('messaging-overlay-shadow');
  mount(bubble);
  expect(buttonIn(bubble).getBoundingClientRect().width).toBe(32);
  expect(getComputedStyle(buttonIn(bubble)).color).toBe(light);
  bubble.document.getElementById('interop-outlet')?.classList.replace('theme--light', 'theme--dark');
  await until(() => getComputedStyle(buttonIn(bubble)).color !== light, 500);
});

test('follows the declared colour scheme where LinkedIn has no theme class', async () => {
  const page = await load('messaging-thread', (html) => html.replace('theme theme--light', ''));
  mount(page);
  const light = getComputedStyle(buttonIn(page)).color;
  controller.abort();
  controller = new AbortController();
  page.document.documentElement.style.colorScheme = 'dark';
  mount(page);
  expect(getComputedStyle(buttonIn(page)).color).not.toBe(light);
});

test.each(['theme--light', 'theme--dark'])('has no accessibility findings in %s', async (theme) => {
  for (const name of ['messaging-thread', 'messaging-overlay'] as const) {
    const page = await load(name, (html) => html.replace('theme--light', theme));
    mount(page);
    const copy = buttonIn(page).cloneNode(true);
    const style = page
      .shadowOf(hostsIn(page.document)[0] as HTMLElement)
      .querySelector('style')
      ?.cloneNode(true);
    const stage = document.createElement('main');
    stage.style.backgroundColor = theme === 'theme--dark' ? '#1b1f23' : '#ffffff';
    stage.append(style as Node, copy);
    document.body.append(stage);
    const { violations } = await axe.run(stage, { rules: { region: { enabled: false } } });
    stage.remove();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});

test('the focus ring shows for the keyboard', async () => {
  const page = await load('messaging-thread');
  mount(page);
  const button = buttonIn(page);
  button.focus({ focusVisible: true } as FocusOptions);
  expect(getComputedStyle(button).outlineStyle).toBe('solid');
  expect(getComputedStyle(button).outlineWidth).toBe('2px');
});
