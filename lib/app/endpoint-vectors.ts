import type { Embedder } from '../core/retrieval/vectors/embedding';
import { type EmbeddingChoice, embeddingChoice } from '../core/retrieval/vectors/embedding-choice';
import type { KeepAlive } from './clock';
import { createEmbedderMaker } from './embedder-maker';
import { waitAfter } from './growing-wait';
import type { SettingsStore } from './ports';
import type { EmbeddingRun } from './ports/embedding-runs';
import { type EmbeddingPorts, runEmbedding } from './run-embedding';
import { lookAfter, type ScheduledTask } from './scheduled-work';

type EndpointChoice = Extract<EmbeddingChoice, { kind: 'endpoint' }>;

export interface EndpointVectorsPorts extends EmbeddingPorts {
  settings: Pick<SettingsStore, 'get'>;
  hasOrigin(url: string): Promise<boolean>;
  keepAlive: KeepAlive;
  embedderFor(choice: EndpointChoice, onTokens: (tokens: number) => void): Embedder;
  /** Vectors are being made: from now on this has to be looked after. */
  onRunning: () => void;
  /** The work could not even be noted as failed. */
  onFailure: (thrown: unknown) => void;
}

/**
 * The library's vectors from an endpoint, made in the background, the only place with the key. Does
 * nothing unless the owner chose and agreed to one. Started after imports and when the choice changes; a
 * stopped worker and a failed server are gone on with by the alarm.
 */
export function createEndpointVectors(ports: EndpointVectorsPorts): {
  /** Makes what is missing, unless the owner stopped it; a call during the work has it look again afterwards. */
  start(): Promise<void>;
  /** The owner chose, agreed, withdrew or wants it to go on: starts also what was stopped. */
  goOn(): Promise<void>;
  /** The owner's stop: what is on its way is cut off, and nothing is sent until `goOn`. What was made stays. */
  stop(): Promise<void>;
  /** A worker has started: goes on with what the one before was at. */
  resume(): Promise<void>;
  task: ScheduledTask;
} {
  let working: Promise<void> | undefined;
  let isAskedAgain = false;
  let isStopping = false;
  let current: { choice: EndpointChoice; stopping: AbortController } | undefined;

  async function chosen(): Promise<EndpointChoice | undefined> {
    const choice = embeddingChoice(await ports.settings.get());
    return choice.kind === 'endpoint' && (await ports.hasOrigin(choice.baseUrl)) ? choice : undefined;
  }

  /**
   * Says that it is at work before anything is sent: a worker stopped on the way is gone on with, and on a
   * disk too full for this note nothing is paid for that could not be kept.
   */
  function noted(embedder: Embedder): Embedder {
    return {
      ...embedder,
      async embedPassages(texts, options) {
        const total = await ports.store.passageCount();
        const { id: provider, model } = embedder;
        await ports.runs.note({ provider, model, state: 'running', total });
        return embedder.embedPassages(texts, options);
      },
    };
  }

  async function work(): Promise<void> {
    const release = ports.keepAlive.hold();
    try {
      do {
        isAskedAgain = false;
        const choice = await chosen();
        if (!choice || isStopping || (await runOf(choice))?.state === 'stopped') return;
        const stopping = new AbortController();
        current = { choice, stopping };
        const { signal } = stopping;
        let tokens = 0;
        const embedder = ports.embedderFor(choice, (counted) => {
          tokens += counted;
        });
        await runEmbedding(ports, createEmbedderMaker(noted(embedder), true), {
          signal,
          tokens: () => tokens,
        }).catch(async (thrown: unknown) => {
          if (signal.aborted) await noteStopped(choice);
          else ports.onFailure(thrown);
        });
      } while (isAskedAgain);
    } finally {
      release();
    }
  }

  async function start(): Promise<void> {
    if (working) {
      // Another choice, also of a model at the same address, ends what is made for the one before.
      isAskedAgain = true;
      const choice = await chosen();
      if (current && !(choice && isSame(choice, current.choice))) current.stopping.abort();
    }
    working ??= work().finally(() => {
      working = undefined;
      current = undefined;
    });
    ports.onRunning();
    return working;
  }

  async function goOn(): Promise<void> {
    const choice = await chosen();
    const run = choice && (await runOf(choice));
    if (run?.state === 'stopped') await ports.runs.note({ ...made(run), state: 'running' });
    return start();
  }

  async function stop(): Promise<void> {
    isStopping = true;
    isAskedAgain = false;
    current?.stopping.abort();
    try {
      await working;
      const choice = await chosen();
      if (choice) await noteStopped(choice);
    } finally {
      isStopping = false;
    }
  }

  /** What is noted about the making of just these vectors. */
  async function runOf({ baseUrl, model }: EndpointChoice): Promise<EmbeddingRun | undefined> {
    const run = await ports.runs.get();
    return run?.provider === new URL(baseUrl).origin && run.model === model ? run : undefined;
  }

  async function noteStopped(choice: EndpointChoice): Promise<void> {
    const run = await runOf(choice);
    if (run && run.state !== 'done') await ports.runs.note({ ...made(run), state: 'stopped' });
  }

  async function dueAt(): Promise<number | undefined> {
    const choice = await chosen();
    if (!choice) return undefined;
    if (working) return ports.now() + lookAfter;
    const run = await runOf(choice);
    if (!run) return ports.now();
    if (run.state === 'done' || run.state === 'stopped') return undefined;
    // Nobody else makes them: whoever noted this was stopped.
    if (run.state === 'running') return ports.now();
    return run.updatedAt + Math.max(waitAfter(run.failures), 1000 * Number(run.error?.values?.seconds ?? 0));
  }

  async function startWhenDue(): Promise<void> {
    const at = await dueAt();
    // Not waited for: other scheduled work does not stand behind a whole library.
    if (at !== undefined && at <= ports.now()) void start();
  }

  return { start, goOn, stop, resume: startWhenDue, task: { name: 'vectors', dueAt, run: startWhenDue } };
}

/** What tells whose run it is. */
function made({ provider, model }: EmbeddingRun): Pick<EmbeddingRun, 'provider' | 'model'> {
  return { provider, model };
}

function isSame(one: EndpointChoice, other: EndpointChoice): boolean {
  return one.baseUrl === other.baseUrl && one.model === other.model && one.dimensions === other.dimensions;
}
