import { analyseAsks } from '../core/conversation/analyse-asks';
import type { AskAnalysis, SenderCard } from '../core/conversation/ask';
import type { Conversation } from '../core/conversation/conversation';
import { buildSenderCard } from '../core/conversation/sender-card';
import { unansweredMessages } from '../core/conversation/unanswered';
import { chooseSources } from '../core/drafting/choose-sources';
import type { AskOutcome, DraftJob, JobSource, JobStage } from '../core/drafting/draft-job';
import type { RetrievalResult, RetrievedPassage } from '../core/retrieval/retrieval';
import type { SentRequest } from '../core/retrieval/vectors/embedding';
import { askQueries } from './ask-queries';
import type { DraftingPorts } from './drafting-ports';
import type { RowWriter } from './row-writer';

/** A job at work: its row, how to write it, and how it is stopped. */
export interface DraftRun {
  job: DraftJob;
  row: RowWriter<DraftJob>;
  signal: AbortSignal;
  /** Milliseconds per stage so far; written with every change of state. */
  timings: DraftJob['timings'];
}

/** What both the built-in composer and a model draft from. */
export interface DraftContext {
  analysis: AskAnalysis;
  sender: SenderCard;
  results: Map<string, RetrievalResult>;
  sources: JobSource[];
  outcomes: AskOutcome[];
  /** What the owner sent in this conversation through earlier drafts. */
  sentEarlier: string[];
}

/** Reads the asks, looks them up in the library and chooses sources, writing each stage to the row. */
export async function gatherContext(run: DraftRun, ports: DraftingPorts): Promise<DraftContext> {
  const { job, row, signal } = run;
  const asking = stage(run, 'asking', ports);
  row.write({ state: 'asking' });
  const fromThread = buildSenderCard(job.conversation);
  const completed = completedSender(job, fromThread, ports);
  const analysis = analyseAsks(job.conversation);
  asking.end();

  const retrieving = stage(run, 'retrieving', ports);
  row.write({ state: 'retrieving', analysis, sender: fromThread, timings: { ...run.timings } });
  const [sender, found, inserted] = await Promise.all([
    completed,
    searchAll(run, analysis, completed, ports),
    ports.facts.insertedInto(job.conversationKey),
  ]);
  const results = await withDeadLinks(new Map(found), ports);
  signal.throwIfAborted();
  if (sender !== fromThread) row.write({ sender });
  const sentEarlier = textsSent(inserted, job.conversation);
  const { sources, outcomes } = chooseSources(analysis, results, job.conversation, sentEarlier);
  retrieving.end();
  return { analysis, sender, results, sources, outcomes, sentEarlier };
}

/**
 * The inserted drafts that were answered since: they were sent, though the page may show only the end of
 * the thread. What was inserted after the message at hand may still stand in the composer.
 */
function textsSent(inserted: Array<{ text: string; at: number }>, conversation: Conversation): string[] {
  const times = unansweredMessages(conversation).flatMap(({ sentAt }) => sentAt ?? []);
  const first = Math.min(...times);
  return times.length === 0 ? [] : inserted.flatMap(({ text, at }) => (at < first ? [text] : []));
}

async function searchAll(
  { row, signal }: DraftRun,
  analysis: AskAnalysis,
  sender: Promise<SenderCard>,
  ports: DraftingPorts,
): Promise<Array<[string, RetrievalResult]>> {
  const queries = await askQueries(analysis, sender, ports);
  const questionsSent: SentRequest[] = [];
  const onSent = (request: SentRequest) => {
    // A server that is asked again gets the same.
    if (questionsSent.some(({ to, json }) => to === request.to && json === request.json)) return;
    questionsSent.push(request);
    row.write({ questionsSent: [...questionsSent] });
  };
  return Promise.all(
    queries.map(
      async ({ ask, query }): Promise<[string, RetrievalResult]> => [
        ask.id,
        await ports.retriever.search({ ...query, onSent }, signal),
      ],
    ),
  );
}

/** The results with a mark on passages whose address leads nowhere any more, so that they come last. */
async function withDeadLinks(
  results: Map<string, RetrievalResult>,
  { facts }: DraftingPorts,
): Promise<Map<string, RetrievalResult>> {
  const passagesOf = ({ passages, readings = [] }: RetrievalResult) => [...passages, ...readings];
  const ids = [...results.values()].flatMap(passagesOf).map(({ documentId }) => documentId);
  const dead = await facts.deadDocuments([...new Set(ids)]);
  if (dead.size === 0) return results;
  const mark = (passage: RetrievedPassage): RetrievedPassage =>
    dead.has(passage.documentId) ? { ...passage, isLinkDead: true } : passage;
  return new Map(
    [...results].map(([askId, result]) => [
      askId,
      {
        ...result,
        passages: result.passages.map(mark),
        ...(result.readings ? { readings: result.readings.map(mark) } : {}),
      },
    ]),
  );
}

/** Starts to measure a stage; `end` notes its milliseconds. */
export function stage(run: DraftRun, name: JobStage, { clock }: Pick<DraftingPorts, 'clock'>) {
  const startedAt = clock.now();
  return {
    end(): void {
      run.timings[name] = clock.now() - startedAt;
    },
  };
}

/** The sender with what the owner kept of their profile; the same card when nothing was kept. */
async function completedSender(
  job: DraftJob,
  card: SenderCard,
  { facts }: DraftingPorts,
): Promise<SenderCard> {
  if (!card.memberId && !card.profileUrl) return card;
  const profile = await facts.profile({ memberId: card.memberId, profileUrl: card.profileUrl });
  return profile ? buildSenderCard(job.conversation, profile) : card;
}
