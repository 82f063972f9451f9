import * as z from 'zod/mini';
import { DrafthandError } from '../../core/errors';
import type { Embedder } from '../../core/retrieval/vectors/embedding';
import { createStaticEmbedder, type EmbeddingModel } from './static-embedder';
import type { StaticModelFiles } from './static-model';

const manifestSchema = z.object({
  /** `owner/name`, or the name of chosen files. */
  id: z.string(),
  /** The host's commit, or the first of the weights' SHA-256 for chosen files. */
  revision: z.string(),
  license: z.optional(z.string()),
  /** ISO 639 codes; absent where its host does not say. */
  languages: z.optional(z.array(z.string())),
  dimensions: z.number(),
  bytes: z.number(),
  installedAt: z.number(),
});

/** A model that is in the browser's storage and whole. */
export type InstalledModel = z.infer<typeof manifestSchema>;

/** The files in a model's folder. */
export const fileNames = {
  weights: 'model.safetensors',
  tokenizer: 'tokenizer.json',
  manifest: 'manifest.json',
};

/** The folder models are kept in; in the extension below the origin's private file system. */
export type ModelFolder = () => Promise<FileSystemDirectoryHandle>;

/**
 * The embedding models on this machine. A model's manifest is written last, so that one whose download
 * was cut off is not there.
 */
export function createInstalledModels(folder: ModelFolder) {
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

    files: filesOf,

    /** Embeds with an installed model; throws `embedding-model-not-found` at its first use when that is gone. */
    embedder(model: EmbeddingModel): Embedder {
      return createStaticEmbedder(model, async () => {
        const files = await filesOf(model.id);
        if (files) return files;
        throw new DrafthandError({ code: 'embedding-model-not-found', values: { model: model.id } });
      });
    },
  };

  /** The files of an installed model; undefined when it is not there. */
  async function filesOf(id: string): Promise<StaticModelFiles | undefined> {
    const place = await placeOf(id);
    if (!place || !(await readManifest(place))) return undefined;
    const [weights, tokenizer] = await Promise.all([
      fileIn(place, fileNames.weights),
      fileIn(place, fileNames.tokenizer),
    ]);
    return { weights, tokenizer };
  }

  async function placeOf(id: string): Promise<FileSystemDirectoryHandle | undefined> {
    try {
      return await (await folder()).getDirectoryHandle(directoryName(id));
    } catch {
      return undefined;
    }
  }
}

/** The folder of a model, which has a slash in its name. */
export function directoryName(id: string): string {
  return encodeURIComponent(id).replaceAll('.', '%2E');
}

/** A file in a model's folder; rejects when it is not there. */
export async function fileIn(place: FileSystemDirectoryHandle, name: string): Promise<File> {
  return (await place.getFileHandle(name)).getFile();
}

async function readManifest(place: FileSystemDirectoryHandle): Promise<InstalledModel | undefined> {
  try {
    return manifestSchema.parse(JSON.parse(await (await fileIn(place, fileNames.manifest)).text()));
  } catch {
    return undefined;
  }
}
