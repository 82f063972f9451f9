import { describe, expect, it } from 'vitest';
import { DrafthandError } from '../core/errors';
import { createDraftJobs } from './draft-jobs';
import { createTestPorts, modelSettings, question } from './test-ports';

async function setUp(change: (world: ReturnType<typeof createTestPorts>) => void = () => undefined) {
  const world = createTestPorts({ ...modelSettings });
  change(world);
  const drafts = createDraftJobs(world.ports);
  const id = await drafts.start(question, { windowId: 1 });
  await world.clock.advance(0);
  return { ...world, drafts, id, job: () => world.jobs.rows.get(id) };
}

/** Starts a job, lets the model say all of it, and returns the row. */
async function drafted(answer: string, finishReason?: string) {
  const world = await setUp();
  world.chat.say(answer);
  world.chat.end(finishReason);
  await world.drafts.idle();
  return world.job();
}

describe('a draft by a model', () => {
  it('puts the owner’s link in the place of its mark and stores what the server counted', async () => {
    const job = await drafted('Hi Jonas, start with one boring pipeline [S1]. A course can wait.');
    expect(job).toMatchObject({
      state: 'done',
      finishReason: 'stop',
      usage: { promptTokens: 100, completionTokens: 20 },
      provider: { kind: 'openai', baseUrl: 'https://models.example/v1', model: 'test-model' },
    });
    expect(job?.suggestion).toContain('https://mara.example/boring-pipeline');
    expect(job?.suggestion).not.toContain('[S1]');
    expect(job?.sources[0]).toMatchObject({ mark: 'S1', isCited: true });
    expect(job?.timings).toMatchObject({ asking: 0, firstText: 0, total: 0 });
  });

  it('stores exactly what the model port sends, before it is sent', async () => {
    const { jobs, chat, id, clock, ports } = createTestWorld();
    let storedAtSend: string | undefined;
    const stream = chat.stream;
    ports.chat = {
      ...chat,
      async *stream(request, signal) {
        for await (const event of stream(request, signal)) {
          yield event;
          if (event.kind === 'payload') storedAtSend = jobs.rows.get(id)?.payload;
        }
      },
    };
    const drafts = createDraftJobs(ports);
    await drafts.start(question, {});
    await clock.advance(0);
    chat.say('Hi.');
    chat.end();
    await drafts.idle();
    expect(chat.sent).toHaveLength(1);
    expect(storedAtSend).toBe(chat.sent[0]?.payload);
    expect(jobs.rows.get(id)?.payload).toBe(chat.sent[0]?.payload);
  });

  it('never lets a foreign link into the row, not even for a moment', async () => {
    const { jobs, chat, clock, drafts, job } = await setUp();
    for (const character of 'Hi Jonas, see https://evil.example/course and [S1] and [S9].') {
      chat.say(character);
      await clock.advance(60);
    }
    chat.end();
    await drafts.idle();
    const everWritten = jobs.writes.map(({ changes }) => changes.suggestion ?? '').join('\n');
    expect(everWritten).not.toMatch(/evil/);
    expect(job()?.suggestion).toContain('https://mara.example/boring-pipeline');
    expect(
      job()
        ?.removedLinks.map(({ reason }) => reason)
        .sort(),
    ).toEqual(['not-in-library', 'unknown-mark']);
    expect(job()?.findings.filter(({ kind }) => kind === 'removed-link')).toHaveLength(2);
  });

  it('checkpoints the growing text every 150 to 250 ms', async () => {
    const { jobs, chat, clock, drafts, job } = await setUp();
    for (let word = 0; word < 60; word += 1) {
      chat.say(`word${word} `);
      await clock.advance(50);
    }
    chat.end();
    await drafts.idle();
    const texts = jobs.writes.filter(({ changes }) => changes.suggestion);
    const gaps = texts.slice(1).map(({ at }, index) => at - (texts[index]?.at ?? 0));
    expect(gaps.length).toBeGreaterThan(10);
    for (const gap of gaps.slice(0, -1)) {
      expect(gap).toBeGreaterThanOrEqual(150);
      expect(gap).toBeLessThanOrEqual(250);
    }
    expect(job()?.suggestion).toContain('word59');
  });

  it('measures the first visible text from the click', async () => {
    const { chat, clock, drafts, job } = await setUp();
    await clock.advance(700);
    chat.say('Hi Jonas, thank you for writing. ');
    await clock.advance(300);
    chat.say('Bye.');
    chat.end();
    await drafts.idle();
    expect(job()?.timings).toMatchObject({ firstText: 700, drafting: 1_000, total: 1_000 });
  });
  it('takes out an address that two parts of a continued answer make together', async () => {
    const { chat, clock, drafts, jobs, job, id } = await setUp();
    chat.say('Hi Jonas, the rest is at exfil (dot)');
    await clock.advance(300);
    chat.end('length');
    await drafts.idle();
    expect(job()?.state).toBe('interrupted');
    const next = await drafts.resume(id, 1);
    await clock.advance(0);
    chat.say('(dot) invalid and that is all.');
    chat.end();
    await drafts.idle();
    const text = jobs.rows.get(next)?.suggestion;
    expect(text).toMatch(/^Hi Jonas.*that is all\.$/);
    expect(text).not.toMatch(/exfil\W+dot/);
  });
});

describe('before anything is sent', () => {
  it.each([
    ['the owner did not agree to the endpoint', 'endpoint-not-agreed', { agreedOrigins: [] }, {}],
    [
      'only another endpoint was agreed to',
      'endpoint-not-agreed',
      { agreedOrigins: ['https://models.example:8443'] },
      {},
    ],
    ['the browser does not allow the endpoint', 'endpoint-not-agreed', {}, { granted: [] }],
    [
      'the key waits for its passphrase',
      'key-locked',
      {},
      { secret: { kind: 'locked' as const, origin: 'https://models.example' } },
    ],
    ['no model is chosen', 'model-unknown', { model: ' ' }, {}],
  ])('refuses when %s', async (_name, code, settings, world) => {
    const { chat, drafts, job } = await setUp((made) => {
      Object.assign(made.world.settings, settings);
      Object.assign(made.world, world);
    });
    await drafts.idle();
    expect(job()).toMatchObject({ state: 'failed', error: { code } });
    expect(job()?.payload).toBeUndefined();
    expect(chat.sent).toEqual([]);
  });

  it('drafts without the model when asked to, with the same asks and sources', async () => {
    const { chat, drafts, jobs, id } = await setUp(({ world }) => {
      world.granted = [];
    });
    await drafts.idle();
    const again = await drafts.again(id, { provider: 'built-in' });
    await drafts.idle();
    expect(jobs.rows.get(again)).toMatchObject({ state: 'done', provider: { kind: 'built-in' } });
    expect(chat.sent).toEqual([]);
  });

  it('hands over without a call when nothing waits for an answer', async () => {
    const world = createTestPorts();
    const drafts = createDraftJobs(world.ports);
    const answered = question.messages.map((message) => ({ ...message, isOwn: true }));
    const id = await drafts.start({ ...question, messages: answered }, {});
    await drafts.idle();
    expect(world.jobs.rows.get(id)).toMatchObject({
      state: 'done',
      handedOver: { reason: 'no-ask' },
      suggestion: '',
    });
    expect(world.chat.sent).toEqual([]);
  });
});

describe('what no model is asked for', () => {
  const uncovered = { verdict: 'uncovered' as const, estimate: 0.01, rareTermsFound: 0 };
  const asking = (text: string) => ({
    ...question,
    messages: question.messages.map((message) => ({ ...message, text })),
  });

  it.each([
    [
      'recruiting',
      'Hi Mara, I am a recruiter hiring for a Senior ML Engineer role at a fintech. Are you open to new opportunities? Salary up to 120k.',
    ],
    ['sales', 'We help creators turn posts into pipeline. Worth a quick call on Thursday?'],
    ['no-ask', 'Thank you so much, Mara! That helped me a lot.'],
  ])('%s is handed over without a call', async (reason, text) => {
    const world = createTestPorts({ ...modelSettings });
    const drafts = createDraftJobs(world.ports);
    const id = await drafts.start(asking(text), {});
    await drafts.idle();
    const job = world.jobs.rows.get(id);
    expect(job).toMatchObject({ state: 'done', handedOver: { reason } });
    expect(job?.payload).toBeUndefined();
    expect(world.chat.sent).toEqual([]);
  });

  it('asks the library has nothing on get the honest draft, and a call only with the owner’s own wish', async () => {
    const { chat, clock, drafts, id, job, jobs } = await setUp(({ ports }) => {
      ports.retriever.search = async () => ({ passages: [], coverage: uncovered });
    });
    await drafts.idle();
    expect(job()).toMatchObject({
      state: 'done',
      handedOver: { reason: 'uncovered' },
      outcomes: [{ result: 'uncovered' }],
    });
    expect(job()?.suggestion).toMatch(/^(Hi|Hello|Hey) Jonas/);
    expect(job()?.payload).toBeUndefined();
    await drafts.again(id, {});
    await drafts.idle();
    expect(chat.sent).toEqual([]);
    const wished = await drafts.again(id, { instruction: { kind: 'own-words', words: 'Say no kindly' } });
    await clock.advance(0);
    chat.say('Hi Jonas, I cannot help with that.');
    chat.end();
    await drafts.idle();
    expect(chat.sent).toHaveLength(1);
    expect(jobs.rows.get(wished)).toMatchObject({ state: 'done', outcomes: [{ result: 'uncovered' }] });
  });

  it('nor does it count a private document as something to write from', async () => {
    const { chat, drafts, job } = await setUp(({ ports }) => {
      const { search } = ports.retriever;
      ports.retriever.search = async (query) => {
        const found = await search(query);
        return { ...found, passages: found.passages.map((one) => ({ ...one, status: 'private' })) };
      };
    });
    await drafts.idle();
    expect(job()).toMatchObject({ state: 'done', handedOver: { reason: 'uncovered' } });
    expect(chat.sent).toEqual([]);
  });
});

describe('what became of the asks', () => {
  const draftedWith = async (verdict: 'covered' | 'partial', answer: string) => {
    const world = await setUp(({ ports }) => {
      const { search } = ports.retriever;
      ports.retriever.search = async (query) => {
        const found = await search(query);
        return { ...found, coverage: { ...found.coverage, verdict } };
      };
    });
    world.chat.say(answer);
    world.chat.end();
    await world.drafts.idle();
    return world.job()?.outcomes.map(({ result }) => result);
  };

  it('is judged by the text: answered only with a source of the ask', async () => {
    expect(await draftedWith('covered', 'Start with one pipeline [S1].')).toEqual(['answered']);
    expect(await draftedWith('partial', 'Start with one pipeline [S1].')).toEqual(['answered']);
    expect(await draftedWith('covered', 'Take any course you like.')).toEqual(['uncovered']);
    expect(await draftedWith('partial', 'What do you do today?')).toEqual(['asked-back']);
  });

  it('counts a source that stands in the text by its address', async () => {
    const answer = 'Start here: https://mara.example/boring-pipeline.';
    expect(await draftedWith('covered', answer)).toEqual(['answered']);
  });
});

describe('an answer that goes wrong', () => {
  it.each([
    ['length', 'interrupted', 'answer-cut-at-limit'],
    ['content_filter', 'failed', 'content-refused'],
  ])('ended with %s is %s', async (finishReason, state, code) => {
    expect(await drafted('Hi Jonas, half an answer ', finishReason)).toMatchObject({
      state,
      error: { code },
      suggestion: expect.stringContaining('half an answer'),
    });
  });

  it('without a word is a failure', async () => {
    expect(await drafted('  \n')).toMatchObject({ state: 'failed', error: { code: 'answer-empty' } });
  });

  it('that just stops is interrupted and keeps its text', async () => {
    const { chat, drafts, job } = await setUp();
    chat.say('Hi Jonas, I would star');
    chat.breakOff();
    await drafts.idle();
    expect(job()).toMatchObject({
      state: 'interrupted',
      error: { code: 'stream-interrupted' },
      suggestion: 'Hi Jonas, I would star',
    });
  });

  it('with an error of the endpoint fails with its code and keeps its text', async () => {
    const { chat, drafts, job } = await setUp();
    chat.say('Hi Jonas, first. ');
    chat.fail(new DrafthandError({ code: 'rate-limited', values: { seconds: 20 } }));
    await drafts.idle();
    expect(job()).toMatchObject({
      state: 'failed',
      error: { code: 'rate-limited', values: { seconds: 20 } },
      suggestion: expect.stringContaining('first.'),
    });
  });
});

function createTestWorld() {
  return { ...createTestPorts(), id: 'job-1' };
}
