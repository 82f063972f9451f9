import type { Ask } from '../conversation/ask';
import type { RetrievalResult } from './retrieval';

/** What the library finds for one thing asked. */
export interface TriedAsk {
  ask: Ask;
  result: Omit<RetrievalResult, 'readings'>;
  milliseconds: number;
}

/** What a message would be looked up by, and what that finds. */
export interface TriedQuestion {
  asks: TriedAsk[];
  /** ISO 639-1 of the message; absent when it is too short to tell. */
  language?: string;
}
