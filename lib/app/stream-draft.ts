import type { RemovedLink } from '../core/drafting/finding';
import type { LinkGuard } from '../core/drafting/link-guard';
import { DrafthandError } from '../core/errors';
import type { DraftRun } from './draft-context';
import type { DraftingPorts } from './drafting-ports';
import type { ChatEvent, ChatRequest } from './ports';

/** What came out of a model's answer. */
export interface StreamedDraft {
  suggestion: string;
  removed: RemovedLink[];
  citedMarks: Set<string>;
}

/**
 * Streams a model's answer through the link guard into the job's row. The exact payload is stored
 * before the request leaves. Throws `stream-interrupted` when the answer just stopped,
 * `answer-cut-at-limit`, `content-refused` or `answer-empty`; the text so far is in the row by then.
 */
export async function streamDraft(
  run: DraftRun,
  request: ChatRequest,
  guard: LinkGuard,
  ports: Pick<DraftingPorts, 'chat' | 'clock'>,
): Promise<StreamedDraft> {
  const { job, row, signal, timings } = run;
  let suggestion = job.continues?.text ?? '';
  let end: Extract<ChatEvent, { kind: 'end' }> | undefined;

  const append = (safe: string) => {
    if (safe === '') return;
    timings.firstText ??= ports.clock.now() - job.createdAt;
    suggestion += safe;
    row.checkpoint({ suggestion, removedLinks: [...guard.removed], timings: { ...timings } });
  };

  try {
    for await (const event of ports.chat.stream(request, signal)) {
      signal.throwIfAborted();
      if (event.kind === 'text') append(guard.push(event.text));
      else if (event.kind === 'end') end = event;
      else {
        // The model port sends only after this loop asks for its next event.
        row.write({ payload: event.json });
        await row.flush();
      }
    }
  } finally {
    // What the guard still held back belongs to the text, also of an answer that broke off.
    append(guard.end());
  }
  signal.throwIfAborted();
  if (!end) throw new DrafthandError({ code: 'stream-interrupted' });
  row.write({ finishReason: end.finishReason, usage: end.usage });
  if (end.finishReason === 'content_filter') throw new DrafthandError({ code: 'content-refused' });
  if (end.finishReason === 'length') throw new DrafthandError({ code: 'answer-cut-at-limit' });
  if (suggestion.trim() === '') throw new DrafthandError({ code: 'answer-empty' });
  return { suggestion, removed: guard.removed, citedMarks: guard.citedMarks };
}
