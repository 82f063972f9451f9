/** The buttons on an opened page, for tests. */

import { afterEach, beforeAll, beforeEach } from 'vitest';
import { page as browserPage, userEvent } from 'vitest/browser';
import { mountButtons } from '../../lib/linkedin/buttons';
import type { OpenPage } from './open-page';

type Options = Partial<Parameters<typeof mountButtons>[0]>;

/**
 * Gives a test file a `mount` that returns the conversations clicked, and an `unmount`; after each
 * test everything is unmounted.
 */
export function buttonsPerTest() {
  let controller = new AbortController();
  beforeAll(() => browserPage.viewport(1280, 900));
  beforeEach(() => {
    controller = new AbortController();
  });
  afterEach(() => controller.abort());
  return {
    mount(page: OpenPage, options: Options = {}): HTMLElement[] {
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
    },
    unmount() {
      controller.abort();
      controller = new AbortController();
    },
  };
}

export function hostsIn(scope: ParentNode): HTMLElement[] {
  const found = [...scope.querySelectorAll<HTMLElement>('[data-drafthand-button]')];
  for (const element of scope.querySelectorAll('*')) {
    if (element.shadowRoot) found.push(...hostsIn(element.shadowRoot));
  }
  return found;
}

export function buttonIn(page: OpenPage, host = hostsIn(page.document)[0]): HTMLButtonElement {
  const button = host && page.shadowOf(host).querySelector('button');
  if (!button) throw new Error('no button');
  return button;
}

/** A click of the real mouse on the element: the browser marks its event as trusted. */
export async function clickByHand(page: OpenPage, element = hostsIn(page.document)[0]) {
  element?.setAttribute('data-testid', 'by-hand');
  await userEvent.click(
    browserPage.frameLocator(browserPage.elementLocator(page.frame)).getByTestId('by-hand'),
  );
  element?.removeAttribute('data-testid');
}

/** What LinkedIn does on thread switch: a new pane in place of the old one. */
export function remountPane(page: OpenPage): HTMLElement {
  const root = page.document.querySelector('.msg-convo-wrapper');
  const copy = root?.cloneNode(true) as HTMLElement;
  for (const host of hostsIn(copy)) host.remove();
  root?.replaceWith(copy);
  return copy;
}
