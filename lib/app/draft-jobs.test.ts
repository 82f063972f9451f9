import { describe, expect, it } from 'vitest';
import type { DraftJob } from '../core/drafting/draft-job';
import { DrafthandError } from '../core/errors';
import { defaultSettings } from '../core/settings';
import { longestJob } from './draft-jobs';
import { createTestDrafts } from './test-drafts';
import { builtInSettings, modelSettings, ownPost, question } from './test-ports';

const page = { tabId: 7, frameId: 0 };

function setUp(settings = modelSettings) {
  const test = createTestDrafts(settings);
  /** States of a job in the order in which they were stored. */
  const states = (id: string) =>
    test.jobs.writes.flatMap(({ id: written, changes }) =>
      written === id && changes.state ? [changes.state] : [],
    );
  return { ...test, states };
}

describe('a built-in draft', () => {
  it('writes the row and points the panel to it before anything else happens', async () => {
    const { drafts, jobs, states } = setUp(builtInSettings);
    const id = await drafts.start(question, { windowId: 3, page });
    expect(jobs.writes[0]).toMatchObject({ id, changes: { state: 'queued', page, bootId: 'boot-now' } });
    expect(jobs.targets.get(3)?.view).toEqual({ kind: 'job', jobId: id, conversationKey: 'thread-1' });
    expect(states(id)).toEqual(['queued', 'asking']);
    await drafts.idle();
  });

  it('goes through its states in order and ends with the owner’s words and link', async () => {
    const { drafts, row, states, world } = setUp(builtInSettings);
    const id = await drafts.start(question, { page });
    await drafts.idle();
    const job = row(id);
    expect(job).toMatchObject({ state: 'done', provider: { kind: 'built-in' } });
    expect(job.suggestion).toMatch(/^(Hi|Hello|Hey) Jonas/);
    expect(job.suggestion).toContain('https://mara.example/boring-pipeline');
    expect(job.payload).toBeUndefined();
    expect(job.analysis?.asks).toHaveLength(1);
    expect(job.outcomes).toHaveLength(1);
    for (const stage of ['asking', 'retrieving', 'drafting', 'checking', 'firstText', 'total'] as const) {
      expect(job.timings[stage], stage).toBeGreaterThanOrEqual(0);
    }
    const order = ['queued', 'asking', 'retrieving', 'drafting', 'checking', 'done'];
    const seen = states(id);
    expect(seen).toEqual(order.filter((state) => seen.includes(state as DraftJob['state'])));
    expect(world.held).toBe(0);
  });

  it('completes the sender by the profile the owner kept', async () => {
    const { drafts, row, ports } = setUp(builtInSettings);
    const asked: unknown[] = [];
    ports.facts.profile = async (person) => {
      asked.push(person);
      return {
        profileUrl: 'https://www.linkedin.com/in/jonas/',
        name: 'Jonas Weber',
        location: 'Leipzig',
        positions: [],
        education: [],
        skills: [],
      };
    };
    const id = await drafts.start(question, {});
    await drafts.idle();
    expect(asked).toEqual([{ memberId: 'ACoAAJonas', profileUrl: undefined }]);
    expect(row(id).sender?.facts).toContainEqual(
      expect.objectContaining({ kind: 'location', value: 'Leipzig', from: 'profile' }),
    );
  });

  it('offers a source with a dead address last, and says so where it is cited', async () => {
    const { drafts, row, ports } = setUp(builtInSettings);
    const other = { ...ownPost, id: 'doc-2#0', documentId: 'doc-2', title: 'Another post', score: 11 };
    ports.retriever.search = async () => ({
      passages: [ownPost, { ...other, url: 'https://mara.example/another' }],
      coverage: { verdict: 'covered', estimate: 0.9, rareTermsFound: 1 },
    });
    ports.facts.deadDocuments = async (ids) => new Set(ids.filter((id) => id === 'doc-1'));
    const id = await drafts.start(question, {});
    await drafts.idle();
    expect(row(id).sources.map(({ passage }) => passage.documentId)).toEqual(['doc-2', 'doc-1']);

    ports.facts.deadDocuments = async () => new Set(['doc-1', 'doc-2']);
    const again = await drafts.start({ ...question, key: 'thread-2' }, {});
    await drafts.idle();
    expect(row(again).findings).toContainEqual(expect.objectContaining({ kind: 'dead-link' }));
  });

  it('lets a failure of retrieval fail the job with a code', async () => {
    const { drafts, row, ports } = setUp(builtInSettings);
    ports.retriever.search = async () => {
      throw new DrafthandError({ code: 'storage-failed' });
    };
    const id = await drafts.start(question, {});
    await drafts.idle();
    expect(row(id)).toMatchObject({ state: 'failed', error: { code: 'storage-failed' } });
  });

  it('takes other sentences the next time, and the same ones for a wish about them', async () => {
    const { drafts, row } = setUp(builtInSettings);
    const first = await drafts.start(question, { page });
    await drafts.idle();
    const second = await drafts.again(first, { windowId: 1 });
    await drafts.idle();
    const wished = await drafts.again(second, { windowId: 1, instruction: { kind: 'shorter' } });
    await drafts.idle();
    expect(row(second)).toMatchObject({ variant: 1, page, conversation: question });
    expect(row(wished)).toMatchObject({ variant: 1, instruction: { kind: 'shorter' } });
  });
});

describe('before the first-run page is answered', () => {
  it.each([
    ['nothing is set', defaultSettings],
    ['no entry is chosen', { ...modelSettings, entry: 'unset' as const }],
    ['it was never agreed to', { ...modelSettings, agreedAt: undefined }],
  ])('stores, shows and sends nothing when %s', async (_name, settings) => {
    const { drafts, jobs, chat, world } = setUp(settings);
    await expect(drafts.start(question, { windowId: 3, page })).rejects.toMatchObject({
      appError: { code: 'not-agreed' },
    });
    await drafts.idle();
    expect([jobs.writes, [...jobs.targets], chat.sent]).toEqual([[], [], []]);
    expect(world.held).toBe(0);
  });
});

describe('one job per conversation', () => {
  it('stops the running job when a new one starts, and keeps its text', async () => {
    const { drafts, row, chat, clock, world } = setUp();
    const first = await drafts.start(question, {});
    await clock.advance(0);
    chat.say('Hi Jonas, first words. ');
    await clock.advance(300);
    const second = await drafts.start(question, {});
    await clock.advance(0);
    expect(row(first)).toMatchObject({ state: 'stopped' });
    expect(row(first).suggestion).toContain('first words');
    expect(row(first).error).toBeUndefined();
    expect(await drafts.isAtWork(first)).toBe(false);
    expect(await drafts.isAtWork(second)).toBe(true);
    chat.say('Hi Jonas, second.');
    chat.end();
    await drafts.idle();
    expect(row(second)).toMatchObject({ state: 'done', suggestion: 'Hi Jonas, second.' });
    expect(world.held).toBe(0);
  });

  it('keeps exactly one of two that start in the same moment', async () => {
    const { drafts, states, clock, chat } = setUp();
    const ids = await Promise.all([drafts.start(question, {}), drafts.start(question, {})]);
    await clock.advance(0);
    const atWork = await Promise.all(ids.map(drafts.isAtWork));
    expect(atWork.filter(Boolean)).toHaveLength(1);
    chat.say('Hi');
    chat.end();
    await drafts.idle();
    expect(ids.map((id) => states(id).at(-1)).sort()).toEqual(['done', 'stopped']);
  });

  it('lets jobs of different conversations run beside each other', async () => {
    const { drafts, clock } = setUp();
    const one = await drafts.start(question, {});
    const other = await drafts.start({ ...question, key: 'thread-2' }, {});
    await clock.advance(0);
    expect(await drafts.isAtWork(one)).toBe(true);
    expect(await drafts.isAtWork(other)).toBe(true);
    await Promise.all([drafts.stop(one), drafts.stop(other)]);
  });
});

describe('the end of a job', () => {
  it('keeps the text and shows no error when the owner stops it', async () => {
    const { drafts, row, chat, clock, world } = setUp();
    const id = await drafts.start(question, {});
    await clock.advance(0);
    chat.say('Hi Jonas, some ');
    await clock.advance(300);
    expect(world.held).toBe(1);
    chat.say('words ');
    await drafts.stop(id);
    expect(row(id)).toMatchObject({ state: 'stopped' });
    expect(row(id).suggestion).toContain('Hi Jonas, some');
    expect(row(id).error).toBeUndefined();
    expect(world.held).toBe(0);
    expect(clock.waiting()).toBe(0);
  });

  it('gives up after ten minutes', async () => {
    const { drafts, row, chat, clock, world } = setUp();
    const id = await drafts.start(question, {});
    await clock.advance(0);
    chat.say('Hi Jonas, ');
    await clock.advance(longestJob + 1_000);
    expect(row(id)).toMatchObject({ state: 'failed', error: { code: 'timed-out' } });
    expect(world.held).toBe(0);
  });

  it('fails with the storage’s own code when a checkpoint cannot be written', async () => {
    const { drafts, jobs, chat, clock, world } = setUp();
    await drafts.start(question, {});
    await clock.advance(0);
    jobs.breakWith(new DrafthandError({ code: 'storage-full' }));
    chat.say('Hi Jonas, this will not fit. ');
    await clock.advance(500);
    await drafts.idle();
    expect(world.held).toBe(0);
    expect(chat.sent).toHaveLength(1);
  });
});

describe('recovery', () => {
  const left = (bootId: string, state: DraftJob['state']): DraftJob => ({
    id: `left-by-${bootId}-${state}`,
    conversationKey: 'thread-9',
    bootId,
    state,
    createdAt: 1,
    updatedAt: 1,
    conversation: { ...question, key: 'thread-9' },
    provider: { kind: 'openai', baseUrl: 'https://models.example/v1', model: 'test-model' },
    outcomes: [],
    sources: [],
    suggestion: 'Hi Jonas,\n\nI wou',
    removedLinks: [],
    findings: [],
    timings: {},
  });

  it('marks what a killed worker left as interrupted before it starts a job', async () => {
    const { drafts, jobs, row } = setUp(builtInSettings);
    const lost = left('boot-before', 'drafting');
    const finished = left('boot-before', 'done');
    jobs.rows.set(lost.id, lost);
    jobs.rows.set(finished.id, finished);
    await drafts.start(question, {});
    expect(row(lost.id)).toMatchObject({ state: 'interrupted', suggestion: 'Hi Jonas,\n\nI wou' });
    expect(row(finished.id).state).toBe('done');
    await drafts.idle();
  });

  it('tells the panel that a lost job is not at work, and never restarts it by itself', async () => {
    const { drafts, jobs, row, chat } = setUp();
    const lost = left('boot-before', 'drafting');
    jobs.rows.set(lost.id, lost);
    expect(await drafts.isAtWork(lost.id)).toBe(false);
    expect(row(lost.id).state).toBe('interrupted');
    expect(chat.sent).toEqual([]);
  });

  it('goes on from the partial text, in a row of its own', async () => {
    const { drafts, jobs, row, chat, clock } = setUp();
    const lost = left('boot-before', 'drafting');
    jobs.rows.set(lost.id, lost);
    const id = await drafts.resume(lost.id, 1);
    await clock.advance(0);
    expect(row(id)).toMatchObject({ continues: { jobId: lost.id, text: 'Hi Jonas,\n\nI ' } });
    expect(chat.sent[0]?.payload).toContain('Hi Jonas,\\n\\nI');
    chat.say(' would start with one pipeline.');
    chat.end();
    await drafts.idle();
    expect(row(id)).toMatchObject({
      state: 'done',
      suggestion: 'Hi Jonas,\n\nI would start with one pipeline.',
    });
    expect(row(lost.id).suggestion).toBe('Hi Jonas,\n\nI wou');
  });

  it('refuses what is gone', async () => {
    const { drafts } = setUp();
    await expect(drafts.again('gone', {})).rejects.toMatchObject({ appError: { code: 'job-not-found' } });
    await expect(drafts.resume('gone', 1)).rejects.toMatchObject({ appError: { code: 'job-not-found' } });
  });
});

describe('the owner’s edits', () => {
  it('are never written by a job, whatever happens to it', async () => {
    const { drafts, jobs, chat, clock } = setUp();
    const id = await drafts.start(question, {});
    await clock.advance(0);
    chat.say('Hi Jonas, ');
    await clock.advance(300);
    const edit = { jobId: id, conversationKey: 'thread-1', text: 'My own words', editedAt: clock.now() };
    await jobs.putEdit(edit);
    chat.say('something else entirely.');
    chat.end();
    await drafts.idle();
    await drafts.again(id, {});
    await drafts.stop('job-2');
    expect([...jobs.edits.values()]).toEqual([edit]);
  });
});
