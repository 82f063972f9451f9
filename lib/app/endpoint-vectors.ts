import type { Embedder } from '../core/retrieval/vectors/embedding';
import { type EmbeddingChoice, embeddingChoice } from '../core/retrieval/vectors/embedding-choice';
import type { KeepAlive } from './clock';
import { createEmbedderMaker } from './embedder-maker';
import type { SettingsStore } from './ports';
import { type EmbeddingPorts, runEmbedding } from './run-embedding';
import type { ScheduledTask } from './scheduled-work';

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

/** Wait after a failure, doubled with each in a row, in milliseconds. */
const firstWait = 60_000;
const longestWait = 24 * 3_600_000;

/** A worker may be stopped unseen; so often it is looked after while it makes vectors. */
const lookAfter = 30_000;

/**
 * The library's vectors from an endpoint, made in the background, the only place with the key. Does
 * nothing unless the owner chose and agreed to one. Started after imports and when the choice changes; a
 * stopped worker and a failed server are gone on with by the alarm.
 */
export function createEndpointVectors(ports: EndpointVectorsPorts): {
  /** Makes what is missing; a call during the work has it look again afterwards. */
  start(): Promise<void>;
  /** A worker has started: goes on with what the one before was at. */
  resume(): Promise<void>;
  task: ScheduledTask;
} {
  let working: Promise<void> | undefined;
  let isAskedAgain = false;
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
        if (!choice) return;
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
        }).catch((thrown: unknown) => {
          if (!signal.aborted) ports.onFailure(thrown);
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

  async function dueAt(): Promise<number | undefined> {
    const choice = await chosen();
    const run = choice && (await ports.runs.get());
    if (!choice) return undefined;
    if (working) return ports.now() + lookAfter;
    if (run?.provider !== new URL(choice.baseUrl).origin || run.model !== choice.model) return ports.now();
    if (run.state === 'done') return undefined;
    // Nobody else makes them: whoever noted this was stopped.
    if (run.state === 'running') return ports.now();
    return run.updatedAt + Math.max(waitAfter(run.failures), 1000 * Number(run.error?.values?.seconds ?? 0));
  }

  async function startWhenDue(): Promise<void> {
    const at = await dueAt();
    // Not waited for: other scheduled work does not stand behind a whole library.
    if (at !== undefined && at <= ports.now()) void start();
  }

  return { start, resume: startWhenDue, task: { name: 'vectors', dueAt, run: startWhenDue } };
}

/** Milliseconds to wait after so many failures in a row. */
function waitAfter(failures: number): number {
  return Math.min(longestWait, firstWait * 2 ** (failures - 1));
}

function isSame(one: EndpointChoice, other: EndpointChoice): boolean {
  return one.baseUrl === other.baseUrl && one.model === other.model && one.dimensions === other.dimensions;
}
