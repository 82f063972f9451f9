import type { Conversation, PageReading } from '../core/conversation/conversation';
import type { PanelTarget } from '../core/drafting/draft-job';
import { type AppError, DrafthandError, toAppError } from '../core/errors';
import type { DraftJobs } from './draft-jobs';
import { assertFirstRunAgreed } from './first-run';
import { pageView } from './page-view';
import type { Now, PageAccess, SettingsStore } from './ports';

export interface ReadingPorts {
  pages: Pick<PageAccess, 'read'>;
  drafts: Pick<DraftJobs, 'open'>;
  settings: Pick<SettingsStore, 'get'>;
  /** What the panel of a window shows. */
  targets: {
    get(windowId: number): Promise<PanelTarget | undefined>;
    set(target: PanelTarget): Promise<void>;
  };
  isAllowedPage(url: string): boolean;
  now: Now;
}

/** A tab to read, as far as the browser tells; the address is hidden without access to the tab. */
export interface TabToRead {
  windowId: number;
  tabId?: number;
  url?: string;
}

/** Reading the page of a tab for the panel beside it, on the owner's click only. */
export function createPanelReading(ports: ReadingPorts) {
  const show = (windowId: number, view: PanelTarget['view']) =>
    ports.targets.set({ windowId, updatedAt: ports.now(), view });

  const showError = (windowId: number, error: AppError, health: PageReading['health'] = []) =>
    show(windowId, { kind: 'unreadable', error, health });

  return {
    /** Reads the tab and shows what it is about; a readable conversation is drafted for. Never throws. */
    async read({ windowId, tabId, url }: TabToRead): Promise<void> {
      try {
        await assertFirstRunAgreed(ports.settings);
        if (url !== undefined && !ports.isAllowedPage(url)) {
          return await showError(windowId, { code: 'not-linkedin' });
        }
        if (tabId === undefined) return await showError(windowId, { code: 'page-not-reachable' });
        const [answer] = await Promise.all([ports.pages.read(tabId), show(windowId, { kind: 'reading' })]);
        if (!answer.ok) return await showError(windowId, answer.error);
        const view = pageView(tabId, answer.value);
        if (view.kind !== 'draft') return await show(windowId, view);
        const { conversation, frameId } = view;
        await ports.drafts.open(conversation, { windowId, page: { tabId, frameId } });
      } catch (thrown) {
        await showError(windowId, toAppError(thrown)).catch(() => undefined);
      }
    },

    /** Drafts for the conversation read at a click in the page; the panel shows why when that fails. */
    async request(conversation: Conversation, windowId: number, page: { tabId: number; frameId: number }) {
      try {
        return await ports.drafts.open(conversation, { windowId, page });
      } catch (thrown) {
        await showError(windowId, toAppError(thrown)).catch(() => undefined);
        throw thrown;
      }
    },

    /** Shows that the page could not be read, with what was and was not found. */
    async showUnreadable(windowId: number, error: AppError, reading: PageReading): Promise<void> {
      try {
        await assertFirstRunAgreed(ports.settings);
      } catch (thrown) {
        return await showError(windowId, toAppError(thrown));
      }
      await showError(windowId, error, reading.health);
    },

    /** Drafts for one of the conversations the panel offers. */
    async choose(windowId: number, conversationKey: string): Promise<string> {
      const view = (await ports.targets.get(windowId))?.view;
      const chosen = view && offered(view, conversationKey);
      if (!chosen) throw new DrafthandError({ code: 'no-conversation-open' });
      const { conversation, page } = chosen;
      return ports.drafts.open(conversation, { windowId, page });
    },
  };
}

function offered(
  view: PanelTarget['view'],
  key: string,
): { conversation: Conversation; page: { tabId: number; frameId: number } } | undefined {
  if (view.kind !== 'choose' && view.kind !== 'profile' && view.kind !== 'activity') return undefined;
  const conversation = view.conversations?.find((one) => one.key === key);
  if (!conversation || conversation.kind === 'sponsored') return undefined;
  const frameId = view.frameIds?.[key] ?? (view.kind === 'choose' ? view.frameId : 0);
  return { conversation, page: { tabId: view.tabId, frameId } };
}
