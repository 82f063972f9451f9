import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { DrafthandError } from '../../core/errors';
import {
  createInstalledModels,
  directoryName,
  fileIn,
  fileNames,
  type InstalledModel,
  type ModelFolder,
} from './installed-models';
import type { HostedFile, HostedModel } from './model-host';
import { openStaticModel, type StaticModelFiles } from './static-model';

export interface ModelStoreDependencies {
  folder: ModelFolder;
  fetch: typeof globalThis.fetch;
  now(): number;
}

/**
 * Embedding models on this machine, and getting more of them. What a download that was cut off leaves goes with the
 * next one of the same model, or its removal.
 */
export function createModelStore({ folder, fetch, now }: ModelStoreDependencies) {
  return {
    ...createInstalledModels(folder),

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
      const { id, revision, license, languages } = model;
      return install({ id, revision, license, languages }, async (place) => {
        let before = 0;
        for (const part of ['tokenizer', 'weights'] as const) {
          await fetchInto(place, fileNames[part], model[part], (bytes) => onProgress(before + bytes), signal);
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
        await write(place, fileNames.tokenizer, files.tokenizer);
        await write(place, fileNames.weights, files.weights);
      });
    },

    async remove(id: string): Promise<void> {
      await removeEntry(await folder(), directoryName(id));
    },
  };

  async function install(
    model: Pick<InstalledModel, 'id' | 'revision' | 'license' | 'languages'>,
    fill: (place: FileSystemDirectoryHandle) => Promise<void>,
  ): Promise<InstalledModel> {
    const root = await folder();
    await removeEntry(root, directoryName(model.id));
    const place = await root.getDirectoryHandle(directoryName(model.id), { create: true });
    try {
      await fill(place);
      const weights = await fileIn(place, fileNames.weights);
      const tokenizer = await fileIn(place, fileNames.tokenizer);
      const { dimensions } = await openStaticModel({ weights, tokenizer });
      const manifest = { ...model, dimensions, bytes: weights.size + tokenizer.size, installedAt: now() };
      await write(place, fileNames.manifest, new Blob([JSON.stringify(manifest)]));
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
}

export type ModelStore = ReturnType<typeof createModelStore>;

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
