import type { Pivots } from '../core/retrieval/vectors/pivots';

/**
 * All vectors that one model made. There may be two: one serves while the next is being built beside it;
 * then they change places in one step, and the former goes.
 */
export interface VectorGenerationRow {
  /** Given by the database. */
  id?: number;
  provider: string;
  model: string;
  /** Components as the model gives them. */
  dimensions: number;
  /** `building`: beside the one that serves, not complete yet or kept for whoever changes back. */
  state: 'building' | 'serving' | 'retired';
  /** Every passage with a lower number has its vector, or says nothing the model knows. */
  coveredTo: number;
  /** What its vectors are written against; see `VectorFrame`. */
  centre: Float32Array;
  pivots: Pivots;
  /** Rows of it were found that are not as they were written: it is built anew. */
  isDamaged?: boolean;
}

/** Vectors that were written at once. Never changed; passages that are gone are known from the index. */
export interface VectorSegmentRow {
  /** Ascending with age; given by the database. */
  id?: number;
  generation: number;
  count: number;
}

/** A part of a segment: codes, vectors in bytes, or fingerprints; see vectors/vector-rows.ts in the core. */
export interface VectorPartRow {
  segmentId: number;
  number: number;
  /** What made them, with the dimensions; see `modelKeyOf`. */
  model: string;
  data: Uint8Array;
}

/** A part of a generation's own model, where it is fitted on the library: the features of a range of hashes. */
export interface EmbedderPartRow {
  generation: number;
  number: number;
  hashes: Uint32Array;
  weights: Float32Array;
  rows: Int8Array;
  scales: Float32Array;
}

/** Names what made vectors. Parts of another one are never read as this one's. */
export function modelKeyOf(made: { provider: string; model: string; dimensions: number }): string {
  return `${made.provider} ${made.model} ${made.dimensions}`;
}
