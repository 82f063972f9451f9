import type { DraftRun } from './draft-context';
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
  if (provider.kind === 'built-in') await draftWithComposer(run, context, ports);
  else await draftWithModel(run, context, provider, ports);
}
