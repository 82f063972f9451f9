/** A tiny model in the Model2Vec format, made for tests: one axis for each topic. */
const tokens: Record<string, number[]> = {
  '[PAD]': [0, 0, 0],
  '[UNK]': [9, 9, 9],
  docker: [1, 0, 0],
  container: [0.9, 0.1, 0],
  '##s': [0, 0, 0.01],
  salary: [0, 1, 0],
  pay: [0.1, 0.9, 0],
  talk: [0, 0, 1],
  the: [0.5, 0.5, 0.5],
};

export interface TinyModelOptions {
  kind?: 'F32' | 'F16' | 'BF16' | 'I8';
  /** Tokens' weights: function words count nothing. */
  withWeights?: boolean;
  /** Two tokens share a row, as in models with a smaller table than vocabulary. */
  withMapping?: boolean;
}

export const tinyVocabulary = Object.keys(tokens);

export function tinyTokenizer(): Blob {
  const vocab = Object.fromEntries(tinyVocabulary.map((token, id) => [token, id]));
  return json({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
  });
}

/** The same words as multilingual models have them: whole words behind a mark, the likeliest cut. */
export function tinyUnigramTokenizer(): Blob {
  const piece = (token: string) => (token.startsWith('##') ? token.slice(2) : `▁${token}`);
  const isMark = (token: string) => token.startsWith('[');
  const vocab = tinyVocabulary.map((token) => (isMark(token) ? [token, 0] : [piece(token), -2]));
  return json({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true },
    post_processor: null,
    decoder: null,
    model: { type: 'Unigram', unk_id: tinyVocabulary.indexOf('[UNK]'), byte_fallback: false, vocab },
  });
}

export function tinyWeights({ kind = 'F32', withWeights, withMapping }: TinyModelOptions = {}): Blob {
  const rows = Object.values(tokens);
  const table = withMapping ? rows.filter((_, id) => tinyVocabulary[id] !== 'container') : rows;
  const tensors: Array<[name: string, dtype: string, shape: number[], bytes: Uint8Array<ArrayBuffer>]> = [
    ['embeddings', kind, [table.length, 3], encode(kind, table.flat())],
  ];
  if (withWeights) {
    const weights = tinyVocabulary.map((token) => (token === 'the' ? 0 : 1));
    tensors.push(['weights', 'F32', [weights.length], encode('F32', weights)]);
  }
  if (withMapping) {
    const docker = tinyVocabulary.indexOf('docker');
    const container = tinyVocabulary.indexOf('container');
    const mapping = tinyVocabulary.map((_, id) => (id === container ? docker : id > container ? id - 1 : id));
    const bytes = new Uint8Array(new BigInt64Array(mapping.map(BigInt)).buffer);
    tensors.push(['mapping', 'I64', [mapping.length], bytes]);
  }
  return safetensors(tensors);
}

/** A file of these tensors; `cut` bytes are missing at its end. */
export function safetensors(
  tensors: Array<[name: string, dtype: string, shape: number[], bytes: Uint8Array<ArrayBuffer>]>,
  cut = 0,
): Blob {
  let at = 0;
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  for (const [name, dtype, shape, bytes] of tensors) {
    header[name] = { dtype, shape, data_offsets: [at, at + bytes.byteLength] };
    at += bytes.byteLength;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = new DataView(new ArrayBuffer(8));
  length.setBigUint64(0, BigInt(text.byteLength), true);
  const blob = new Blob([length.buffer, text, ...tensors.map(([, , , bytes]) => bytes)]);
  return blob.slice(0, blob.size - cut);
}

function encode(kind: NonNullable<TinyModelOptions['kind']>, numbers: number[]): Uint8Array<ArrayBuffer> {
  if (kind === 'I8')
    return new Uint8Array(Int8Array.from(numbers, (value) => Math.round(value * 100)).buffer);
  // The upper halves of the numbers, cut off.
  if (kind === 'BF16')
    return new Uint8Array(
      Uint16Array.from(new Uint32Array(Float32Array.from(numbers).buffer), (bits) => bits >>> 16).buffer,
    );
  if (kind === 'F16') return new Uint8Array(Uint16Array.from(numbers, halfBits).buffer);
  return new Uint8Array(Float32Array.from(numbers).buffer);
}

/** binary16 of a number between 2^-14 and 65504, or 0, rounded down. */
function halfBits(value: number): number {
  if (value === 0) return 0;
  const exponent = Math.floor(Math.log2(value));
  return ((exponent + 15) << 10) | Math.floor((value / 2 ** exponent - 1) * 1024);
}

function json(value: unknown): Blob {
  return new Blob([JSON.stringify(value)], { type: 'application/json' });
}
