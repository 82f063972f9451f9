import { browser } from 'wxt/browser';

/** Opens the studio in a new tab at one of its parts. */
export function openStudio(part: 'library' | 'settings' | 'welcome'): void {
  void browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${part}`) });
}
