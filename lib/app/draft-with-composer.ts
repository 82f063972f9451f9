import { composeReply } from '../core/drafting/compose';
import { guardText } from '../core/drafting/link-guard';
import { allowedLinks, sourceLinks } from './allowed-links';
import { findingsOf } from './check-draft';
import { type DraftContext, type DraftRun, stage } from './draft-context';
import type { DraftingPorts } from './drafting-ports';

/** Drafts from the owner's own sentences. The link guard stands behind this path as behind a model's. */
export async function draftWithComposer(
  run: DraftRun,
  context: DraftContext,
  ports: DraftingPorts,
): Promise<void> {
  const { job, row, signal, timings } = run;
  const drafting = stage(run, 'drafting', ports);
  row.write({
    state: 'drafting',
    sources: context.sources,
    outcomes: context.outcomes,
    timings: { ...timings },
  });
  const [{ signature }, libraryLanguages, allowedUrls] = await Promise.all([
    ports.settings.get(),
    ports.facts.languages(),
    allowedLinks(job.conversation, context.sources, ports.facts),
  ]);
  signal.throwIfAborted();
  const composed = composeReply({
    conversation: job.conversation,
    analysis: context.analysis,
    sender: context.sender,
    results: context.results,
    ownerName: job.conversation.owner.name,
    signature,
    instruction: job.instruction,
    libraryLanguages,
    variant: job.variant,
    sentEarlier: context.sentEarlier,
  });
  const guarded = guardText(composed.text, { allowedUrls, sources: sourceLinks(composed.sources) });
  drafting.end();
  timings.firstText = ports.clock.now() - job.createdAt;

  const checking = stage(run, 'checking', ports);
  row.write({
    state: 'checking',
    suggestion: guarded.text,
    removedLinks: guarded.removed,
    sources: composed.sources,
    outcomes: composed.outcomes,
    handedOver: composed.handedOver,
    timings: { ...timings },
  });
  const draft = { ...composed, text: guarded.text, removed: guarded.removed };
  row.write({ findings: findingsOf(run, context, draft, ports.clock.now) });
  checking.end();
}
