import type { ServerResponse } from 'node:http';
import type { ChatBehaviour, ChatRequestBody } from './chat-behaviours';

/** Answers one chat request as the behaviour says. `second` is the length of a second in milliseconds. */
export async function streamAnswer(
  request: ChatRequestBody,
  response: ServerResponse,
  behaviour: ChatBehaviour,
  second: number,
): Promise<void> {
  const wait = (seconds: number) => pause(seconds * second, response);
  await wait(behaviour.firstByteAfter ?? 0);
  if (response.destroyed) return;
  if (behaviour.body !== undefined || (behaviour.status ?? 200) !== 200)
    return sendWhole(response, behaviour);
  const text = typeof behaviour.text === 'function' ? behaviour.text(request) : (behaviour.text ?? '');
  if (behaviour.inOnePiece || !request.stream) {
    return sendWhole(response, { body: wholeAnswer(request, text, behaviour), headers: behaviour.headers });
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', ...behaviour.headers });
  let sent = 0;
  for (const event of eventsOf(request, text, behaviour)) {
    if (response.destroyed) return;
    if (behaviour.dropAfter !== undefined && sent === behaviour.dropAfter) {
      await pause(5, response);
      return void response.destroy();
    }
    if (sent > 0) await wait(behaviour.gap ?? 0);
    await write(response, event, behaviour.bytesPerWrite);
    sent += 1;
  }
  response.end();
}

function sendWhole(response: ServerResponse, { status, headers, body }: ChatBehaviour): void {
  const isText = typeof body === 'string' || body === undefined;
  const type = isText ? {} : { 'content-type': 'application/json' };
  response.writeHead(status ?? 200, { ...type, ...headers }).end(isText ? body : JSON.stringify(body));
}

const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

/** The server-sent events of an answer, in the order OpenAI sends them. */
function eventsOf(request: ChatRequestBody, text: string, behaviour: ChatBehaviour): string[] {
  const chunk = (delta: object, finishReason: string | null, extra: object = {}) =>
    `data: ${JSON.stringify({
      id: 'chatcmpl-test',
      object: 'chat.completion.chunk',
      created: 0,
      model: request.model,
      choices: [{ index: 0, delta, finish_reason: finishReason }],
      ...extra,
    })}\n\n`;
  const size = behaviour.charactersPerPiece ?? 7;
  const letters = Array.from(text);
  const pieces = Array.from({ length: Math.ceil(letters.length / size) }, (_, index) =>
    letters.slice(index * size, (index + 1) * size).join(''),
  );
  const events = [
    chunk({ role: 'assistant', content: '' }, null),
    ...pieces.map((content) => chunk({ content }, null)),
    ...(behaviour.refusal ? [chunk({ refusal: behaviour.refusal }, null)] : []),
  ];
  if (behaviour.errorInStream) events.push(`data: ${JSON.stringify({ error: behaviour.errorInStream })}\n\n`);
  if (behaviour.finishReason !== null) events.push(chunk({}, behaviour.finishReason ?? 'stop'));
  if (request.stream_options?.include_usage && behaviour.finishReason !== null) {
    events.push(chunk({}, null, { choices: [], usage }));
  }
  if (!behaviour.withoutDone) events.push('data: [DONE]\n\n');
  return events;
}

function wholeAnswer(
  request: ChatRequestBody,
  text: string,
  { finishReason, refusal }: ChatBehaviour,
): object {
  const message = { role: 'assistant', content: text, refusal: refusal ?? null };
  const choices = [{ index: 0, message, finish_reason: finishReason ?? 'stop' }];
  return { id: 'chatcmpl-test', object: 'chat.completion', created: 0, model: request.model, choices, usage };
}

async function write(
  response: ServerResponse,
  event: string,
  bytesPerWrite: number | undefined,
): Promise<void> {
  const bytes = Buffer.from(event, 'utf8');
  const size = bytesPerWrite ?? bytes.length;
  for (let at = 0; at < bytes.length; at += size) {
    response.write(bytes.subarray(at, at + size));
    if (bytesPerWrite !== undefined) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Waits, but no longer than the client does. */
function pause(milliseconds: number, response: ServerResponse): Promise<void> {
  if (milliseconds <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
