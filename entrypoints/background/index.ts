import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { onAlarm } from '../../lib/browser/alarms';
import { lookAfterOffscreen } from '../../lib/browser/offscreen-port';
import { openPanel } from '../../lib/browser/side-panel';
import { createReceiver } from '../../lib/messaging/receive';
import { createAdapters } from './adapters';
import { createHandlers } from './handlers';
import { createUseCases } from './use-cases';

const menus = { draft: 'draft-reply', add: 'add-page' };

/**
 * The background: every listener is registered in the first tick, so that the event that woke the
 * worker reaches it; everything else is built from plain functions and opened on first use.
 */
export default defineBackground({
  main() {
    // First of all: content scripts can read storage.local until this is set. Firefox has no such call;
    // there the content script lives in a process of its own and asks for nothing.
    browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });

    const adapters = createAdapters();
    const useCases = createUseCases(adapters);
    const { logger, pages } = adapters;
    const report = (event: string) => (thrown: unknown) => logger.warn(event, { detail: String(thrown) });

    const handlers = createHandlers(adapters, useCases);
    // What the offscreen document says in a message the event page says itself.
    adapters.libraryWork.onIdle = async (isIncomplete) =>
      handlers['offscreen/idle']({ isIncomplete }, { id: browser.runtime.id });

    browser.runtime.onMessage.addListener(
      createReceiver({
        context: 'background',
        handlers,
        extensionId: browser.runtime.id,
        extensionUrl: browser.runtime.getURL('/'),
        isAllowedPage: pages.isAllowed,
        onRefused: (type, { code }) => logger.warn('message refused', { type, code }),
      }),
    );

    // The toolbar icon and the keyboard shortcut both come here.
    browser.action.onClicked.addListener((tab) => {
      openPanel({ windowId: tab.windowId }, report('panel not opened'));
      void useCases.reading.read({ windowId: tab.windowId, tabId: tab.id, url: tab.url });
    });

    browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
      if (!tab) return;
      openPanel({ windowId: tab.windowId }, report('panel not opened'));
      const wants = menuItemId === menus.add ? 'page' : 'draft';
      void useCases.reading.read({ windowId: tab.windowId, tabId: tab.id, url: tab.url }, { wants });
    });

    const applyEntry = () => void useCases.entry.apply().catch(report('entry not applied'));
    browser.permissions.onAdded.addListener(applyEntry);
    browser.permissions.onRemoved.addListener(applyEntry);

    const runScheduled = () => void useCases.scheduled.run().catch(report('scheduled work failed'));
    onAlarm(runScheduled);

    browser.runtime.onStartup.addListener(() => {
      applyEntry();
      runScheduled();
      void adapters.targets.clear().catch(report('targets not cleared'));
    });

    browser.runtime.onInstalled.addListener(({ reason }) => {
      applyEntry();
      void createMenus(pages.patterns).catch(report('menu not created'));
      if (reason === 'update') useCases.imports.refresh().catch(report('index not refreshed'));
      if (reason === 'install')
        void browser.tabs.create({ url: browser.runtime.getURL('/options.html#welcome') });
    });

    // What a killed worker left behind; a click that comes first waits for the same recovery.
    useCases.drafts.recover().catch(report('jobs not recovered'));
    useCases.imports.resume().catch(report('imports not resumed'));
    useCases.vectors.resume().catch(report('vectors not resumed'));
    useCases.links.resume().catch(report('link check not resumed'));
    useCases.scheduled.check().catch(report('scheduled work failed'));
    lookAfterOffscreen(() => useCases.imports.resume().catch(report('imports not resumed')));
  },
});

/** Drafting in the context menu of the pages Drafthand works on, adding the page on all pages of the web. */
async function createMenus(patterns: string[]): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: menus.draft,
    title: browser.i18n.getMessage('menu_draft'),
    contexts: ['page', 'editable', 'selection'],
    documentUrlPatterns: patterns,
  });
  browser.contextMenus.create({
    id: menus.add,
    title: browser.i18n.getMessage('menu_add_page'),
    contexts: ['page', 'selection'],
    documentUrlPatterns: ['https://*/*', 'http://*/*'],
  });
}
