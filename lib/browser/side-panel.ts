import { browser } from 'wxt/browser';

interface FirefoxSidebar {
  sidebarAction?: {
    open(): Promise<void>;
    isOpen(place: { windowId: number }): Promise<boolean>;
  };
}

/**
 * Opens the panel. Call it before anything asynchronous in the listener of a click: the browser
 * takes the click's activation away with the first `await`. Never throws; `onFailure` hears why not.
 */
export function openPanel(
  place: { tabId: number } | { windowId: number },
  onFailure: (thrown: unknown) => void,
): void {
  const sidebar = (browser as FirefoxSidebar).sidebarAction;
  try {
    // Firefox opens its sidebar from the toolbar, the menu and the shortcut, not from a page's message.
    const opened = browser.sidePanel ? browser.sidePanel.open(place) : sidebar?.open();
    opened?.catch(onFailure);
  } catch (thrown) {
    onFailure(thrown);
  }
}

/** Whether the panel of a window is open; taken for open where the browser lets every click open it, and in doubt. */
export async function isPanelOpen(windowId: number): Promise<boolean> {
  const sidebar = (browser as FirefoxSidebar).sidebarAction;
  if (browser.sidePanel || !sidebar) return true;
  return sidebar.isOpen({ windowId }).catch(() => true);
}
