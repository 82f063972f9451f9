import { composeReply } from '../core/drafting/compose';
import { type DraftContext, type DraftRun, stage } from './draft-context';
import type { DraftingPorts } from './drafting-ports';

/** Drafts from the owner's own sentences. */
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
  const [{ signature }, libraryLanguages] = await Promise.all([
    ports.settings.get(),
    ports.facts.languages(),
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
  });
  drafting.end();
  timings.firstText = ports.clock.now() - job.createdAt;

  const checking = stage(run, 'checking', ports);
  row.write({
    state: 'checking',
    suggestion: composed.text,
    sources: composed.sources,
    outcomes: composed.outcomes,
    handedOver: composed.handedOver,
    timings: { ...timings },
  });
  checking.end();
  row.write({ findings: composed.findings });
}
