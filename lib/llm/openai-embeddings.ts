import OpenAI from 'openai';
import { estimateTokens } from '../core/drafting/prompt-text';
import { DrafthandError } from '../core/errors';
import type { EmbeddingOptions } from '../core/retrieval/vectors/embedding';
import { cutToTokens } from '../core/retrieval/vectors/embedding-batches';
import { startDeadlines } from './deadlines';
import { type Connection, connect, explain, type OpenAiOptions, pause, retryWait } from './openai-client';

export interface EmbeddingsRequest {
  baseUrl: string;
  model: string;
  /** Not empty, within the endpoint's limits; see `planBatches`. */
  inputs: string[];
  /** Asked for where the server supports it; left out otherwise. */
  dimensions?: number;
  /** How often a busy server is asked again. */
  retries?: number;
  /** Told each request just before it is sent. */
  onSent?: EmbeddingOptions['onSent'];
}

export interface EmbeddingsAnswer {
  /** One of length 1 for each input, in their order, all of the same dimensions. */
  vectors: Float32Array[];
  /** As the server counted them; estimated where it does not say. */
  tokens: number;
}

export interface OpenAiEmbeddings {
  /**
   * Embeds texts. Throws DrafthandErrors with a model code, `embedding-malformed` for an answer that
   * is none, and the signal's reason when aborted.
   */
  embed(request: EmbeddingsRequest, signal: AbortSignal): Promise<EmbeddingsAnswer>;
}

/** Fewer tokens than this are not worth sending when a server finds an input too long. */
const leastTokens = 50;

/**
 * Embeddings from any server that speaks OpenAI's `/v1/embeddings`. Busy servers are asked again with
 * growing waits; a request that is too large is halved, an input that is too long cut.
 */
export function createOpenAiEmbeddings(options: OpenAiOptions): OpenAiEmbeddings {
  const { now = Date.now, firstByteTimeout = 120_000, longestRetryWait = 60_000 } = options;
  /** Servers that refused the field once, so that it is not sent to them again. */
  const withoutDimensions = new Set<string>();

  return {
    async embed(request, signal) {
      signal.throwIfAborted();
      const connection = await connect(options, request.baseUrl, request.model);
      try {
        return await embedFitting(connection, request, signal);
      } catch (thrown) {
        signal.throwIfAborted();
        throw await explain(options, thrown, connection);
      }
    },
  };

  /** Halves what the server finds too large, down to one input, which is cut. */
  async function embedFitting(
    connection: Connection,
    request: EmbeddingsRequest,
    signal: AbortSignal,
  ): Promise<EmbeddingsAnswer> {
    const { inputs } = request;
    try {
      return await withRetries(connection, request, signal);
    } catch (thrown) {
      if (!isTooLarge(thrown)) throw thrown;
      const [only = ''] = inputs;
      const tokens = estimateTokens(only);
      if (inputs.length === 1 && tokens < leastTokens) throw thrown;
      const halves =
        inputs.length === 1
          ? [[cutToTokens(only, Math.floor(tokens / 2))]]
          : [inputs.slice(0, inputs.length >> 1), inputs.slice(inputs.length >> 1)];
      const answers: EmbeddingsAnswer[] = [];
      for (const half of halves) {
        answers.push(await embedFitting(connection, { ...request, inputs: half }, signal));
      }
      return {
        vectors: answers.flatMap((answer) => answer.vectors),
        tokens: answers.reduce((sum, answer) => sum + answer.tokens, 0),
      };
    }
  }

  async function withRetries(
    connection: Connection,
    request: EmbeddingsRequest,
    signal: AbortSignal,
  ): Promise<EmbeddingsAnswer> {
    const { retries = 4 } = request;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await post(connection, request, signal);
      } catch (thrown) {
        if (isAboutDimensions(thrown) && request.dimensions !== undefined) {
          withoutDimensions.add(`${connection.base} ${request.model}`);
          return withRetries(connection, { ...request, dimensions: undefined }, signal);
        }
        const asked = retryWait(thrown, now());
        const wait = asked === undefined ? undefined : Math.max(asked, 500 * 2 ** attempt);
        if (wait === undefined || wait > longestRetryWait || attempt >= retries) throw thrown;
        await pause(wait, signal);
      }
    }
  }

  async function post(
    { client, base }: Connection,
    { model, inputs, dimensions, onSent }: EmbeddingsRequest,
    signal: AbortSignal,
  ): Promise<EmbeddingsAnswer> {
    const deadlines = startDeadlines(signal, firstByteTimeout, firstByteTimeout);
    const asksDimensions = dimensions !== undefined && !withoutDimensions.has(`${base} ${model}`);
    // Base64, the package's default, is not known to every server.
    const asked = { model, input: inputs, encoding_format: 'float' as const };
    const body = asksDimensions ? { ...asked, dimensions } : asked;
    try {
      onSent?.({ to: base, json: JSON.stringify(body) });
      const answer = await client.embeddings.create(body, { signal: deadlines.signal });
      return readAnswer(answer, inputs);
    } catch (thrown) {
      throw deadlines.failure() ?? thrown;
    } finally {
      deadlines.stop();
    }
  }
}

function readAnswer(answer: OpenAI.CreateEmbeddingResponse, inputs: string[]): EmbeddingsAnswer {
  const rows = Array.isArray(answer?.data) ? answer.data : [];
  const vectors = new Array<Float32Array | undefined>(inputs.length);
  for (const [place, row] of rows.entries()) {
    const index = row?.index ?? place;
    // Where a server counts otherwise its vectors cannot be told apart.
    if (Number.isInteger(index) && index >= 0 && index < inputs.length)
      vectors[index] = unitVector(row?.embedding);
  }
  const complete = vectors.filter((vector) => vector !== undefined);
  const dimensions = complete[0]?.length ?? 0;
  if (complete.length !== inputs.length || complete.some((vector) => vector.length !== dimensions)) {
    throw new DrafthandError({ code: 'embedding-malformed', detail: `${rows.length} of ${inputs.length}` });
  }
  const counted = answer.usage?.total_tokens ?? answer.usage?.prompt_tokens;
  const tokens = counted ?? inputs.reduce((sum, input) => sum + estimateTokens(input), 0);
  return { vectors: complete, tokens };
}

/** The vector scaled to length 1; undefined for what is no vector of finite numbers. */
function unitVector(values: unknown): Float32Array | undefined {
  const vector = typeof values === 'string' ? decodedFloats(values) : floatsOf(values);
  if (!vector || vector.length === 0) return undefined;
  let square = 0;
  for (const value of vector) square += value * value;
  if (!Number.isFinite(square) || square === 0) return undefined;
  const scale = 1 / Math.sqrt(square);
  return vector.map((value) => value * scale);
}

function floatsOf(values: unknown): Float32Array | undefined {
  return Array.isArray(values) ? Float32Array.from(values as number[]) : undefined;
}

/** Some servers answer in base64 whatever they are asked for: 32-bit floats, the least byte first. */
function decodedFloats(base64: string): Float32Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    return Float32Array.from({ length: bytes.length / 4 }, (_, at) => view.getFloat32(4 * at, true));
  } catch {
    return undefined;
  }
}

function isTooLarge(thrown: unknown): boolean {
  if (!(thrown instanceof OpenAI.APIError)) return false;
  if (thrown.status === 413) return true;
  return (
    (thrown.status === 400 || thrown.status === 422 || thrown.status === 500) &&
    /context length|maximum.{0,40}tokens|too (?:long|large|many)|input length|max_tokens_per_request|batch size/i.test(
      saidBy(thrown),
    )
  );
}

function isAboutDimensions(thrown: unknown): boolean {
  if (!(thrown instanceof OpenAI.APIError)) return false;
  return (thrown.status === 400 || thrown.status === 422) && /dimension/i.test(saidBy(thrown));
}

function saidBy(error: InstanceType<typeof OpenAI.APIError>): string {
  return `${error.param ?? ''} ${error.message} ${JSON.stringify(error.error ?? '')}`;
}
