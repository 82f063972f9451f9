import { reasonToHandOver } from '../core/drafting/compose';
import type { DraftContext, DraftRun } from './draft-context';
import { gatherContext } from './draft-context';
import { draftWithComposer } from './draft-with-composer';
import { draftWithModel } from './draft-with-model';
import type { DraftingPorts } from './drafting-ports';

/**
 * The pipeline of one job: asks, sources, draft, checks. Each stage is written to the job's row;
 * returns when the last one is handed to the writer. Throws a DrafthandError, or what the signal
 * was aborted with.
 */
export async function runDraft(run: DraftRun, ports: DraftingPorts): Promise<void> {
  const context = await gatherContext(run, ports);
  const { provider } = run.job;
  if (provider.kind === 'built-in' || isLeftToOwner(run, context)) {
    await draftWithComposer(run, context, ports);
  } else await draftWithModel(run, context, provider, ports);
}

/**
 * True when a model could only make something up, so that nothing is sent to it: the message asks for
 * nothing, is a recruiter's or a seller's, or the library has nothing on any of its asks. What the owner
 * asks for in so many words, and an answer that is to be continued, goes to the model all the same.
 */
function isLeftToOwner({ job }: DraftRun, { analysis, outcomes, sources }: DraftContext): boolean {
  if (job.instruction || job.continues) return false;
  const hasNothing = sources.length === 0 || outcomes.every(({ result }) => result === 'uncovered');
  return hasNothing || reasonToHandOver(analysis) !== undefined;
}
