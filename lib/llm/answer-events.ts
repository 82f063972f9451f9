import OpenAI from 'openai';
import type { ChatCompletion, ChatCompletionChunk } from 'openai/resources/chat/completions';
import { Stream } from 'openai/streaming';
import type { ChatEvent } from '../app/ports';
import type { TokenUsage } from '../core/drafting/draft-job';
import { DrafthandError } from '../core/errors';
import type { Deadlines } from './deadlines';
import { type FailedRequest, toModelError } from './model-error';
import { createThinkingFilter } from './skip-thinking';

/** How an answer ended, gathered from its pieces. */
interface Ending {
  finishReason?: string;
  usage?: TokenUsage;
  hasText: boolean;
  isRefused: boolean;
}

/**
 * The events of one answer: text as it arrives, then its end. Judged by the finish reason, since the
 * loop over a stream also ends, without an error, when the server just stops (openai-node 7.55).
 */
export async function* readAnswer(
  response: Response,
  deadlines: Deadlines,
  failed: FailedRequest,
): AsyncGenerator<ChatEvent> {
  deadlines.touch();
  const type = response.headers.get('content-type') ?? '';
  if (/text\/html/.test(type)) {
    throw new DrafthandError({
      code: 'endpoint-not-found',
      detail: 'HTML answer',
      values: { url: failed.baseUrl },
    });
  }
  const pieces = /application\/json/.test(type) ? wholeAnswer(response) : streamedAnswer(response);
  const thinking = createThinkingFilter();
  const ending: Ending = { hasText: false, isRefused: false };
  try {
    for await (const piece of pieces) {
      deadlines.touch();
      const text = thinking.push(noteEnding(piece, ending));
      if (text === '') continue;
      ending.hasText ||= text.trim() !== '';
      yield { kind: 'text', text };
    }
  } catch (thrown) {
    if (deadlines.signal.aborted) throw thrown;
    if (thrown instanceof OpenAI.APIError && thrown.error) throw toModelError(thrown, failed);
    throw new DrafthandError({
      code: 'stream-interrupted',
      detail: thrown instanceof Error ? thrown.name : 'stream',
    });
  }
  if (deadlines.signal.aborted) throw deadlines.signal.reason;
  const rest = thinking.end();
  if (rest !== '') {
    ending.hasText ||= rest.trim() !== '';
    yield { kind: 'text', text: rest };
  }
  yield endOf(ending);
}

async function* streamedAnswer(response: Response): AsyncGenerator<ChatCompletionChunk> {
  yield* Stream.fromSSEResponse<ChatCompletionChunk>(response, new AbortController());
}

/** Some servers ignore `stream` and answer in one piece. */
async function* wholeAnswer(response: Response): AsyncGenerator<ChatCompletionChunk> {
  const whole = (await response.json()) as ChatCompletion;
  const choices = (whole.choices ?? []).map((choice) => ({ ...choice, delta: choice.message }));
  yield { ...whole, choices } as unknown as ChatCompletionChunk;
}

/** Takes note of what a piece says about the end, and returns its text. */
function noteEnding(piece: ChatCompletionChunk, ending: Ending): string {
  const choice = piece.choices?.[0];
  if (choice?.finish_reason) ending.finishReason = choice.finish_reason;
  if (choice?.delta?.refusal) ending.isRefused = true;
  if (piece.usage) {
    ending.usage = {
      promptTokens: piece.usage.prompt_tokens,
      completionTokens: piece.usage.completion_tokens,
    };
  }
  return typeof choice?.delta?.content === 'string' ? choice.delta.content : '';
}

function endOf({ finishReason, usage, hasText, isRefused }: Ending): ChatEvent {
  if (finishReason === undefined)
    throw new DrafthandError({ code: 'stream-interrupted', detail: 'no finish reason' });
  if (finishReason === 'content_filter' || (isRefused && !hasText)) {
    throw new DrafthandError({ code: 'content-refused', detail: finishReason });
  }
  if (!hasText) {
    throw new DrafthandError({
      code: finishReason === 'length' ? 'answer-cut-at-limit' : 'answer-empty',
      detail: finishReason,
    });
  }
  return { kind: 'end', finishReason, ...(usage ? { usage } : {}) };
}
