import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import { DrafthandError } from '../../core/errors';
import type { HostedFile, HostedModel } from './model-host';
import { openStaticModel, type StaticModelFiles } from './static-model';

const manifestSchema = z.object({
  /** `owner/name`, or the name of chosen files. */
  id: z.string(),
  /** The host's commit, or the first of the weights' SHA-256 for chosen files. */
  revision: z.string(),
  license: z.optional(z.string()),
  dimensions: z.number(),
  bytes: z.number(),
  installedAt: z.number(),
});

/** A model that is in the browser's storage and whole. */
export type InstalledModel = z.infer<typeof manifestSchema>;

const names = { weights: 'model.safetensors', tokenizer: 'tokenizer.json', manifest: 'manifest.json' };

export interface ModelStoreDependencies {
  /** The folder models are kept in; in the extension below the origin's private file system. */
  folder(): Promise<FileSystemDirectoryHandle>;
  fetch: typeof globalThis.fetch;
  now(): number;
}

/**
 * Embedding models on this machine. A model's manifest is written last, so that one whose download was
 * cut off is not there; its leftovers go with the next download or removal.
 */
export function createModelStore({ folder, fetch, now }: ModelStoreDependencies) {
  return {
    /** Installed models, in no order. */
    async list(): Promise<InstalledModel[]> {
      const models: InstalledModel[] = [];
      for await (const entry of (await folder()).values()) {
        const model = entry.kind === 'directory' ? await readManifest(entry) : undefined;
        if (model) models.push(model);
      }
      return models;
    },

    /** The files of an installed model; undefined when it is not there. */
    async files(id: string): Promise<StaticModelFiles | undefined> {
      const place = await placeOf(id);
      if (!place || !(await readManifest(place))) return undefined;
      const [weights, tokenizer] = await Promise.all([
        fileIn(place, names.weights),
        fileIn(place, names.tokenizer),
      ]);
      return { weights, tokenizer };
    },

    /**
     * Downloads a model. Throws `embedding-model-changed` when what arrives is not what the host
     * listed, `network-down`, `storage-full`, and what `openStaticModel` throws; then nothing is installed.
     *
     * @param onProgress is told the bytes that arrived so far.
     */
    download(
      model: HostedModel,
      onProgress: (bytes: number) => void,
      signal: AbortSignal,
    ): Promise<InstalledModel> {
      const { id, revision, license } = model;
      return install({ id, revision, license }, async (place) => {
        let before = 0;
        for (const part of ['tokenizer', 'weights'] as const) {
          await fetchInto(place, names[part], model[part], (bytes) => onProgress(before + bytes), signal);
          before += model[part].bytes;
        }
      });
    },

    /** Takes in a model from files of this machine. Throws what `openStaticModel` throws. */
    async add(id: string, files: StaticModelFiles): Promise<InstalledModel> {
      // Looked at before anything of an installed model of this name is touched.
      await openStaticModel(files);
      const revision = bytesToHex(await hashOf(files.weights)).slice(0, 40);
      return install({ id, revision }, async (place) => {
        await write(place, names.tokenizer, files.tokenizer);
        await write(place, names.weights, files.weights);
      });
    },

    async remove(id: string): Promise<void> {
      await removeEntry(await folder(), directoryName(id));
    },
  };

  async function install(
    model: Pick<InstalledModel, 'id' | 'revision' | 'license'>,
    fill: (place: FileSystemDirectoryHandle) => Promise<void>,
  ): Promise<InstalledModel> {
    const root = await folder();
    await removeEntry(root, directoryName(model.id));
    const place = await root.getDirectoryHandle(directoryName(model.id), { create: true });
    try {
      await fill(place);
      const weights = await fileIn(place, names.weights);
      const tokenizer = await fileIn(place, names.tokenizer);
      const { dimensions } = await openStaticModel({ weights, tokenizer });
      const manifest = { ...model, dimensions, bytes: weights.size + tokenizer.size, installedAt: now() };
      await write(place, names.manifest, new Blob([JSON.stringify(manifest)]));
      return manifest;
    } catch (thrown) {
      await removeEntry(root, directoryName(model.id)).catch(() => undefined);
      throw asStorageError(thrown);
    }
  }

  async function fetchInto(
    place: FileSystemDirectoryHandle,
    name: string,
    { url, bytes, checksum }: HostedFile,
    onProgress: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const body = await openBody(url, signal);
    const hash = checksum.kind === 'sha256' ? sha256.create() : sha1.create();
    if (checksum.kind === 'git-blob') hash.update(new TextEncoder().encode(`blob ${bytes}\0`));
    const target = await (await place.getFileHandle(name, { create: true })).createWritable();
    let arrived = 0;
    try {
      for (;;) {
        const { done, value } = await readPart(body, signal);
        if (done) break;
        arrived += value.byteLength;
        if (arrived > bytes) break;
        hash.update(value);
        await target.write(value);
        onProgress(arrived);
        signal.throwIfAborted();
      }
    } catch (thrown) {
      await target.abort().catch(() => undefined);
      throw thrown;
    } finally {
      await body.cancel().catch(() => undefined);
    }
    await target.close();
    if (arrived !== bytes || bytesToHex(hash.digest()) !== checksum.hex) {
      throw new DrafthandError({ code: 'embedding-model-changed', detail: `${name}: ${arrived} bytes` });
    }
  }

  async function openBody(url: string, signal: AbortSignal) {
    try {
      const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
      if (response.ok && response.body) return response.body.getReader();
      throw new DrafthandError({ code: 'http-error', values: { status: response.status } });
    } catch (thrown) {
      throw asNetworkError(thrown, signal);
    }
  }

  async function readPart(body: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>, signal: AbortSignal) {
    try {
      return await body.read();
    } catch (thrown) {
      throw asNetworkError(thrown, signal);
    }
  }

  async function placeOf(id: string): Promise<FileSystemDirectoryHandle | undefined> {
    try {
      return await (await folder()).getDirectoryHandle(directoryName(id));
    } catch {
      return undefined;
    }
  }
}

export type ModelStore = ReturnType<typeof createModelStore>;

function directoryName(id: string): string {
  return encodeURIComponent(id).replaceAll('.', '%2E');
}

async function readManifest(place: FileSystemDirectoryHandle): Promise<InstalledModel | undefined> {
  try {
    return manifestSchema.parse(JSON.parse(await (await fileIn(place, names.manifest)).text()));
  } catch {
    return undefined;
  }
}

async function fileIn(place: FileSystemDirectoryHandle, name: string): Promise<File> {
  return (await place.getFileHandle(name)).getFile();
}

async function write(place: FileSystemDirectoryHandle, name: string, content: Blob): Promise<void> {
  const target = await (await place.getFileHandle(name, { create: true })).createWritable();
  await target.write(content);
  await target.close();
}

async function removeEntry(root: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await root.removeEntry(name, { recursive: true });
  } catch (thrown) {
    if (!(thrown instanceof DOMException) || thrown.name !== 'NotFoundError') throw thrown;
  }
}

async function hashOf(blob: Blob): Promise<Uint8Array> {
  const hash = sha256.create();
  const reader = blob.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return hash.digest();
    hash.update(value);
  }
}

function asNetworkError(thrown: unknown, signal: AbortSignal): unknown {
  signal.throwIfAborted();
  if (thrown instanceof DrafthandError) return thrown;
  return new DrafthandError({ code: 'network-down', detail: String(thrown) });
}

function asStorageError(thrown: unknown): unknown {
  const isFull = thrown instanceof DOMException && thrown.name === 'QuotaExceededError';
  return isFull ? new DrafthandError({ code: 'storage-full' }) : thrown;
}
