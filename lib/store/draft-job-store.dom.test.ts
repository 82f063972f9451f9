import { liveQuery } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation } from '../core/conversation/conversation';
import type { DraftEdit, DraftJob } from '../core/drafting/draft-job';
import { type DrafthandDatabase, openDatabase } from './database';
import { createDraftJobStore } from './draft-job-store';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`jobs-${crypto.randomUUID()}`);
});
afterEach(() => {
  vi.restoreAllMocks();
  db.close();
});

const conversation: Conversation = {
  key: 'thread-1',
  surface: 'messaging-page',
  kind: 'one-to-one',
  pageUrl: 'https://www.linkedin.com/messaging/thread/1/',
  owner: {},
  participants: [],
  messages: [],
  composer: 'empty',
  enterSends: false,
  startIsLoaded: true,
};

function job(changes: Partial<DraftJob> = {}): DraftJob {
  return {
    id: crypto.randomUUID(),
    conversationKey: 'thread-1',
    bootId: 'boot-1',
    state: 'drafting',
    createdAt: 1,
    updatedAt: 1,
    conversation,
    provider: { kind: 'built-in' },
    outcomes: [],
    sources: [],
    suggestion: '',
    removedLinks: [],
    findings: [],
    timings: {},
    ...changes,
  };
}

const edit = (text: string): DraftEdit => ({
  jobId: 'job-1',
  conversationKey: 'thread-1',
  text,
  editedAt: 5,
});

describe('draft job store', () => {
  it('merges changes into a job and leaves the rest', async () => {
    const store = createDraftJobStore(db);
    const stored = job({ suggestion: 'Hello' });
    await store.put(stored);
    await store.update(stored.id, { state: 'done', finishReason: 'stop' });
    expect(await store.get(stored.id)).toEqual({ ...stored, state: 'done', finishReason: 'stop' });
  });

  it('does nothing when the job is gone', async () => {
    const store = createDraftJobStore(db);
    await store.update('gone', { state: 'done' });
    expect(await store.get('gone')).toBeUndefined();
  });

  it('lists the jobs of a conversation, newest first', async () => {
    const store = createDraftJobStore(db);
    for (const createdAt of [2, 3, 1]) await store.put(job({ createdAt }));
    await store.put(job({ conversationKey: 'other' }));
    expect((await store.ofConversation('thread-1')).map((each) => each.createdAt)).toEqual([3, 2, 1]);
  });

  it('interrupts what another worker start left running, and nothing else', async () => {
    const store = createDraftJobStore(db);
    const [left, own, done] = [job(), job({ bootId: 'boot-2', state: 'queued' }), job({ state: 'done' })];
    for (const each of [left, own, done]) await store.put(each);
    expect(await store.interruptForeign('boot-2')).toBe(1);
    const states = await Promise.all([left, own, done].map(async ({ id }) => (await store.get(id))?.state));
    expect(states).toEqual(['interrupted', 'queued', 'done']);
  });

  it('writes the owner’s words to disk before they count as saved, jobs not', async () => {
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const store = createDraftJobStore(db);
    await store.putEdit(edit('my words'));
    await store.put(job());
    const durability = transactions.mock.calls
      .filter(([, mode]) => mode === 'readwrite')
      .map(([tables, , options]) => [[tables].flat(), options?.durability]);
    expect(durability).toEqual([
      [['drafts'], 'strict'],
      [['jobs'], 'relaxed'],
    ]);
  });

  it('is followed live, edits too, though they are written through another connection', async () => {
    const store = createDraftJobStore(db);
    const seen: Array<string | undefined> = [];
    const subscription = liveQuery(() => db.drafts.get('job-1')).subscribe((row) => seen.push(row?.text));
    await expect.poll(() => seen).toEqual([undefined]);
    await store.putEdit(edit('first'));
    await expect.poll(() => seen.at(-1)).toBe('first');
    await store.putEdit(edit('second'));
    await expect.poll(() => seen.at(-1)).toBe('second');
    subscription.unsubscribe();
    expect(await store.edit('job-1')).toEqual(edit('second'));
  });
});
