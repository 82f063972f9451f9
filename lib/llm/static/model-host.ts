import * as z from 'zod/mini';
import { DrafthandError } from '../../core/errors';

/** A file of a model at its host. */
export interface HostedFile {
  url: string;
  bytes: number;
  /** What its content must hash to: SHA-256 of large files, git's SHA-1 of a blob for small ones. */
  checksum: { kind: 'sha256' | 'git-blob'; hex: string };
}

/** A model as its host describes it, before anything large is fetched. */
export interface HostedModel {
  /** `owner/name`. */
  id: string;
  /** The commit its files are of. */
  revision: string;
  license?: string;
  /** ISO 639 codes; absent where its card does not list them. */
  languages?: string[];
  weights: HostedFile;
  tokenizer: HostedFile;
}

/** Models that fit, with what their cards say; `languages` is how many they know, one being English. Sizes are those of the files (2026-11); the host's own figure is shown before a download. */
export const suggestedModels = [
  { id: 'minishlab/potion-base-8M', license: 'MIT', megabytes: 31, dimensions: 256, languages: 1 },
  {
    id: 'minishlab/potion-retrieval-32M',
    license: 'MIT',
    megabytes: 130,
    dimensions: 512,
    languages: 1,
  },
  {
    id: 'minishlab/potion-multilingual-128M',
    license: 'MIT',
    megabytes: 530,
    dimensions: 256,
    languages: 101,
  },
] as const;

const oneOrMore = z.union([z.string(), z.array(z.string())]);

const modelSchema = z.object({
  sha: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
  cardData: z.nullish(z.object({ license: z.nullish(oneOrMore), language: z.nullish(oneOrMore) })),
});

const fileSchema = z.object({
  type: z.string(),
  path: z.string(),
  size: z.number(),
  oid: z.string(),
  lfs: z.optional(z.object({ oid: z.string(), size: z.number() })),
});

/** `owner/name` out of what a person typed or pasted; undefined for what names no model. */
export function modelIdOf(typed: string): string | undefined {
  const path = /^https?:\/\//i.test(typed.trim())
    ? URL.canParse(typed.trim()) && new URL(typed.trim()).pathname
    : typed.trim();
  const match = path && /^\/?([\w.-]+\/[\w.-]+)(?:\/(?:tree|blob|resolve)\/.*)?\/?$/.exec(path);
  return match && !match[1]?.includes('..') ? match[1] : undefined;
}

/**
 * Asks the host what a model consists of (the Hub's interface: `/api/models/ID` and its tree). Throws
 * `embedding-model-not-found` where there is no such model or it is not in the Model2Vec format, and
 * `network-down`.
 */
export async function describeModel(
  id: string,
  { host, fetch }: { host: string; fetch: typeof globalThis.fetch },
  signal?: AbortSignal,
): Promise<HostedModel> {
  const base = host.replace(/\/+$/, '');
  const ask = (path: string) => readJson(`${base}${path}`, id, fetch, signal);
  const model = modelSchema.safeParse(await ask(`/api/models/${id}`));
  if (!model.success) throw notFound(id);
  const revision = model.data.sha;
  const files = z.array(fileSchema).safeParse(await ask(`/api/models/${id}/tree/${revision}`));
  if (!files.success) throw notFound(id);
  const fileOf = (path: string): HostedFile => {
    const file = files.data.find((one) => one.type === 'file' && one.path === path);
    if (!file) throw notFound(id);
    const url = `${base}/${id}/resolve/${revision}/${path}`;
    return file.lfs
      ? { url, bytes: file.lfs.size, checksum: { kind: 'sha256', hex: file.lfs.oid } }
      : { url, bytes: file.size, checksum: { kind: 'git-blob', hex: file.oid } };
  };
  const license = [model.data.cardData?.license].flat()[0];
  const listed = [model.data.cardData?.language ?? []].flat();
  // "multilingual" says that there are more than the card lists.
  const languages = listed.includes('multilingual') ? [] : listed.filter((code) => /^[a-z]{2,3}$/.test(code));
  return {
    id,
    revision,
    ...(license ? { license } : {}),
    ...(languages.length > 0 ? { languages } : {}),
    weights: fileOf('model.safetensors'),
    tokenizer: fileOf('tokenizer.json'),
  };
}

async function readJson(
  url: string,
  id: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  try {
    const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (!response.ok) throw notFound(id, response.status);
    return await response.json();
  } catch (thrown) {
    signal?.throwIfAborted();
    if (thrown instanceof DrafthandError) throw thrown;
    if (thrown instanceof SyntaxError) throw notFound(id);
    throw new DrafthandError({ code: 'network-down', detail: String(thrown) });
  }
}

function notFound(id: string, status?: number): DrafthandError {
  const detail = status === undefined ? undefined : `HTTP ${status}`;
  return new DrafthandError({
    code: 'embedding-model-not-found',
    values: { model: id },
    ...(detail ? { detail } : {}),
  });
}
