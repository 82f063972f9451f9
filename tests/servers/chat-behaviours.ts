/** What the test server does with one request. */
export interface ChatBehaviour {
  /** HTTP status; 200 without. */
  status?: number;
  headers?: Record<string, string>;
  /** Body of an answer that is no stream; an object goes as JSON. */
  body?: string | object;
  /** Text of the streamed answer, or how it is made from the request. */
  text?: string | ((request: ChatRequestBody) => string);
  /** `null` leaves it out, as a server does that stops early. */
  finishReason?: string | null;
  /** Leaves out `[DONE]`. */
  withoutDone?: boolean;
  /** Seconds before the first byte, and between two pieces; scaled by the server's clock. */
  firstByteAfter?: number;
  gap?: number;
  /** Cuts the connection after so many pieces. */
  dropAfter?: number;
  /** Bytes of each write; cuts anywhere, also inside a character. */
  bytesPerWrite?: number;
  /** Characters of each piece of text. */
  charactersPerPiece?: number;
  /** An error event inside the stream, after the text. */
  errorInStream?: object;
  /** Answers in one piece although a stream was asked for. */
  inOnePiece?: boolean;
  refusal?: string;
}

/** The part of a request the tests look at. */
export interface ChatRequestBody {
  model: string;
  messages: Array<{ role: string; content: string }>;
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  max_tokens?: number;
  max_completion_tokens?: number;
  store?: boolean;
}

/** An error as OpenAI's servers send it. */
function refusal(
  status: number,
  error: { message: string; type?: string; code?: string | null; param?: string | null },
) {
  return { status, body: { error: { type: 'invalid_request_error', param: null, code: null, ...error } } };
}

/** Failures as the servers in use send them, by name. */
export const failures = {
  wrongKey: refusal(401, { message: 'Incorrect API key provided: sk-test***.', code: 'invalid_api_key' }),
  noQuota: refusal(429, {
    message: 'You exceeded your current quota.',
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  }),
  rateLimit: (seconds: number) => ({
    ...refusal(429, { message: 'Rate limit reached.', type: 'requests', code: 'rate_limit_exceeded' }),
    headers: { 'retry-after': String(seconds) },
  }),
  unknownModel: refusal(404, { message: 'The model `x` does not exist.', code: 'model_not_found' }),
  ollamaUnknownModel: {
    status: 404,
    body: { error: { message: 'model "x" not found, try pulling it first' } },
  },
  notFound: { status: 404, body: '404 page not found', headers: { 'content-type': 'text/plain' } },
  tooLong: refusal(400, {
    message: "This model's maximum context length is 8192 tokens.",
    code: 'context_length_exceeded',
  }),
  wantsMaxTokens: refusal(400, {
    message: "Unsupported parameter: 'max_completion_tokens'. Use 'max_tokens'.",
    param: 'max_completion_tokens',
  }),
  wantsMaxCompletionTokens: refusal(400, {
    message: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'.",
    param: 'max_tokens',
    code: 'unsupported_parameter',
  }),
  noStreamOptions: refusal(400, { message: 'Unknown field: stream_options', param: 'stream_options' }),
  originRefused: { status: 403, body: '' },
  forbidden: refusal(403, { message: 'Your project has no access.', code: 'access_denied' }),
  filtered: refusal(400, {
    message: 'The prompt triggered the content management policy.',
    code: 'content_filter',
  }),
  serverError: refusal(503, { message: 'Overloaded', type: 'server_error' }),
  htmlPage: { body: '<!doctype html><title>Router</title>', headers: { 'content-type': 'text/html' } },
} satisfies Record<string, ChatBehaviour | ((value: number) => ChatBehaviour)>;
