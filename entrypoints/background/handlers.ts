import { browser } from 'wxt/browser';
import { assertEmbeddingAgreed, assertEndpointAgreed, endpointOrigin } from '../../lib/app/endpoint-consent';
import { assertFirstRunAgreed } from '../../lib/app/first-run';
import { insertDraft } from '../../lib/app/insert-draft';
import { tryQuestion } from '../../lib/app/try-question';
import { isPanelOpen, openPanel } from '../../lib/browser/side-panel';
import { conversationFromPaste } from '../../lib/core/conversation/pasted';
import { DrafthandError } from '../../lib/core/errors';
import { embeddingChoice } from '../../lib/core/retrieval/vectors/embedding-choice';
import { mostDimensions } from '../../lib/core/retrieval/vectors/rotation';
import type { Handlers } from '../../lib/messaging/receive';
import type { MessageSender } from '../../lib/messaging/sender-check';
import type { Adapters } from './adapters';
import type { UseCases } from './use-cases';

/** What each message does. */
export function createHandlers(
  adapters: Adapters,
  { drafts, entry, imports, links, reading, scheduled, sync, vectors }: UseCases,
): Handlers<'background'> {
  const { secrets, targets, logger } = adapters;
  const onPanelFailure = (thrown: unknown) => logger.warn('panel not opened', { detail: String(thrown) });

  const asJob = async (jobId: Promise<string>) => ({ jobId: await jobId });
  const done = async (work: Promise<unknown>) => {
    await work;
    return null;
  };
  /** The answer with whether the person sees the panel: the button says so when not. */
  const seen = async <Value extends object>(windowId: number, work: Promise<Value>) => {
    const [answer, isOpen] = await Promise.all([work, isPanelOpen(windowId)]);
    return isOpen ? answer : { ...answer, isPanelClosed: true as const };
  };
  const assertMayRead = async (url: string) => {
    if (await adapters.hasOrigin(url)) return;
    throw new DrafthandError({ code: 'permission-refused', values: { origin: new URL(url).origin } });
  };
  /** After what changes which sources are due: the alarm and the badge follow. */
  const replan = async <Value>(work: Promise<Value>): Promise<Value> => {
    const value = await work;
    await scheduled.run();
    return value;
  };
  const viewOf = async (windowId: number) => (await targets.get(windowId))?.view;

  return {
    'draft/request': ({ conversation }, sender) => {
      // First, before anything asynchronous: the click's activation lasts for this tick only.
      openPanel({ tabId: tabOf(sender).tabId }, onPanelFailure);
      const { tabId, frameId, windowId } = tabOf(sender);
      return seen(windowId, asJob(reading.request(conversation, windowId, { tabId, frameId })));
    },
    'draft/unreadable': ({ reading: page, error }, sender) => {
      openPanel({ tabId: tabOf(sender).tabId }, onPanelFailure);
      const { windowId } = tabOf(sender);
      return seen(
        windowId,
        reading.showUnreadable(windowId, error, page).then(() => ({})),
      );
    },

    'panel/read': async ({ windowId }) => {
      const [tab] = await browser.tabs.query({ active: true, windowId });
      return done(reading.read({ windowId, tabId: tab?.id, url: tab?.url }));
    },
    'panel/choose': ({ windowId, conversationKey }) => asJob(reading.choose(windowId, conversationKey)),

    'draft/paste': ({ windowId, text, senderName }) =>
      asJob(drafts.start(conversationFromPaste(text, senderName, ''), { windowId })),
    'draft/again': ({ jobId, ...options }) => asJob(drafts.again(jobId, options)),
    'draft/continue': ({ jobId, windowId }) => asJob(drafts.resume(jobId, windowId)),
    'draft/stop': ({ jobId }) => done(drafts.stop(jobId)),
    'draft/check': async ({ jobId }) => ({ isRunning: await drafts.isAtWork(jobId) }),
    'draft/insert': (wish) =>
      insertDraft(wish, { ...adapters, pages: adapters.pageAccess, now: adapters.clock.now }),

    'profile/keep': async ({ windowId }) => {
      await assertFirstRunAgreed(adapters.settings);
      const view = await viewOf(windowId);
      if (view?.kind !== 'profile') throw new DrafthandError({ code: 'page-not-reachable' });
      return done(adapters.people.keepProfile(view.profile));
    },
    'activity/sync': async ({ windowId }) => {
      await assertFirstRunAgreed(adapters.settings);
      const view = await viewOf(windowId);
      if (view?.kind !== 'activity') throw new DrafthandError({ code: 'page-not-reachable' });
      return { importId: await imports.fromActivity(view.activity) };
    },
    'this-page/add': async ({ windowId }) => {
      await assertFirstRunAgreed(adapters.settings);
      const view = await viewOf(windowId);
      if (view?.kind !== 'page') throw new DrafthandError({ code: 'page-has-changed' });
      if (view.article) return { importId: await imports.fromArticle(view.article) };
      const html = await adapters.thisPage.html(view.tabId, view.page.url);
      if (!html.ok) throw new DrafthandError(html.error);
      return { importId: await imports.fromPage(view.page, html.value) };
    },

    'entry/apply': async () => ({ mode: await entry.apply() }),

    'model/list': async ({ baseUrl }) => {
      await assertEndpointAgreed(baseUrl, adapters);
      return adapters.chat.list(baseUrl);
    },
    'model/test': async ({ baseUrl, model }) => {
      await assertEndpointAgreed(baseUrl, adapters);
      return adapters.chat.test(baseUrl, model);
    },

    'retrieval/try': ({ text }) => tryQuestion(text, adapters),
    'embedding/test': async ({ baseUrl, model, dimensions }) => {
      await assertEmbeddingAgreed(baseUrl, adapters);
      const request = { baseUrl, model, dimensions, inputs: ['good morning'], retries: 1 };
      const { vectors } = await adapters.embedders.embeddings.embed(request, new AbortController().signal);
      const found = vectors[0]?.length ?? 0;
      if (found > mostDimensions) {
        throw new DrafthandError({
          code: 'embedding-too-long',
          values: { model, found, most: mostDimensions },
        });
      }
      return { dimensions: found };
    },
    // Where vectors are made depends on the choice; each place looks whether it is its turn.
    'embedding/apply': async () => {
      void vectors.goOn();
      return done(imports.refresh());
    },
    'embedding/stop': () => done(vectors.stop()),
    'library/changed': () => done(imports.followChange()),

    'secret/state': () => secrets.state(),
    'secret/save': async ({ key, passphrase, isForPassages }) => {
      const { baseUrl, embeddingBaseUrl } = await adapters.settings.get();
      const address = isForPassages && embeddingBaseUrl !== '' ? embeddingBaseUrl : baseUrl;
      await secrets.save(key, endpointOrigin(address), passphrase);
      return secrets.state();
    },
    'secret/unlock': async ({ passphrase }) => {
      if (!(await secrets.unlock(passphrase))) throw new DrafthandError({ code: 'passphrase-wrong' });
      return secrets.state();
    },
    'secret/lock': async () => {
      await secrets.lock();
      return secrets.state();
    },
    'secret/clear': async () => {
      await secrets.clear();
      return secrets.state();
    },

    'import/run': ({ importId }) => done(imports.run(importId)),
    'import/stop': ({ importId }) => done(imports.stop(importId)),
    'import/pause': ({ importId }) => done(imports.pause(importId)),
    'import/resume': ({ importId }) => done(imports.goOn(importId)),
    'import/url': async ({ url, kind }) => {
      await assertMayRead(url);
      return { importId: await imports.fromUrl(url, kind) };
    },
    'site/discover': async ({ url }) => {
      await assertMayRead(url);
      return imports.discoverSite(url);
    },
    'import/site': async (site) => {
      await assertMayRead(site.url);
      return { importId: await imports.fromSite(site) };
    },

    'links/check': async ({ documentIds }) => ({ isStarted: await links.start(documentIds) }),
    'links/stop': () => done(links.stop()),

    'source/schedule': ({ sourceId, schedule }) => done(replan(sync.schedule(sourceId, schedule))),
    'source/sync': async ({ sourceId, acceptsFewer }) => ({
      importId: await sync.sync(sourceId, acceptsFewer),
    }),

    'offscreen/embedding-choice': async () => embeddingChoice(await adapters.settings.get()),
    'offscreen/idle': async ({ isIncomplete }) => {
      void vectors.start();
      return done(replan(imports.settle({ isComplete: !isIncomplete })));
    },
  };
}

/** The place a content script wrote from; the sender check has seen to it that there is a tab. */
function tabOf({ tab, frameId }: MessageSender): { tabId: number; windowId: number; frameId: number } {
  if (tab?.id === undefined || tab.windowId === undefined)
    throw new DrafthandError({ code: 'sender-refused' });
  return { tabId: tab.id, windowId: tab.windowId, frameId: frameId ?? 0 };
}
