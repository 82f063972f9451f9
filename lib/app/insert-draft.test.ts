import { describe, expect, it } from 'vitest';
import type { InsertOutcome, InsertRequest } from '../core/conversation/conversation';
import type { DraftEdit, DraftJob } from '../core/drafting/draft-job';
import { guardText } from '../core/drafting/link-guard';
import type { AppError } from '../core/errors';
import { insertDraft } from './insert-draft';
import { ownPost, question } from './test-ports';

const job: DraftJob = {
  id: 'job-1',
  conversationKey: 'thread-1',
  bootId: 'boot',
  state: 'done',
  createdAt: 1,
  updatedAt: 1,
  page: { tabId: 7, frameId: 2 },
  conversation: question,
  provider: { kind: 'built-in' },
  outcomes: [],
  sources: [{ mark: 'S1', passage: ownPost, askId: 'ask-1', isCited: true, wasSentBefore: false }],
  suggestion: 'Hi Jonas',
  removedLinks: [],
  findings: [],
  timings: {},
};

function setUp(changes: Partial<DraftJob> = {}, answer: InsertOutcome | AppError = inserted('Hi Jonas')) {
  const requests: Array<{ page: { tabId: number; frameId: number }; request: InsertRequest }> = [];
  const noted: Array<{ id: string; inserted: DraftEdit['inserted'] }> = [];
  const insert = (wish: Partial<Parameters<typeof insertDraft>[0]> = {}) =>
    insertDraft(
      { jobId: 'job-1', text: 'Hi Jonas', mode: 'empty-only', ...wish },
      {
        jobs: { get: async (id) => (id === job.id ? { ...job, ...changes } : undefined) },
        facts: { ownAddresses: async () => new Set() },
        pages: {
          async insert(page, request) {
            requests.push({ page, request });
            return 'inserted' in answer ? { ok: true, value: answer } : { ok: false, error: answer };
          },
        },
        noteInserted: async ({ id }, note) => {
          noted.push({ id, inserted: note });
        },
        now: () => 42,
      },
    );
  return { insert, requests, noted };
}

function inserted(text: string): InsertOutcome {
  return { inserted: true, text, method: 'insert-text' };
}

/** The links a model's answer would have lost to the guard. */
function removedFrom(answer: string): DraftJob['removedLinks'] {
  return guardText(answer, { allowedUrls: new Map(), sources: [] }).removed;
}

describe('inserting a draft', () => {
  it('writes into the frame of the job, for exactly its thread, and notes what the page holds', async () => {
    const { insert, requests, noted } = setUp({}, inserted('Hi Jonas!'));
    expect(await insert({ allowNewerMessages: true })).toEqual(inserted('Hi Jonas!'));
    expect(requests).toEqual([
      {
        page: { tabId: 7, frameId: 2 },
        request: {
          conversationKey: 'thread-1',
          newestMessageKey: 'message-1',
          text: 'Hi Jonas',
          mode: 'empty-only',
          allowNewerMessages: true,
        },
      },
    ]);
    expect(noted).toEqual([{ id: 'job-1', inserted: { at: 42, text: 'Hi Jonas!' } }]);
  });

  it('hands a refusal of the page on and notes nothing', async () => {
    const { insert, noted } = setUp(
      {},
      { inserted: false, code: 'composer-not-empty', composerText: 'mine' },
    );
    expect(await insert()).toEqual({ inserted: false, code: 'composer-not-empty', composerText: 'mine' });
    expect(noted).toEqual([]);
  });

  it('says so when the page is gone', async () => {
    const { insert } = setUp({}, { code: 'page-not-reachable' });
    await expect(insert()).rejects.toMatchObject({ appError: { code: 'page-not-reachable' } });
  });

  it('has no composer for a pasted message', async () => {
    const { insert, requests } = setUp({ page: undefined });
    expect(await insert()).toEqual({ inserted: false, code: 'composer-missing' });
    expect(requests).toEqual([]);
  });

  it('refuses an empty text and an unknown job', async () => {
    const { insert } = setUp();
    await expect(insert({ text: ' \n' })).rejects.toMatchObject({ appError: { code: 'draft-empty' } });
    await expect(insert({ jobId: 'other' })).rejects.toMatchObject({ appError: { code: 'job-not-found' } });
  });
});

describe('a link that was removed from the draft', () => {
  const removedLinks = removedFrom('See https://evil.example/course?x=1 and [this](https://bad.example/a).');

  it.each([
    'Hi Jonas, https://evil.example/course?x=1',
    'Hi Jonas, (https://evil.example/course?x=1).',
    'Hi Jonas, HTTPS://EVIL.example/course?x=1',
    'Hi Jonas, see https://bad.example/a',
    'Hi Jonas, see [this](https://bad.example/a)',
  ])('cannot come back: %s', async (text) => {
    const { insert, requests } = setUp({ removedLinks });
    await expect(insert({ text })).rejects.toMatchObject({ appError: { code: 'removed-link-in-text' } });
    expect(requests).toEqual([]);
  });

  it.each([
    `Hi Jonas, ${ownPost.url}`,
    'Hi Jonas, book a time at https://calendar.example/mara',
    'Hi Jonas, no link at all.',
  ])('keeps no other text back: %s', async (text) => {
    expect(removedLinks).toHaveLength(2);
    const { insert, requests } = setUp({ removedLinks }, inserted(text));
    expect(await insert({ text })).toEqual(inserted(text));
    expect(requests[0]?.request.text).toBe(text);
  });
});
