import { useCallback, useEffect, useRef, useState } from 'react';
import { type AppError, toAppError } from '../../../../lib/core/errors';
import type { InstalledModel } from '../../../../lib/llm/static/installed-models';
import { describeModel, type HostedModel } from '../../../../lib/llm/static/model-host';
import type { StaticModelFiles } from '../../../../lib/llm/static/static-model';
import { useStudio } from '../../studio';

/** What is under way with a model. */
export type ModelWork =
  | { kind: 'looking'; id: string }
  | { kind: 'offer'; model: HostedModel; host: string }
  | { kind: 'downloading'; id: string; bytes: number; total: number };

/** The models on this machine, and getting more of them. One thing at a time. */
export function useModels(onInstalled: (model: InstalledModel) => void) {
  const { models: store } = useStudio();
  const [installed, setInstalled] = useState<InstalledModel[]>();
  const [work, setWork] = useState<ModelWork>();
  const [error, setError] = useState<AppError>();
  const abort = useRef<AbortController>(undefined);

  const refresh = useCallback(async () => {
    const list = await store.list().catch(() => []);
    setInstalled(list.sort((one, other) => one.id.localeCompare(other.id)));
  }, [store]);
  useEffect(() => {
    void refresh();
    // A download belongs to this page: nobody could see or stop it elsewhere.
    return () => abort.current?.abort();
  }, [refresh]);

  /** Runs one step; being stopped is no failure. */
  const attempt = async (step: (signal: AbortSignal) => Promise<ModelWork | undefined>) => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    setError(undefined);
    try {
      const next = await step(controller.signal);
      if (!controller.signal.aborted) setWork(next);
    } catch (thrown) {
      if (controller.signal.aborted) return;
      setError(toAppError(thrown));
      setWork(undefined);
    } finally {
      await refresh();
    }
  };

  return {
    installed,
    work,
    error,
    dismissError: () => setError(undefined),
    look: (id: string, host: string) =>
      attempt(async (signal) => {
        setWork({ kind: 'looking', id });
        const ask = (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init);
        return { kind: 'offer', model: await describeModel(id, { host, fetch: ask }, signal), host };
      }),
    download: (model: HostedModel) =>
      attempt(async (signal) => {
        const { id } = model;
        const total = model.weights.bytes + model.tokenizer.bytes;
        const show = (bytes: number) => setWork({ kind: 'downloading', id, bytes, total });
        show(0);
        onInstalled(await store.download(model, show, signal));
        return undefined;
      }),
    addFiles: (name: string, files: StaticModelFiles) =>
      attempt(async () => {
        onInstalled(await store.add(name, files));
        return undefined;
      }),
    remove: (id: string) =>
      attempt(async () => {
        await store.remove(id);
        return undefined;
      }),
    stop: () => {
      abort.current?.abort();
      setWork(undefined);
    },
  };
}

export type Models = ReturnType<typeof useModels>;
