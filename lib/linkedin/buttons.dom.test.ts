import axe from 'axe-core';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { buttonIn, buttonsPerTest, clickByHand, hostsIn } from '../../tests/dom/in-page-buttons';
import { type FixtureName, pagesPerTest, until } from '../../tests/dom/open-page';

const load = pagesPerTest();
const { mount, unmount } = buttonsPerTest();

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
  unmount();
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
  unmount();
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
