import { createLinkChecks } from '../../lib/app/check-links';
import { createDraftJobs } from '../../lib/app/draft-jobs';
import { createEndpointVectors } from '../../lib/app/endpoint-vectors';
import { createLibraryImports } from '../../lib/app/library-imports';
import { createLibrarySync } from '../../lib/app/library-sync';
import { createPanelReading } from '../../lib/app/read-into-panel';
import { createScheduledWork } from '../../lib/app/scheduled-work';
import { setBadge } from '../../lib/browser/badge';
import { badgeWords } from '../../locales/en/sync';
import type { Adapters } from './adapters';

export type UseCases = ReturnType<typeof createUseCases>;

/** The use cases over the real adapters. */
export function createUseCases(adapters: Adapters) {
  const { clock, logger } = adapters;
  const drafts = createDraftJobs({
    ...adapters,
    createId: () => crypto.randomUUID(),
    bootId: crypto.randomUUID(),
    log: logger.info,
  });
  const imports = createLibraryImports({
    queue: adapters.importQueue,
    worker: adapters.importWorker,
    work: adapters.unfinishedWork,
    now: clock.now,
    onRunning: () => void scheduled.plan().catch(onScheduledFailure),
  });
  const sync = createLibrarySync({
    sources: { ...adapters.syncSources, startFailed: adapters.importQueue.startFailed },
    imports,
    hasOrigin: adapters.hasOrigin,
    badge: { show: (freshness) => setBadge(badgeWords(freshness)) },
    now: clock.now,
  });
  const links = createLinkChecks({
    ...adapters,
    store: adapters.linkChecks,
    ask: adapters.askLink,
    isOnline: () => navigator.onLine,
  });
  const onScheduledFailure = (detail: unknown) =>
    logger.warn('scheduled work failed', { detail: String(detail) });
  const vectors = createEndpointVectors({
    ...adapters,
    store: adapters.vectorStore,
    runs: adapters.embeddingRuns,
    embedderFor: (choice, onTokens) => adapters.embedders.ofEndpoint(choice, onTokens),
    now: clock.now,
    onRunning: () => void scheduled.plan().catch(onScheduledFailure),
    onFailure: (thrown) => logger.warn('vectors not made', { detail: String(thrown) }),
  });
  const scheduled = createScheduledWork({
    alarm: adapters.alarm,
    tasks: [
      imports.task,
      sync.task,
      links.task,
      vectors.task,
      { name: 'badge', dueAt: async () => undefined, run: sync.showFreshness },
      {
        name: 'removed',
        dueAt: async () => undefined,
        run: async () => void (await adapters.purgeRemoved()),
      },
    ],
    now: clock.now,
    onFailure: (task, thrown) => onScheduledFailure(`${task}: ${thrown}`),
  });
  return {
    drafts,
    vectors,
    entry: adapters.entry,
    links,
    imports,
    sync,
    scheduled,
    reading: createPanelReading({
      pages: adapters.pageAccess,
      glance: adapters.thisPage.glance,
      drafts,
      settings: adapters.settings,
      targets: adapters.targets,
      isAllowedPage: adapters.pages.isAllowed,
      now: clock.now,
    }),
  };
}
