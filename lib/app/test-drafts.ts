import type { DraftJob } from '../core/drafting/draft-job';
import { createDraftJobs } from './draft-jobs';
import { createTestPorts, modelSettings } from './test-ports';

/** Draft jobs over the ports of tests; `row` is a stored job, and throws where there is none. */
export function createTestDrafts(settings = modelSettings) {
  const world = createTestPorts(settings);
  const drafts = createDraftJobs(world.ports);
  const row = (id: string): DraftJob => {
    const job = world.jobs.rows.get(id);
    if (!job) throw new Error(`no row ${id}`);
    return job;
  };
  return { ...world, drafts, row };
}
