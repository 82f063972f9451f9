import { describe, expect, it } from 'vitest';
import { createTestDrafts } from './test-drafts';
import { builtInSettings, question } from './test-ports';

const page = { tabId: 7, frameId: 0 };

describe('a click on a conversation that has a job', () => {
  const newer = {
    ...question,
    messages: question.messages.map((message) => ({ ...message, key: 'message-2' })),
  };
  const finish = async ({ chat, clock, drafts }: ReturnType<typeof createTestDrafts>) => {
    await clock.advance(0);
    chat.say('Hi Jonas, one pipeline.');
    chat.end();
    await drafts.idle();
  };

  it('shows the finished one again, inserts where the click was, and asks no model', async () => {
    const world = createTestDrafts();
    const { drafts, jobs, chat, row } = world;
    const id = await drafts.open(question, { windowId: 1, page });
    await finish(world);
    const edit = { jobId: id, conversationKey: 'thread-1', text: 'My own words', editedAt: 1 };
    await jobs.putEdit(edit);
    const elsewhere = { tabId: 9, frameId: 2 };
    expect(await drafts.open(question, { windowId: 4, page: elsewhere })).toBe(id);
    expect(jobs.targets.get(4)?.view).toEqual({ kind: 'job', jobId: id, conversationKey: 'thread-1' });
    expect(row(id)).toMatchObject({ state: 'done', page: elsewhere, suggestion: 'Hi Jonas, one pipeline.' });
    expect([...jobs.edits.values()]).toEqual([edit]);
    expect(jobs.rows.size).toBe(1);
    expect(chat.sent).toHaveLength(1);
  });

  it('shows the running one again and lets it run, also for two clicks at once', async () => {
    const world = createTestDrafts();
    const { drafts, chat, clock } = world;
    const ids = await Promise.all([drafts.open(question, {}), drafts.open(question, {})]);
    await clock.advance(0);
    expect(new Set([...ids, await drafts.open(question, {})]).size).toBe(1);
    await finish(world);
    expect(chat.sent).toHaveLength(1);
    expect(world.row(ids[0] ?? '').state).toBe('done');
  });

  it('shows a stopped and an interrupted one again', async () => {
    const { drafts, jobs, chat, clock, row } = createTestDrafts();
    const id = await drafts.open(question, {});
    await clock.advance(0);
    chat.say('Hi Jonas, half ');
    await drafts.stop(id);
    expect(await drafts.open(question, {})).toBe(id);
    jobs.rows.set(id, { ...row(id), bootId: 'boot-before', state: 'interrupted' });
    expect(await drafts.open(question, {})).toBe(id);
    expect(chat.sent).toHaveLength(1);
  });

  it('starts anew for a newer message, another provider, and after a failure', async () => {
    const world = createTestDrafts();
    const { drafts, jobs, row, world: outside } = world;
    const id = await drafts.open(question, {});
    await finish(world);
    const forNewer = await drafts.open(newer, {});
    await finish(world);
    expect(forNewer).not.toBe(id);
    outside.settings = builtInSettings;
    const builtIn = await drafts.open(newer, {});
    await drafts.idle();
    expect(row(builtIn).provider).toEqual({ kind: 'built-in' });
    expect(builtIn).not.toBe(forNewer);
    jobs.rows.set(builtIn, { ...row(builtIn), state: 'failed' });
    expect(await drafts.open(newer, {})).not.toBe(builtIn);
    await drafts.idle();
  });

  it('is no reason for "Again" to show the old one', async () => {
    const world = createTestDrafts(builtInSettings);
    const id = await world.drafts.open(question, {});
    await world.drafts.idle();
    expect(await world.drafts.again(id, {})).not.toBe(id);
    await world.drafts.idle();
  });
});
