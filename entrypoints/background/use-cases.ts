import { createLinkChecks } from '../../lib/app/check-links';
import { createDraftJobs } from '../../lib/app/draft-jobs';
import { createLibraryImports } from '../../lib/app/library-imports';
import { createPanelReading } from '../../lib/app/read-into-panel';
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
  return {
    drafts,
    entry: adapters.entry,
    imports: createLibraryImports({ queue: adapters.importQueue, worker: adapters.importWorker }),
    links: createLinkChecks({
      ...adapters,
      store: adapters.linkChecks,
      ask: adapters.askLink,
      isOnline: () => navigator.onLine,
    }),
    reading: createPanelReading({
      pages: adapters.pageAccess,
      drafts,
      settings: adapters.settings,
      targets: adapters.targets,
      isAllowedPage: adapters.pages.isAllowed,
      now: clock.now,
    }),
  };
}
