import { Tokenizer } from '@huggingface/tokenizers';
import { DrafthandError } from '../../core/errors';
import type { EmbeddingOptions } from '../../core/retrieval/vectors/embedding';
import { mostDimensions } from '../../core/retrieval/vectors/rotation';
import { readRows, readTensors, type Tensor } from './safetensors';

/** The files of a model in the Model2Vec format. */
export interface StaticModelFiles {
  /** `model.safetensors`: the table of token vectors. */
  weights: Blob;
  /** `tokenizer.json`. */
  tokenizer: Blob;
}

export interface StaticModel {
  dimensions: number;
  /** A vector of length 1 for each text, or zeros for a text without a known token. */
  embed(texts: string[], signal?: EmbeddingOptions['signal']): Promise<Float32Array[]>;
}

/** Tokens of a text that count, as the format's reference has it. */
const longestText = 512;

/** Rows between two wanted ones that are read with them, rather than in a read of their own. */
const readThrough = 32;

/** Rows kept in memory, so that common words are read once. */
const mostRows = 20_000;

/**
 * A static embedding model: a text's vector is the mean of its tokens' vectors, each times its weight
 * (Model2Vec; github.com/MinishLab/model2vec, inference). Needs no runtime, and reads only the rows of the
 * tokens it meets. Throws `embedding-model-unreadable` for files that are no such model.
 */
export async function openStaticModel(files: StaticModelFiles): Promise<StaticModel> {
  const [tensors, tokenizer] = await Promise.all([
    readTensors(files.weights),
    readTokenizer(files.tokenizer),
  ]);
  // The second name is that of the sentence-transformers layout of the same models.
  const table = tensors.get('embeddings') ?? tensors.get('embedding.weight');
  const dimensions = table?.shape[1];
  if (!table || !dimensions) throw unreadable('no table of embeddings');
  if (dimensions > mostDimensions) throw unreadable(`${dimensions} components, of at most ${mostDimensions}`);
  const rows = createRowReader(files.weights, table, dimensions);
  const weights = await readWhole(files.weights, tensors.get('weights'));
  const mapping = await readWhole(files.weights, tensors.get('mapping'));
  const known = mapping?.length ?? table.shape[0] ?? 0;

  return {
    dimensions,
    async embed(texts, signal) {
      const tokens = texts.map((text) => tokenizer.encode(text).filter((id) => id < known));
      const wanted = new Set(tokens.flat().map((id) => mapping?.[id] ?? id));
      await rows.load(wanted, signal);
      return tokens.map((ids) => {
        const sum = new Float32Array(dimensions);
        for (const id of ids) addScaled(sum, rows.get(mapping?.[id] ?? id), weights?.[id] ?? 1);
        // The mean has the direction of the sum, and only that counts.
        return unitLength(sum);
      });
    },
  };
}

function createRowReader(file: Blob, table: Tensor, dimensions: number) {
  const kept = new Map<number, Float32Array>();
  return {
    get: (row: number) => kept.get(row),
    /** Reads the rows that are not in memory, neighbours together. */
    async load(wanted: Set<number>, signal?: EmbeddingOptions['signal']): Promise<void> {
      if (kept.size + wanted.size > mostRows) kept.clear();
      const missing = [...wanted].filter((row) => !kept.has(row)).sort((one, other) => one - other);
      for (let at = 0; at < missing.length; ) {
        signal?.throwIfAborted();
        const from = missing[at] ?? 0;
        let to = from;
        while (at < missing.length && (missing[at] ?? 0) - to <= readThrough) {
          to = missing[at] ?? 0;
          at += 1;
        }
        const numbers = await readRows(file, table, from, to + 1);
        for (let row = from; row <= to; row += 1) {
          if (!wanted.has(row)) continue;
          const start = (row - from) * dimensions;
          kept.set(row, numbers.slice(start, start + dimensions));
        }
      }
    },
  };
}

async function readTokenizer(file: Blob): Promise<{ encode(text: string): number[] }> {
  try {
    const json = JSON.parse(await file.text()) as { model?: { unk_token?: string; unk_id?: number } };
    const tokenizer = new Tokenizer(json, {});
    const { unk_token: name, unk_id: id } = json.model ?? {};
    const unknown = id ?? (name ? tokenizer.token_to_id(name) : undefined);
    return {
      encode: (text) =>
        tokenizer
          .encode(text, { add_special_tokens: false })
          .ids.filter((token) => token !== unknown)
          .slice(0, longestText),
    };
  } catch (thrown) {
    throw unreadable(`tokenizer: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

/** All numbers of a small tensor, one for each token; undefined where the model has none. */
async function readWhole(file: Blob, tensor: Tensor | undefined): Promise<Float32Array | undefined> {
  return tensor && readRows(file, tensor, 0, tensor.shape[0] ?? 0);
}

function addScaled(sum: Float32Array, row: Float32Array | undefined, scale: number): void {
  if (!row) return;
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + scale * (row[at] ?? 0);
}

/** The vector scaled to length 1; zeros stay zeros. */
function unitLength(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0) return vector;
  const scale = 1 / Math.sqrt(square);
  return vector.map((value) => value * scale);
}

function unreadable(detail: string): DrafthandError {
  return new DrafthandError({ code: 'embedding-model-unreadable', detail });
}
