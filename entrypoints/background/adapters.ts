import type { Clock } from '../../lib/app/clock';
import { createCorrectedRetriever } from '../../lib/app/corrected-retriever';
import { createDrafthandPages } from '../../lib/app/drafthand-pages';
import { endpointOrigin } from '../../lib/app/endpoint-consent';
import { createEntryMode } from '../../lib/app/entry-mode';
import { createMeaning } from '../../lib/app/meaning';
import { createUnfinishedWork } from '../../lib/app/unfinished-work';
import { createAlarm } from '../../lib/browser/alarms';
import { createLinkAsker } from '../../lib/browser/ask-link';
import { createButtonScript } from '../../lib/browser/content-scripts';
import { createKeepAlive } from '../../lib/browser/keep-alive';
import { createLogger } from '../../lib/browser/logger';
import { createPageAccess } from '../../lib/browser/page-access';
import { hasOrigin } from '../../lib/browser/permissions';
import { createSecretStore } from '../../lib/browser/secret-store';
import { createSettingsStore } from '../../lib/browser/settings-store';
import { createThisPage } from '../../lib/browser/this-page';
import { createUnfinishedWorkNote } from '../../lib/browser/unfinished-work-note';
import { createHybridRetriever } from '../../lib/core/retrieval/hybrid-retriever';
import { embeddingChoice } from '../../lib/core/retrieval/vectors/embedding-choice';
import { createOpenAiChat } from '../../lib/llm/openai-chat';
import { insertOutcomeSchema, pageGlanceSchema, pageReadingSchema } from '../../lib/messaging/page-schemas';
import { sendToEveryFrame, sendToTab } from '../../lib/messaging/send';
import { openDatabase } from '../../lib/store/database';
import { createDraftJobStore } from '../../lib/store/draft-job-store';
import { createEmbeddingRuns } from '../../lib/store/embedding-runs';
import { createImportQueue } from '../../lib/store/import-queue';
import { createInsertedDrafts } from '../../lib/store/inserted-drafts';
import { createLatentQueries } from '../../lib/store/latent-query';
import { createLexicalIndex } from '../../lib/store/lexical-index';
import { createLibraryFacts } from '../../lib/store/library-facts';
import { createLinkChecks } from '../../lib/store/link-checks';
import { createPanelTargets } from '../../lib/store/panel-targets';
import { createPassageReader } from '../../lib/store/passage-reader';
import { createPeopleStore } from '../../lib/store/people-store';
import { purgeRemoved } from '../../lib/store/purge-removed';
import { createCorrectionSource } from '../../lib/store/retrieval-corrections';
import { createSyncSources } from '../../lib/store/sync-sources';
import { createVectorIndex } from '../../lib/store/vector-index';
import { createVectorStore } from '../../lib/store/vector-store';
import { createEmbedders } from './embedders';
import { createImportWorker } from './import-worker';

export type Adapters = ReturnType<typeof createAdapters>;

const clock: Clock = {
  now: Date.now,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The real world behind the ports. Nothing is opened or asked for before its first use. */
export function createAdapters() {
  const database = openDatabase();
  const settings = createSettingsStore();
  const secrets = createSecretStore();
  const readKey = (base: string) => secrets.read(endpointOrigin(base));
  const logger = createLogger();
  const keepAlive = createKeepAlive();
  const embedders = createEmbedders({ settings, readKey });
  const unfinishedWork = createUnfinishedWork(createUnfinishedWorkNote(), clock.now);
  /** Noted as work to be done: the next start of the worker has the vectors built anew. */
  const onDamage = () => {
    logger.warn('vectors damaged', {});
    void unfinishedWork.begin();
  };
  const pages = createDrafthandPages(__DEMO_ORIGIN__);
  const entry = createEntryMode({
    settings,
    hasOrigin,
    patterns: pages.patterns,
    buttons: createButtonScript((tabId, enabled) => sendToEveryFrame(tabId, 'page/buttons', { enabled })),
  });
  /** Told when the event page (Firefox) has no work left on the library; Chromium's offscreen document sends a message. */
  const libraryWork: { onIdle?: (isIncomplete: boolean) => Promise<unknown> } = {};
  return {
    clock,
    hasOrigin,
    settings,
    secrets,
    keepAlive,
    pages,
    entry,
    logger,
    jobs: createDraftJobStore(database),
    targets: createPanelTargets(database),
    people: createPeopleStore(database),
    noteInserted: createInsertedDrafts(database),
    purgeRemoved: () => purgeRemoved(database, clock.now()),
    facts: createLibraryFacts(database),
    linkChecks: createLinkChecks(database),
    askLink: createLinkAsker({ fetch: (input, init) => fetch(input, init), now: clock.now }),
    alarm: createAlarm(),
    importQueue: createImportQueue(database),
    syncSources: createSyncSources(database),
    importWorker: createImportWorker({
      database,
      keepAlive,
      choice: async () => embeddingChoice(await settings.get()),
      onIdle: async (isIncomplete) => libraryWork.onIdle?.(isIncomplete),
    }),
    libraryWork,
    unfinishedWork,
    retriever: createCorrectedRetriever(
      createHybridRetriever({
        index: createLexicalIndex(database),
        passages: createPassageReader(database),
        meaning: createMeaning({
          vectors: createVectorIndex(database, { onDamage }),
          builtIn: (origin) => createLatentQueries(database, origin, onDamage),
          embedderOf: embedders.ofQuestions,
          onFailure: (thrown) => logger.warn('words serve alone', { detail: String(thrown) }),
        }),
      }),
      createCorrectionSource(database),
    ),
    chat: createOpenAiChat({ readKey }),
    embedders,
    vectorStore: createVectorStore(database),
    embeddingRuns: createEmbeddingRuns(database, clock.now),
    thisPage: createThisPage({ parseGlance: (data) => pageGlanceSchema.safeParse(data).data }),
    pageAccess: createPageAccess({
      ask: {
        read: (page) => sendToTab(page, 'page/read', {}),
        insert: (page, request) => sendToTab(page, 'page/insert', request),
      },
      parseReading: (data) => pageReadingSchema.safeParse(data).data,
      parseOutcome: (data) => insertOutcomeSchema.safeParse(data).data,
    }),
  };
}
