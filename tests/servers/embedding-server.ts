import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestValidator } from './request-schema';

/** What the server does with one request instead of embedding its inputs. */
export type EmbeddingBehaviour =
  | { status: number; headers?: Record<string, string>; body?: object }
  /** An answer with this body, whatever was asked. */
  | { answer: object }
  /** Nothing is answered. */
  | { silence: true };

export interface EmbeddingServerOptions {
  dimensions?: number;
  /** False refuses the field `dimensions`, as most servers' models do. */
  takesDimensions?: boolean;
  /** Inputs a request may have, and characters an input may have; more is refused as OpenAI does. */
  mostInputs?: number;
  longestInput?: number;
  /** Milliseconds an answer takes. */
  delay?: number;
}

export interface EmbeddingServer {
  /** Base address, ending in `/v1`. */
  url: string;
  requests: Array<{
    inputs: string[];
    model: string;
    dimensions?: number;
    problems: string[];
    authorization?: string;
    /** Epoch ms. */
    receivedAt: number;
  }>;
  /** Scripts the next answers, in order. */
  script(...behaviours: EmbeddingBehaviour[]): void;
  close(): Promise<void>;
}

/**
 * A server that speaks the protocol of OpenAI's embeddings over real HTTP. Bodies are checked against
 * the types of the installed package. A text's vector counts its words by their hash, so that texts
 * that share words are near each other.
 */
export async function startEmbeddingServer(options: EmbeddingServerOptions = {}): Promise<EmbeddingServer> {
  const requests: EmbeddingServer['requests'] = [];
  const scripted: EmbeddingBehaviour[] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== '/v1/embeddings') return send(response, 404, {});
    const body = JSON.parse(await textOf(request)) as { input: string[]; model: string; dimensions?: number };
    const validate = requestValidator('embeddings');
    const problems = validate(body) ? [] : (validate.errors ?? []).map(({ message }) => String(message));
    const { authorization } = request.headers;
    const { input: inputs, model } = body;
    const { dimensions: asked } = body;
    requests.push({ inputs, model, dimensions: asked, problems, authorization, receivedAt: Date.now() });
    if (options.delay) await new Promise((resolve) => setTimeout(resolve, options.delay));
    const behaviour = scripted.shift();
    if (behaviour && 'silence' in behaviour) return;
    if (behaviour && 'answer' in behaviour) return send(response, 200, behaviour.answer);
    if (behaviour) return send(response, behaviour.status, behaviour.body, behaviour.headers);
    const refusal = refusalOf(body, problems, options);
    if (refusal) return send(response, 400, { error: { message: refusal, type: 'invalid_request_error' } });
    const dimensions = body.dimensions ?? options.dimensions ?? 64;
    const data = body.input.map((text, index) => {
      return { object: 'embedding', index, embedding: wordCounts(text, dimensions) };
    });
    // In another order than asked: the index says which is which.
    send(response, 200, {
      object: 'list',
      model: 'test-embedding',
      data: data.reverse(),
      usage: { prompt_tokens: body.input.length * 7, total_tokens: body.input.length * 7 },
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    script: (...behaviours) => void scripted.push(...behaviours),
    close: () => closeServer(server),
  };
}

function refusalOf(
  body: { input: string[]; dimensions?: number },
  problems: string[],
  { takesDimensions = true, mostInputs = 2048, longestInput = 30_000 }: EmbeddingServerOptions,
): string | undefined {
  if (problems.length > 0) return problems.join('; ');
  if (body.dimensions !== undefined && !takesDimensions) {
    return 'This model does not support specifying dimensions.';
  }
  if (body.input.length > mostInputs) return 'input array is too large';
  const isLong = body.input.some((text) => text.length > longestInput);
  return isLong ? "This model's maximum context length is 8192 tokens" : undefined;
}

/** How often each word occurs, in the component its hash names; never the zero vector. */
function wordCounts(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0.001);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    let hash = 7;
    for (const character of word) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
    vector[hash % dimensions] = (vector[hash % dimensions] ?? 0) + 1;
  }
  return vector;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(
  response: ServerResponse,
  status: number,
  body: object | undefined,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*', ...headers })
    .end(body && JSON.stringify(body));
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
