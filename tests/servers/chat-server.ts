import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatBehaviour, ChatRequestBody } from './chat-behaviours';
import { requestValidator } from './request-schema';
import { streamAnswer } from './stream-answer';

export interface ChatServerOptions {
  /** One second of a behaviour in milliseconds; 1000 is real time. */
  second?: number;
  /** What is answered when nothing is scripted. */
  otherwise?: ChatBehaviour;
  models?: Array<{ id: string; shutdown_date?: string | null }>;
  /** Refuses, as Ollama does, every POST with an Origin. */
  refusesOrigins?: boolean;
  /** Sends no CORS headers. */
  withoutCors?: boolean;
}

/** A request as it arrived. */
export interface RecordedRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  raw: string;
  body?: ChatRequestBody;
  /** Why the body is no request of the installed `openai` package's types; empty when it is. */
  problems: string[];
  /** True when the client hung up before the answer was done. */
  wasAborted: boolean;
}

export interface ChatServer {
  /** Base address, ending in `/v1`. */
  url: string;
  requests: RecordedRequest[];
  /** Scripts the next answers of `POST /v1/chat/completions`, in order. */
  script(...behaviours: ChatBehaviour[]): void;
  close(): Promise<void>;
}

/**
 * A server that speaks the protocol of OpenAI's Chat Completions over real HTTP, for tests and
 * measurements. Every chat request is checked against the types of the installed `openai` package;
 * a request with problems is answered 400 and recorded.
 */
export async function startChatServer(options: ChatServerOptions = {}): Promise<ChatServer> {
  const requests: RecordedRequest[] = [];
  const scripted: ChatBehaviour[] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const recorded = await record(request, requests);
    response.on('close', () => {
      recorded.wasAborted = !response.writableFinished;
    });
    if (!options.withoutCors) allowEveryOrigin(request, response);
    if (request.method === 'OPTIONS') return void response.writeHead(options.withoutCors ? 403 : 204).end();
    if (recorded.path === '/v1/models' && request.method === 'GET') return listModels(response, options);
    if (recorded.path !== '/v1/chat/completions' || request.method !== 'POST') {
      return void response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found');
    }
    if (options.refusesOrigins && request.headers.origin) return void response.writeHead(403).end();
    if (recorded.problems.length > 0) {
      return sendJson(response, 400, {
        error: { message: recorded.problems.join('; '), type: 'invalid_request_error' },
      });
    }
    const behaviour = scripted.shift() ?? options.otherwise ?? { text: 'Thanks for writing.' };
    await streamAnswer(recorded.body as ChatRequestBody, response, behaviour, options.second ?? 1000);
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

async function record(request: IncomingMessage, requests: RecordedRequest[]): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString('utf8');
  const path = (request.url ?? '').split('?')[0] ?? '';
  const recorded: RecordedRequest = {
    method: request.method ?? '',
    path,
    headers: request.headers,
    raw,
    problems: [],
    wasAborted: false,
  };
  requests.push(recorded);
  if (request.method !== 'POST') return recorded;
  try {
    const body: unknown = JSON.parse(raw);
    const validate = requestValidator('chat');
    if (!validate(body)) {
      recorded.problems = (validate.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath} ${message}`,
      );
    }
    recorded.body = body as ChatRequestBody;
  } catch {
    recorded.problems = ['not JSON'];
  }
  return recorded;
}

function allowEveryOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
  response.setHeader(
    'access-control-allow-headers',
    request.headers['access-control-request-headers'] ?? '*',
  );
  response.setHeader('access-control-allow-methods', 'GET, POST');
}

function listModels(response: ServerResponse, { models }: ChatServerOptions): void {
  const data = (models ?? [{ id: 'test-model' }]).map((model) => ({
    object: 'model',
    created: 0,
    owned_by: 'test',
    ...model,
  }));
  sendJson(response, 200, { object: 'list', data });
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
