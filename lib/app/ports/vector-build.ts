import type { LatentModel } from '../../core/retrieval/latent/latent-model';
import type { EmbeddingText } from '../../core/retrieval/vectors/embedding';
import type { PassageVector, VectorBatch } from '../../core/retrieval/vectors/vector-batch';

/** All vectors of one model. One set serves while the next may be being built beside it. */
export interface StoredVectors {
  id: number;
  provider: string;
  model: string;
  dimensions: number;
  isServing: boolean;
  /** Every passage with a lower number has been given to the model. */
  coveredTo: number;
  /** Vectors it holds, those of passages that are gone included. */
  count: number;
  /** False when parts of it are missing; then it is built anew. */
  isWhole: boolean;
}

/** A passage that has no vector yet. */
export interface PendingPassage {
  number: number;
  text: EmbeddingText;
  /** Fingerprint of the text; see `embeddingHash`. */
  hash: readonly [number, number];
}

export interface PendingPassages {
  passages: PendingPassage[];
  /** The number up to which these are all. */
  coveredTo: number;
}

/** Where vectors are built. Each write happens as a whole or not at all. Throws `storage-full` or `storage-failed`. */
export interface VectorStore {
  /** Clears away what is no longer wanted, and returns what is there. */
  generations(): Promise<StoredVectors[]>;
  /** Passages in use, with numbers from `from` on where it is given. */
  passageCount(from?: number): Promise<number>;
  /**
   * Passages with numbers from `from` on, at most `most`; none when all are done.
   * `withoutPrivate` passes over private documents: nothing of them may leave the machine.
   */
  pending(from: number, most: number, options?: { withoutPrivate?: boolean }): Promise<PendingPassages>;
  /** The model a generation was made with, where it is kept beside the vectors. */
  model(id: number): Promise<LatentModel | undefined>;
  /** Starts a generation beside the one that serves; `sample` are some of its vectors. Returns its id. */
  start(
    origin: { provider: string; model: string; dimensions: number },
    sample: Float32Array[],
    model?: LatentModel,
  ): Promise<number>;
  /** Vectors the generation has of the same texts already. */
  reuse(
    id: number,
    passages: PendingPassage[],
  ): Promise<{ copied: VectorBatch | undefined; missing: PendingPassage[] }>;
  /** Adds vectors; false when the generation is gone. */
  add(id: number, vectors: PassageVector[], coveredTo: number, copied?: VectorBatch): Promise<boolean>;
  /** Lets a generation serve from now on, alone. */
  serve(id: number): Promise<void>;
  /** Takes generations away. */
  retire(ids: number[]): Promise<void>;
  /** Gives back the room of vectors whose passages are gone, when they are many. */
  tidy(id: number): Promise<void>;
}
