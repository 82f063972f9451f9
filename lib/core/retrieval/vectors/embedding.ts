import type { EmbeddingCost } from './embedding-cost';

/** A passage as embedders read it; its parts stay apart, since they do not weigh the same. */
export interface EmbeddingText {
  title: string;
  headings: string[];
  text: string;
  /** ISO 639-1 where it is known. */
  language?: string;
}

/** A request that leaves the machine. */
export interface SentRequest {
  /** Base address of the server. */
  to: string;
  /** Its body, exactly. */
  json: string;
}

/** Options of embedding; an abort is no error of the embedder's: it throws the signal's reason. */
export interface EmbeddingOptions {
  /** An `AbortSignal` or like one. */
  signal?: { readonly aborted: boolean; throwIfAborted(): void };
  /** Called with the number of texts that are done. */
  onProgress?(done: number): void;
  /** Told of a question's request before it is sent; nothing is told by what embeds on this machine. */
  onSent?(request: SentRequest): void;
}

/**
 * Turns texts into vectors whose directions tell how alike they are. Vectors of one `id`, `model` and
 * `dimensions` may be compared with each other and with no others.
 */
export interface Embedder {
  /** The provider: `built-in`, an endpoint's origin, `on-device`. */
  id: string;
  /** Names what made the vectors exactly; another name makes all stored vectors useless. */
  model: string;
  dimensions: number;
  /** ISO 639 codes of the languages it knows; absent where it knows those of the library, or nobody says. */
  languages?: readonly string[];
  /** What embedding so many tokens costs; absent where nothing is paid for. */
  cost?(tokens: number): EmbeddingCost;
  /** How many of these texts, from the first on, go into one request; absent where nothing is asked of anybody. */
  atOnce?(texts: EmbeddingText[]): number;
  /** A vector for each text in their order; zeros where a text says nothing the model knows. */
  embedPassages(texts: EmbeddingText[], options?: EmbeddingOptions): Promise<Float32Array[]>;
  /** The vector of a question; undefined when it says nothing the model knows. */
  embedQuery(
    text: string,
    options?: EmbeddingOptions & { language?: string },
  ): Promise<Float32Array | undefined>;
}

/** Whether a provider is an endpoint, which is called by its origin, and not something on this machine. */
export function isEndpoint(provider: string): boolean {
  return /^https?:/.test(provider);
}

/**
 * Fingerprint of what an embedder reads of a passage, 64 bits as two numbers: texts that have the same
 * are never embedded twice. Two lanes of multiply and xor-shift, mixed at the end (after MurmurHash3,
 * Appleby 2011); it tells texts apart and keeps no secrets.
 */
export function embeddingHash({ title, headings, text, language = '' }: EmbeddingText): [number, number] {
  let one = 0x9747b28c;
  let two = 0x3c6ef372;
  for (const part of [title, headings.join('\n'), text, language]) {
    for (let at = 0; at < part.length; at += 1) {
      const unit = part.charCodeAt(at);
      one = Math.imul(one ^ unit, 0x85ebca6b);
      two = Math.imul(two ^ unit, 0xc2b2ae35);
      one ^= one >>> 15;
      two ^= two >>> 13;
    }
    one = Math.imul(one ^ 0xffff, 0x27d4eb2f);
    two = Math.imul(two ^ 0xffff, 0x165667b1);
  }
  return [mixed(one ^ (two >>> 7)), mixed(two ^ (one << 9))];
}

function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
