import { afterEach, describe, expect, it, vi } from 'vitest';
import { isPanelOpen, openPanel } from './side-panel';

const browser = vi.hoisted(() => ({}) as Record<string, unknown>);
vi.mock('wxt/browser', () => ({ browser }));

afterEach(() => {
  for (const name of Object.keys(browser)) delete browser[name];
});

describe('the panel in Chromium', () => {
  it('opens by every click, so it counts as open', async () => {
    const open = vi.fn(async () => {});
    browser.sidePanel = { open };
    openPanel({ tabId: 7 }, () => {});
    expect(open).toHaveBeenCalledExactlyOnceWith({ tabId: 7 });
    expect(await isPanelOpen(1)).toBe(true);
  });
});

describe('the sidebar in Firefox', () => {
  const sidebar = (isOpen: () => Promise<boolean>) => ({
    open: () => Promise.reject(new Error('may only be called from a user input handler')),
    isOpen,
  });

  it('says whether it is open, where a page’s button cannot open it', async () => {
    const isOpen = vi.fn(async () => false);
    browser.sidebarAction = sidebar(isOpen);
    const onFailure = vi.fn();
    openPanel({ tabId: 7 }, onFailure);
    expect(await isPanelOpen(3)).toBe(false);
    expect(isOpen).toHaveBeenCalledExactlyOnceWith({ windowId: 3 });
    expect(onFailure).toHaveBeenCalledOnce();
  });

  it('counts as open when the browser does not say', async () => {
    browser.sidebarAction = sidebar(() => Promise.reject(new Error('no such window')));
    expect(await isPanelOpen(3)).toBe(true);
  });
});
