/** Edges of the world for tests of the use cases: in memory, nothing of the app itself replaced. */

import type { Conversation } from '../core/conversation/conversation';
import { type DraftEdit, type DraftJob, isRunning, type PanelTarget } from '../core/drafting/draft-job';
import type { RetrievedPassage } from '../core/retrieval/retrieval';
import { defaultSettings, type SecretState, type Settings } from '../core/settings';
import type { DraftingPorts } from './drafting-ports';
import type { ChatEvent, ChatModel, ChatRequest, DraftJobStore } from './ports';
import { createTestClock, type TestClock } from './test-clock';

/** Draft jobs in memory, with every write remembered. */
export interface TestJobStore extends DraftJobStore {
  rows: Map<string, DraftJob>;
  edits: Map<string, DraftEdit>;
  targets: Map<number, PanelTarget>;
  writes: Array<{ id: string; at: number; changes: Partial<DraftJob> }>;
  /** Makes every later write fail. */
  breakWith(error: Error): void;
}

export function createTestJobStore(clock: TestClock): TestJobStore {
  const rows = new Map<string, DraftJob>();
  const edits = new Map<string, DraftEdit>();
  const targets = new Map<number, PanelTarget>();
  const writes: TestJobStore['writes'] = [];
  let broken: Error | undefined;
  const check = () => {
    if (broken) throw broken;
  };
  return {
    rows,
    edits,
    targets,
    writes,
    breakWith(error) {
      broken = error;
    },
    async put(job) {
      check();
      writes.push({ id: job.id, at: clock.now(), changes: structuredClone(job) });
      rows.set(job.id, structuredClone(job));
    },
    async update(id, changes) {
      check();
      const row = rows.get(id);
      if (!row) return;
      writes.push({ id, at: clock.now(), changes: structuredClone(changes) });
      rows.set(id, { ...row, ...structuredClone(changes) });
    },
    get: async (id) => structuredClone(rows.get(id)),
    ofConversation: async (key) =>
      [...rows.values()]
        .filter((job) => job.conversationKey === key)
        .sort((one, other) => other.createdAt - one.createdAt),
    async interruptForeign(bootId) {
      const foreign = [...rows.values()].filter((job) => job.bootId !== bootId && isRunning(job.state));
      for (const job of foreign) rows.set(job.id, { ...job, state: 'interrupted' });
      return foreign.length;
    },
    edit: async (jobId) => edits.get(jobId),
    async putEdit(edit) {
      edits.set(edit.jobId, edit);
    },
    async setTarget(target) {
      targets.set(target.windowId, target);
    },
  };
}

/** A model whose answer the test speaks piece by piece. */
export interface TestChat extends ChatModel {
  /** Requests that left, with the payload as it was announced. */
  sent: Array<{ request: ChatRequest; payload: string }>;
  say(text: string): void;
  end(finishReason?: string): void;
  /** The connection breaks without a word. */
  breakOff(): void;
  fail(error: Error): void;
}

export function createTestChat(): TestChat {
  const sent: TestChat['sent'] = [];
  let queue: Array<ChatEvent | { kind: 'break' } | { kind: 'fail'; error: Error }> = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const put = (event: (typeof queue)[number]) => {
    queue.push(event);
    wake();
  };
  return {
    sent,
    say: (text) => put({ kind: 'text', text }),
    end: (finishReason = 'stop') =>
      put({ kind: 'end', finishReason, usage: { promptTokens: 100, completionTokens: 20 } }),
    breakOff: () => put({ kind: 'break' }),
    fail: (error) => put({ kind: 'fail', error }),
    async *stream(request, signal) {
      const payload = JSON.stringify({ model: request.model, messages: request.messages });
      yield { kind: 'payload', json: payload };
      sent.push({ request, payload });
      queue = [];
      signal.addEventListener('abort', wake);
      while (!signal.aborted) {
        const event = queue.shift();
        if (!event) await new Promise<void>((resolve) => waiting.add(resolve));
        else if (event.kind === 'break') return;
        else if (event.kind === 'fail') throw event.error;
        else {
          yield event;
          if (event.kind === 'end') return;
        }
      }
    },
    list: async () => [],
    test: async (_baseUrl, model) => ({ model, milliseconds: 1 }),
  };
}

export const ownPost: RetrievedPassage = {
  id: 'doc-1#0',
  documentId: 'doc-1',
  order: 0,
  title: 'Start MLOps with one boring pipeline',
  url: 'https://mara.example/boring-pipeline',
  kind: 'post',
  status: 'active',
  language: 'en',
  text:
    'I think the best way to move into MLOps is to run one boring pipeline in production before you take any course. ' +
    'A course teaches the tools, but a pipeline that breaks on a Sunday teaches you what the tools are for. ' +
    'Pick a small model, schedule it, monitor it, and write down every failure for three months.',
  headingPath: ['Start small'],
  score: 12,
  matchedTerms: ['MLOps', 'course'],
  links: [],
};

export const question: Conversation = {
  key: 'thread-1',
  surface: 'messaging-page',
  kind: 'one-to-one',
  pageUrl: 'https://www.linkedin.com/messaging/thread/2-abc/',
  owner: { name: 'Mara Lindqvist' },
  participants: [{ name: 'Jonas Weber', memberId: 'ACoAAJonas' }],
  messages: [
    {
      key: 'message-1',
      senderName: 'Jonas Weber',
      senderMemberId: 'ACoAAJonas',
      isOwn: false,
      sentAt: 1_789_000_000_000,
      text: 'Hi Mara, I am a teacher. Which course should I take to move into MLOps?',
      attachments: [],
      isEdited: false,
      isDeleted: false,
      isSystem: false,
      isPending: false,
    },
  ],
  composer: 'empty',
  enterSends: false,
  startIsLoaded: true,
};

/** Settings after the first-run page, drafting without a model. */
export const builtInSettings: Settings = { ...defaultSettings, entry: 'toolbar', agreedAt: 1 };

export const modelSettings: Settings = {
  ...builtInSettings,
  provider: 'openai',
  baseUrl: 'https://models.example/v1',
  model: 'test-model',
  agreedOrigins: ['https://models.example'],
};

/** A whole world in memory. `settings`, `secret` and `granted` can be changed as the test goes. */
export function createTestPorts(settings: Settings = modelSettings) {
  const clock = createTestClock();
  const jobs = createTestJobStore(clock);
  const chat = createTestChat();
  const world = {
    settings,
    secret: { kind: 'stored', ending: 'abcd', origin: 'https://api.openai.com' } as SecretState,
    granted: ['https://models.example/v1'],
    held: 0,
  };
  let lastId = 0;
  const ports: DraftingPorts = {
    jobs,
    chat,
    clock,
    retriever: {
      search: async () => ({
        passages: [ownPost],
        coverage: { verdict: 'covered', estimate: 0.9, rareTermsFound: 1 },
      }),
    },
    facts: {
      ownAddresses: async () => new Set(),
      deadDocuments: async () => new Set(),
      documentCount: async () => 1,
      languages: async () => new Map([['en', 1]]),
      insertedInto: async () => [],
      profile: async () => undefined,
    },
    settings: {
      get: async () => world.settings,
      update: async (changes) => Object.assign(world.settings, changes),
    },
    secrets: { state: async () => world.secret },
    hasOrigin: async (url) => world.granted.includes(url),
    keepAlive: {
      hold() {
        world.held += 1;
        return () => {
          world.held -= 1;
        };
      },
    },
    createId: () => `job-${++lastId}`,
    bootId: 'boot-now',
    log: () => undefined,
  };
  return { clock, jobs, chat, world, ports };
}
