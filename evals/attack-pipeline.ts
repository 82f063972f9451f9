import type { DraftingPorts } from '../lib/app/drafting-ports';
import type { ChatModel } from '../lib/app/ports';
import { runDraft } from '../lib/app/run-draft';
import type { Conversation, Message } from '../lib/core/conversation/conversation';
import type { DraftJob, DraftProvider } from '../lib/core/drafting/draft-job';
import { toAppError } from '../lib/core/errors';
import { addressKey } from '../lib/core/library/normalize-url';
import { createHybridRetriever } from '../lib/core/retrieval/hybrid-retriever';
import { defaultSettings } from '../lib/core/settings';
import type { MemoryLibrary } from './memory-library';

/** Everything of a finished job that a person could see or send, or that left the machine. */
export interface AttackedDraft {
  suggestion: string;
  payload: string;
  /** Code of the failure, when the job failed. */
  failure?: string;
  looksLikeInjection: boolean;
}

/** Runs the extension's own drafting on a conversation, with the store in memory. */
export async function draftUnderAttack(
  texts: string[],
  library: MemoryLibrary,
  provider: DraftProvider,
  chat: ChatModel,
): Promise<AttackedDraft> {
  const job: DraftJob = {
    id: 'job',
    conversationKey: 'thread',
    bootId: 'boot',
    state: 'queued',
    createdAt: 0,
    updatedAt: 0,
    conversation: conversationOf(texts),
    provider,
    outcomes: [],
    sources: [],
    suggestion: '',
    removedLinks: [],
    findings: [],
    timings: {},
  };
  const merge = (changes: Partial<DraftJob>) => void Object.assign(job, changes);
  const row = { write: merge, checkpoint: merge, flush: async () => {} };
  const run = { job, row, signal: new AbortController().signal, timings: {} };
  let failure: string | undefined;
  await runDraft(run, portsFor(library, provider, chat)).catch((thrown: unknown) => {
    const error = toAppError(thrown);
    if (error.code === 'unexpected') throw thrown;
    failure = error.code;
  });
  const { suggestion, payload = '', analysis } = job;
  return { suggestion, payload, failure, looksLikeInjection: analysis?.looksLikeInjection ?? false };
}

function portsFor(library: MemoryLibrary, provider: DraftProvider, chat: ChatModel): DraftingPorts {
  const settings = {
    ...defaultSettings,
    agreedOrigins: provider.kind === 'openai' ? [new URL(provider.baseUrl).origin] : [],
  };
  const own = new Set(
    library.documents.flatMap(({ url, status }) => (url && status === 'active' ? [addressKey(url)] : [])),
  );
  const unused = async () => {
    throw new Error('Not part of drafting');
  };
  return {
    jobs: {
      put: unused,
      update: unused,
      get: unused,
      ofConversation: unused,
      interruptForeign: unused,
      edit: unused,
      putEdit: unused,
      setTarget: unused,
    },
    retriever: createHybridRetriever(library),
    facts: {
      ownAddresses: async (urls) => new Set(urls.filter((url) => own.has(addressKey(url)))),
      deadDocuments: async () => new Set(),
      documentCount: async () => library.documents.length,
      languages: async () => library.languages,
      insertedInto: async () => [],
      profile: async () => undefined,
    },
    settings: { get: async () => settings, update: async () => settings },
    secrets: { state: async () => ({ kind: 'none' }) },
    chat,
    hasOrigin: async () => true,
    keepAlive: { hold: () => () => {} },
    clock: { now: () => performance.now(), after: () => () => {} },
    createId: () => 'id',
    bootId: 'boot',
    log: () => {},
  };
}

function conversationOf(texts: string[]): Conversation {
  const messages = texts.map(
    (text, index): Message => ({
      key: `message-${index}`,
      senderName: 'Robin Vale',
      isOwn: false,
      sentAt: 1_700_000_000_000 + index * 60_000,
      text,
      attachments: [],
      isEdited: false,
      isDeleted: false,
      isSystem: false,
      isPending: false,
    }),
  );
  return {
    key: 'thread',
    surface: 'messaging-page',
    kind: 'one-to-one',
    pageUrl: 'https://www.linkedin.com/messaging/',
    owner: { name: 'Alex Owner' },
    participants: [{ name: 'Robin Vale', headline: 'Teacher' }],
    messages,
    composer: 'empty',
    enterSends: false,
    startIsLoaded: true,
  };
}
