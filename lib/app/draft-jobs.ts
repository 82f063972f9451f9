import type { Conversation } from '../core/conversation/conversation';
import { type DraftJob, type DraftProvider, type Instruction, isRunning } from '../core/drafting/draft-job';
import { type AppError, DrafthandError, toAppError } from '../core/errors';
import type { Settings } from '../core/settings';
import type { DraftRun } from './draft-context';
import type { DraftingPorts } from './drafting-ports';
import { assertFirstRunAgreed } from './first-run';
import { createRowWriter } from './row-writer';
import { runDraft } from './run-draft';

/** A job that takes longer than this is given up. */
export const longestJob = 10 * 60_000;

/** What a job is started with beside its conversation. */
export interface DraftOptions {
  /** The panel of this window shows the job. */
  windowId?: number;
  /** Where the draft can be inserted. */
  page?: DraftJob['page'];
  instruction?: Instruction;
  /** Drafts without the model once, whatever the settings say. */
  provider?: 'built-in';
  continues?: DraftJob['continues'];
  revises?: DraftJob['revises'];
  variant?: number;
}

export type DraftJobs = ReturnType<typeof createDraftJobs>;

type StopReason = 'stopped' | 'replaced' | 'too-long' | { failure: unknown };

/**
 * The draft jobs of this worker. At most one runs per conversation: a new one stops the old, whose
 * text stays. A job outlives the panel; it ends with its worker, and the next worker marks it
 * `interrupted` before it starts anything.
 */
export function createDraftJobs(ports: DraftingPorts) {
  const { jobs, clock } = ports;
  const running = new Map<string, { id: string; stop: (reason: StopReason) => void; ended: Promise<void> }>();
  const opening = new Map<string, Promise<string>>();
  let recovery: Promise<number> | undefined;

  /** Marks jobs a killed worker left behind; the number of them. Runs once per worker. */
  function recover(): Promise<number> {
    recovery ??= jobs.interruptForeign(ports.bootId).catch((thrown) => {
      recovery = undefined;
      throw thrown;
    });
    return recovery;
  }

  /**
   * Writes the job's row and points the panel to it; resolves with the id while the job goes on.
   * Throws `not-agreed`, and stores nothing, before the first-run page is answered.
   */
  async function start(conversation: Conversation, options: DraftOptions): Promise<string> {
    const createdAt = clock.now();
    await assertFirstRunAgreed(ports.settings);
    const [settings] = await Promise.all([ports.settings.get(), recover()]);
    const job: DraftJob = {
      id: ports.createId(),
      conversationKey: conversation.key,
      bootId: ports.bootId,
      state: 'queued',
      createdAt,
      updatedAt: clock.now(),
      page: options.page,
      conversation,
      provider: providerOf(settings, options),
      instruction: options.instruction,
      variant: options.variant,
      continues: options.continues,
      revises: options.revises,
      outcomes: [],
      sources: [],
      suggestion: options.continues?.text ?? '',
      removedLinks: [],
      findings: [],
      timings: {},
    };
    running.get(conversation.key)?.stop('replaced');
    await Promise.all([jobs.put(job), pointPanel(job, options.windowId)]);
    launch(job);
    return job.id;
  }

  /**
   * What a click on a conversation means: the panel shows its newest job again, with the owner's edit
   * and without another request, while that still answers the newest message; else a new job starts.
   * Clicks on one conversation go one after the other. Throws `not-agreed` like `start`.
   */
  function open(conversation: Conversation, options: DraftOptions): Promise<string> {
    const before = opening.get(conversation.key) ?? Promise.resolve();
    const job = before.catch(() => undefined).then(() => reopenOrStart(conversation, options));
    opening.set(conversation.key, job);
    const forget = () => {
      if (opening.get(conversation.key) === job) opening.delete(conversation.key);
    };
    job.then(forget, forget);
    return job;
  }

  async function reopenOrStart(conversation: Conversation, options: DraftOptions): Promise<string> {
    await assertFirstRunAgreed(ports.settings);
    const [settings] = await Promise.all([ports.settings.get(), recover()]);
    const [newest] = await jobs.ofConversation(conversation.key);
    if (!newest || !stillAnswers(newest, conversation, providerOf(settings, options))) {
      return start(conversation, options);
    }
    // The conversation may be open in another tab by now; the draft is inserted where the click was.
    if (options.page) await jobs.update(newest.id, { page: options.page });
    await pointPanel(newest, options.windowId);
    return newest.id;
  }

  async function pointPanel(job: DraftJob, windowId: number | undefined): Promise<void> {
    if (windowId === undefined) return;
    await jobs.setTarget({
      windowId,
      updatedAt: clock.now(),
      view: { kind: 'job', jobId: job.id, conversationKey: job.conversationKey },
    });
  }

  function launch(job: DraftJob): void {
    const controller = new AbortController();
    const stop = (reason: StopReason) => controller.abort(reason);
    // Another job of the conversation may have been launched while this one's row was written.
    running.get(job.conversationKey)?.stop('replaced');
    const ended = execute(job, controller).finally(() => {
      if (running.get(job.conversationKey)?.id === job.id) running.delete(job.conversationKey);
    });
    running.set(job.conversationKey, { id: job.id, stop, ended });
  }

  async function execute(job: DraftJob, controller: AbortController): Promise<void> {
    const { signal } = controller;
    const release = ports.keepAlive.hold();
    const cancelLimit = clock.after(longestJob, () => controller.abort('too-long' satisfies StopReason));
    const row = createRowWriter<DraftJob>({
      store: (changes) => jobs.update(job.id, { ...changes, updatedAt: clock.now() }),
      clock,
      onFailure: (failure) => controller.abort({ failure } satisfies StopReason),
    });
    const run: DraftRun = { job, row, signal, timings: {} };
    const ending = await runDraft(run, ports).then(
      (): Partial<DraftJob> => ({ state: 'done' }),
      (thrown) => endingOf(thrown, signal),
    );
    run.timings.total = clock.now() - job.createdAt;
    try {
      row.write({ ...ending, timings: run.timings });
      await row.flush();
    } catch (thrown) {
      // The row keeps its last checkpoint; its state still has to say that nobody works on it.
      const error = toAppError(thrown);
      await jobs.update(job.id, { state: 'failed', error }).catch(() => undefined);
    } finally {
      cancelLimit();
      release();
      const code = ending.error?.code ?? '';
      ports.log('draft ended', { state: ending.state ?? '', code, total: run.timings.total });
    }
  }

  async function stop(jobId: string): Promise<void> {
    const found = [...running.values()].find(({ id }) => id === jobId);
    found?.stop('stopped');
    await found?.ended;
    if (!found) await recover();
  }

  /** A new suggestion for the same conversation; asks and sources are looked up afresh. */
  async function again(
    jobId: string,
    options: Pick<DraftOptions, 'windowId' | 'instruction' | 'provider'>,
  ): Promise<string> {
    const { conversation, page, variant = 0, suggestion } = await existing(jobId);
    if (!options.instruction) {
      const earlier = await jobs.ofConversation(conversation.key);
      return start(conversation, { ...options, page, variant: earlier.length });
    }
    // A wish is about the text on screen: the owner's own where there is one.
    const text = (await jobs.edit(jobId))?.text ?? suggestion;
    return start(conversation, { ...options, page, variant, revises: { jobId, text } });
  }

  /** Goes on where an interrupted job's text ended; a built-in draft is simply made again. */
  async function resume(jobId: string, windowId: number | undefined): Promise<string> {
    const job = await existing(jobId);
    const { conversation, page, instruction, variant, revises, provider, suggestion } = job;
    // The last word may be half a word. Cut before it; the space that stays joins the two parts.
    const text = suggestion.replace(/\S+$/, '');
    const hasText = provider.kind === 'openai' && text.trim() !== '';
    return start(conversation, {
      windowId,
      page,
      instruction,
      variant,
      revises,
      ...(provider.kind === 'built-in' ? { provider: 'built-in' } : {}),
      ...(hasText ? { continues: { jobId, text } } : {}),
    });
  }

  async function existing(jobId: string): Promise<DraftJob> {
    const job = await jobs.get(jobId);
    if (!job) throw new DrafthandError({ code: 'job-not-found' });
    return job;
  }

  return {
    start,
    open,
    stop,
    again,
    resume,
    recover,
    /** True while this worker works on the job; jobs of a killed worker are marked first. */
    async isAtWork(jobId: string): Promise<boolean> {
      await recover();
      return [...running.values()].some(({ id }) => id === jobId);
    },
    /** Resolves when no job of this worker is at work. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

function providerOf(settings: Settings, options: DraftOptions): DraftProvider {
  if (options.provider === 'built-in' || settings.provider === 'built-in') return { kind: 'built-in' };
  return { kind: 'openai', baseUrl: settings.baseUrl, model: settings.model };
}

/** True when a job is at work on, or ended with a text for, the newest message, with the provider now set. */
function stillAnswers(job: DraftJob, { messages }: Conversation, provider: DraftProvider): boolean {
  const hasText = job.state === 'done' || job.state === 'interrupted' || job.state === 'stopped';
  return (
    (hasText || isRunning(job.state)) &&
    job.provider.kind === provider.kind &&
    job.conversation.messages.at(-1)?.key === messages.at(-1)?.key
  );
}

/** How a job that did not come to its end ends. The text so far stays in every case. */
function endingOf(thrown: unknown, signal: AbortSignal): Pick<DraftJob, 'state' | 'error'> {
  if (signal.aborted) {
    const reason: StopReason = signal.reason;
    if (reason === 'stopped' || reason === 'replaced') return { state: 'stopped' };
    if (reason === 'too-long') {
      return { state: 'failed', error: { code: 'timed-out', values: { seconds: longestJob / 1_000 } } };
    }
    return { state: 'failed', error: toAppError(reason.failure) };
  }
  const error = toAppError(thrown);
  return { state: isResumable(error) ? 'interrupted' : 'failed', error };
}

/** Ended in the middle of a good answer, so going on makes sense. */
function isResumable({ code }: AppError): boolean {
  return code === 'stream-interrupted' || code === 'answer-cut-at-limit';
}
