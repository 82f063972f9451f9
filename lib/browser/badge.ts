import { browser } from 'wxt/browser';

/**
 * Puts a mark on the toolbar icon, with words for those who hover over it or hear it; without words
 * takes it off again.
 */
export async function setBadge(words: string | undefined): Promise<void> {
  await browser.action.setBadgeText({ text: words === undefined ? '' : '!' });
  await browser.action.setTitle({ title: words ?? browser.i18n.getMessage('action_title') });
  if (words === undefined) return;
  await browser.action.setBadgeBackgroundColor({ color: '#9a5b00' });
  await browser.action.setBadgeTextColor?.({ color: '#ffffff' });
}
