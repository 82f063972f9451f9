import type { Conversation, PageReading } from '../core/conversation/conversation';
import type { PanelTarget } from '../core/drafting/draft-job';
import { type AppError, DrafthandError, toAppError } from '../core/errors';
import type { PageGlance } from '../core/library/page-glance';
import type { Result } from '../core/result';
import type { DraftJobs } from './draft-jobs';
import { assertFirstRunAgreed } from './first-run';
import { pageView } from './page-view';
import type { Now, PageAccess, SettingsStore } from './ports';

export interface ReadingPorts {
  pages: Pick<PageAccess, 'read'>;
  /** Looks at a page that is not LinkedIn's. */
  glance(tabId: number): Promise<Result<PageGlance>>;
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

/** What of LinkedIn's pages can go into the library. */
const addable = new Set<PanelTarget['view']['kind']>(['activity', 'page']);

/** Reading the page of a tab for the panel beside it, on the owner's click only. */
export function createPanelReading(ports: ReadingPorts) {
  const newest = new Map<number, symbol>();

  /** A click in a window. What an earlier one is still reading is no longer shown: the newest counts. */
  function newClick(windowId: number) {
    const click = Symbol();
    newest.set(windowId, click);
    const isNewest = () => newest.get(windowId) === click;
    const show = async (view: PanelTarget['view']) => {
      if (isNewest()) await ports.targets.set({ windowId, updatedAt: ports.now(), view });
    };
    const showError = (error: AppError, health: PageReading['health'] = []) =>
      show({ kind: 'unreadable', error, health });
    return { isNewest, show, showError };
  }

  type Click = ReturnType<typeof newClick>;

  /** Shows what a page of another site says about itself, with the question whether to add it. */
  async function offerPage(click: Click, tabId: number | undefined, url: string): Promise<void> {
    if (tabId === undefined || !/^https?:/i.test(url)) return click.showError({ code: 'not-linkedin' });
    const [glance] = await Promise.all([ports.glance(tabId), click.show({ kind: 'reading' })]);
    if (glance.ok) return click.show({ kind: 'page', tabId, page: glance.value });
    const { code, ...rest } = glance.error;
    // Where no script may run (the browser's own pages, its store) nothing can be added either.
    await click.showError({ ...rest, code: code === 'page-not-reachable' ? 'not-linkedin' : code });
  }

  return {
    /**
     * Reads the tab and shows what it is about; a readable conversation is drafted for, unless the owner
     * wants to add the page. Pages of other sites are offered for the library. Never throws.
     */
    async read(
      { windowId, tabId, url }: TabToRead,
      { wants = 'draft' }: { wants?: 'draft' | 'page' } = {},
    ): Promise<void> {
      const click = newClick(windowId);
      try {
        await assertFirstRunAgreed(ports.settings);
        if (url !== undefined && !ports.isAllowedPage(url)) return await offerPage(click, tabId, url);
        if (tabId === undefined) return await click.showError({ code: 'page-not-reachable' });
        const [answer] = await Promise.all([ports.pages.read(tabId), click.show({ kind: 'reading' })]);
        if (!answer.ok) return await click.showError(answer.error);
        const view = pageView(tabId, answer.value);
        if (wants === 'page' && !addable.has(view.kind as PanelTarget['view']['kind'])) {
          return await click.showError({ code: 'nothing-to-add' });
        }
        if (view.kind !== 'draft') return await click.show(view);
        if (!click.isNewest()) return;
        const { conversation, frameId } = view;
        await ports.drafts.open(conversation, { windowId, page: { tabId, frameId } });
      } catch (thrown) {
        await click.showError(toAppError(thrown)).catch(() => undefined);
      }
    },

    /** Drafts for the conversation read at a click in the page; the panel shows why when that fails. */
    async request(conversation: Conversation, windowId: number, page: { tabId: number; frameId: number }) {
      const click = newClick(windowId);
      try {
        return await ports.drafts.open(conversation, { windowId, page });
      } catch (thrown) {
        await click.showError(toAppError(thrown)).catch(() => undefined);
        throw thrown;
      }
    },

    /** Shows that the page could not be read, with what was and was not found. */
    async showUnreadable(windowId: number, error: AppError, reading: PageReading): Promise<void> {
      const click = newClick(windowId);
      try {
        await assertFirstRunAgreed(ports.settings);
      } catch (thrown) {
        return await click.showError(toAppError(thrown));
      }
      await click.showError(error, reading.health);
    },

    /** Drafts for one of the conversations the panel offers. */
    async choose(windowId: number, conversationKey: string): Promise<string> {
      const view = (await ports.targets.get(windowId))?.view;
      const chosen = view && offered(view, conversationKey);
      if (!chosen) throw new DrafthandError({ code: 'no-conversation-open' });
      newClick(windowId);
      const { conversation, page } = chosen;
      return ports.drafts.open(conversation, { windowId, page });
    },
  };
}

function offered(
  view: PanelTarget['view'],
  key: string,
): { conversation: Conversation; page: { tabId: number; frameId: number } } | undefined {
  if (!('tabId' in view)) return undefined;
  const conversation = view.conversations?.find((one) => one.key === key);
  if (!conversation || conversation.kind === 'sponsored') return undefined;
  const frameId = view.frameIds?.[key] ?? (view.kind === 'choose' ? view.frameId : 0);
  return { conversation, page: { tabId: view.tabId, frameId } };
}
