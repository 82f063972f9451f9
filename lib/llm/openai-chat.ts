import OpenAI from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { ChatEvent, ChatModel, ChatRequest } from '../app/ports';
import { DrafthandError } from '../core/errors';
import { readAnswer } from './answer-events';
import { isOpenAi } from './base-url';
import { type Deadlines, startDeadlines } from './deadlines';
import { type Connection, connect, explain, type OpenAiOptions, pause, retryWait } from './openai-client';
import { listModels } from './suggest-model';

/**
 * Chat models behind any server that speaks OpenAI's Chat Completions. Failures are DrafthandErrors with a model code; a request that is aborted ends
 * without any; an answer that stops without a finish reason is `stream-interrupted`, with the text
 * up to there already given. Neither keys nor texts are logged or put into errors.
 */
export function createOpenAiChat(options: OpenAiOptions): ChatModel {
  const { now = Date.now, firstByteTimeout = 60_000, idleTimeout = 120_000 } = options;
  const longestRetryWait = options.longestRetryWait ?? 20_000;

  /** Calls once, and once more when the server is busy or failed and does not ask for a long wait. */
  async function withRetry<Value>(call: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
    try {
      return await call();
    } catch (thrown) {
      const wait = retryWait(thrown, now());
      if (wait === undefined || wait > longestRetryWait) throw thrown;
      await pause(wait, signal);
      return call();
    }
  }

  async function* stream(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent> {
    if (signal.aborted) return;
    const connection = await connect(options, request.baseUrl, request.model);
    const deadlines = startDeadlines(signal, firstByteTimeout, idleTimeout);
    let body = firstBody(request, connection.base);
    try {
      let response: Response | undefined;
      for (let adjustments = 0; response === undefined; adjustments++) {
        yield { kind: 'payload', json: JSON.stringify(body) };
        try {
          response = await withRetry(() => post(connection, body, deadlines), deadlines.signal);
        } catch (thrown) {
          const adjusted = adjustments < 2 ? adjustBody(body, thrown) : undefined;
          if (adjusted === undefined) throw thrown;
          body = adjusted;
        }
      }
      yield* readAnswer(response, deadlines, connection.failed);
    } catch (thrown) {
      if (signal.aborted) return;
      throw deadlines.failure() ?? (await explain(options, thrown, connection));
    } finally {
      deadlines.stop();
    }
  }

  return {
    stream,
    async list(baseUrl, signal = new AbortController().signal) {
      const connection = await connect(options, baseUrl, '');
      const deadlines = startDeadlines(signal, firstByteTimeout, idleTimeout);
      try {
        const page = await connection.client.models.list({ signal: deadlines.signal });
        if (!Array.isArray(page.data)) {
          throw new DrafthandError({ code: 'endpoint-not-found', values: { url: connection.base } });
        }
        return listModels(page.data, now());
      } catch (thrown) {
        throw deadlines.failure() ?? (await explain(options, thrown, connection));
      } finally {
        deadlines.stop();
      }
    },
    async test(baseUrl, model, signal = new AbortController().signal) {
      const startedAt = now();
      const messages = [{ role: 'user' as const, content: 'Answer with the word: ready' }];
      let hasAnswered = false;
      try {
        for await (const event of stream({ baseUrl, model, messages, maxOutputTokens: 64 }, signal)) {
          if (event.kind !== 'payload') hasAnswered = true;
        }
      } catch (thrown) {
        // A model that thinks longer than the little room it got is there all the same.
        if (!(thrown instanceof DrafthandError) || thrown.appError.code !== 'answer-cut-at-limit')
          throw thrown;
        hasAnswered = true;
      }
      if (!hasAnswered) throw new DrafthandError({ code: 'answer-empty' });
      return { model, milliseconds: now() - startedAt };
    },
  };
}

type Body = ChatCompletionCreateParamsStreaming;

function firstBody({ model, messages, maxOutputTokens }: ChatRequest, base: string): Body {
  const host = new URL(base).hostname;
  const knowsNewLimit = isOpenAi(base) || host.endsWith('.openai.azure.com');
  return {
    model,
    messages,
    stream: true,
    stream_options: { include_usage: true },
    ...(knowsNewLimit ? { max_completion_tokens: maxOutputTokens } : { max_tokens: maxOutputTokens }),
    // Only OpenAI keeps answers unless told not to; other servers refuse fields they do not know.
    ...(isOpenAi(base) ? { store: false } : {}),
  };
}

/** Servers differ in how they call the limit and whether they count usage while streaming. */
function adjustBody(body: Body, thrown: unknown): Body | undefined {
  if (!(thrown instanceof OpenAI.APIError) || (thrown.status !== 400 && thrown.status !== 422))
    return undefined;
  const said = `${thrown.param ?? ''} ${thrown.message} ${JSON.stringify(thrown.error ?? '')}`;
  if (/stream_options|include_usage/.test(said) && body.stream_options) {
    const { stream_options: _dropped, ...rest } = body;
    return rest;
  }
  const { max_tokens: old, max_completion_tokens: current, ...rest } = body;
  if (/max_(?:completion_)?tokens/.test(said)) {
    if (old !== undefined && old !== null) return { ...rest, max_completion_tokens: old };
    if (current !== undefined && current !== null) return { ...rest, max_tokens: current };
  }
  return undefined;
}

async function post({ client }: Connection, body: Body, deadlines: Deadlines): Promise<Response> {
  return client.chat.completions.create(body, { signal: deadlines.signal }).asResponse();
}
