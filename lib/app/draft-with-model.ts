import type { DraftProvider } from '../core/drafting/draft-job';
import { createLinkGuard, guardText } from '../core/drafting/link-guard';
import { buildPrompt } from '../core/drafting/prompt';
import { DrafthandError } from '../core/errors';
import { allowedLinks, sourceLinks } from './allowed-links';
import { findingsOf } from './check-draft';
import { type DraftContext, type DraftRun, stage } from './draft-context';
import { citedSources, outcomesOfDraft } from './draft-outcomes';
import type { DraftingPorts } from './drafting-ports';
import { assertEndpointAgreed, assertKeyUnlocked } from './endpoint-consent';
import type { ChatRequest } from './ports';
import { streamDraft } from './stream-draft';

type ModelProvider = Extract<DraftProvider, { kind: 'openai' }>;

/** Room for a reply of a few hundred words and for the thinking some models do before it. */
const maxOutputTokens = 4_000;

/**
 * Drafts with a model. Nothing is sent before the owner agreed to the endpoint and before the exact
 * payload is stored; nothing of the answer is stored before it went through the link guard.
 */
export async function draftWithModel(
  run: DraftRun,
  context: DraftContext,
  provider: ModelProvider,
  ports: DraftingPorts,
): Promise<void> {
  const { job, row, signal, timings } = run;
  const { sources, outcomes } = context;
  const drafting = stage(run, 'drafting', ports);
  row.write({ state: 'drafting', sources, outcomes, timings: { ...timings } });
  await assertEndpointAgreed(provider.baseUrl, ports);
  await assertKeyUnlocked(provider.baseUrl, ports);
  if (provider.model.trim() === '') throw new DrafthandError({ code: 'model-unknown' });
  const [request, allowedUrls] = await Promise.all([
    requestOf(run, context, provider, ports),
    allowedLinks(job.conversation, sources, ports.facts),
  ]);
  signal.throwIfAborted();
  const continues = job.continues?.text;
  const links = { allowedUrls, sources: sourceLinks(sources) };
  const draft = await streamDraft(run, request, createLinkGuard({ ...links, continues }), ports);
  // Where two parts meet, the end of the one and the beginning of the other could make an address.
  const whole = continues === undefined ? undefined : guardText(draft.suggestion, links);
  const text = whole?.text ?? draft.suggestion;
  const removed = [...draft.removed, ...(whole?.removed ?? [])];
  if (whole) row.write({ suggestion: text, removedLinks: removed });
  drafting.end();

  const checking = stage(run, 'checking', ports);
  const cited = citedSources(text, sources, draft.citedMarks);
  const reached = outcomesOfDraft(cited, context);
  row.write({ state: 'checking', sources: cited, outcomes: reached, timings: { ...timings } });
  const finished = { text, removed, sources: cited, outcomes: reached };
  row.write({ findings: findingsOf(run, context, finished, ports.clock.now) });
  checking.end();
}

async function requestOf(
  { job }: DraftRun,
  { analysis, sender, sources, outcomes }: DraftContext,
  { baseUrl, model }: ModelProvider,
  ports: DraftingPorts,
): Promise<ChatRequest> {
  const { signature, styleNote } = await ports.settings.get();
  const ownerName = job.conversation.owner.name;
  const { messages } = buildPrompt({
    conversation: job.conversation,
    analysis,
    sender,
    sources,
    outcomes,
    ownerName,
    signature: signature || ownerName,
    styleNote,
    instruction: job.instruction,
    previousText: job.revises?.text,
    continueText: job.continues?.text,
    language: analysis.language,
  });
  return { baseUrl, model, messages, maxOutputTokens };
}
