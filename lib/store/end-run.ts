import type { ImportRun, LibrarySource, Now } from '../app/ports';
import type { AppError } from '../core/errors';
import { judgeSync } from '../core/library/sync-outcome';
import { canSync, dueAfterFailure, dueAfterRun, isPassing } from '../core/library/sync-schedule';
import type { DrafthandDatabase } from './database';
import { markBack, markGone } from './gone-marks';
import { createRunRows, ofRun } from './run-rows';

/** Tables that the end of a run writes to. */
export function endTables(db: DrafthandDatabase) {
  return [db.sources, db.imports, db.importItems, db.documents, db.occurrences, db.documentChanges];
}

/**
 * The end of a run and what it means for its source; every function belongs into a transaction over
 * {@link endTables}. `random` gives 0 to 1.
 */
export function createRunEnd(db: DrafthandDatabase, { now, random }: { now: Now; random: () => number }) {
  const rows = createRunRows(db);

  return {
    /** Counts, and ends a running run that has no item waiting. */
    async finishWhenDone(importId: string): Promise<void> {
      await rows.recount(importId);
      const run = await db.imports.get(importId);
      if (run?.state !== 'running' || (await rows.count(importId, 'waiting')) > 0) return;
      const source = await db.sources.get(run.sourceId);
      if (source && canSync(source.kind)) return finishSync(run, source);
      await db.imports.update(importId, { state: 'done', finishedAt: now() });
      await db.sources.update(run.sourceId, { lastRunAt: now() });
    },

    /** Ends a run that is not over: stopped by the owner, or failed with what still waits kept for another try. */
    async endEarly(importId: string, changes: { state: 'stopped' } | { state: 'failed'; error: AppError }) {
      const run = await db.imports.get(importId);
      if (run?.state !== 'running' && run?.state !== 'listing' && run?.state !== 'paused') return;
      await rows.recount(importId);
      await db.imports.update(importId, { ...changes, finishedAt: now() });
      const source = await db.sources.get(run.sourceId);
      if (!source || !canSync(source.kind)) return;
      if (changes.state === 'failed') await noteFailure(source, changes.error);
      else await db.sources.update(source.id, { nextRunAt: dueAfterRun(source, now(), random()) });
    },

    noteFailure,
  };

  async function finishSync(run: ImportRun, source: LibrarySource): Promise<void> {
    const counts = (await db.imports.get(run.id))?.counts ?? run.counts;
    const seen = counts.new + counts.changed + counts.unchanged + counts.skipped;
    if (seen === 0 && counts.failed > 0 && (run.listed === undefined || !source.lastItemCount)) {
      const error = await firstFailure(run.id);
      await db.imports.update(run.id, { state: 'failed', error, finishedAt: now() });
      return noteFailure(source, error);
    }
    const { listed, acceptsFewer } = run;
    const verdict = run.keptBecause
      ? ({ kind: 'kept', because: run.keptBecause } as const)
      : judgeSync({ kind: source.kind, listed, seen, before: source.lastItemCount, acceptsFewer });
    const isKept = verdict.kind === 'kept';
    if (listed !== undefined) await markBack(db, run, now());
    if (verdict.kind === 'ok' && verdict.marksGone) {
      await markGone(db, run, now());
      await rows.recount(run.id);
    }
    await db.imports.update(run.id, {
      state: 'done',
      finishedAt: now(),
      ...(isKept ? { keptBecause: verdict.because } : {}),
    });
    await db.sources.update(source.id, {
      lastRunAt: now(),
      lastOutcome: verdict.kind,
      lastProblem: isKept ? verdict.because : undefined,
      failures: 0,
      nextRunAt: dueAfterRun(source, now(), random()),
      ...(listed === undefined || isKept ? {} : { lastItemCount: seen }),
      // Not while an item failed: the server would say that nothing is new, and it would never be tried again.
      ...(run.validators && counts.failed === 0 && !isKept ? run.validators : {}),
    });
    // Last: a transaction does not live through many awaits after a write that had nothing to do.
    await letGoOfFailed(source.id);
  }

  /** Earlier tries that failed are made up for. */
  async function letGoOfFailed(sourceId: string): Promise<void> {
    const failed = await db.imports
      .where('sourceId')
      .equals(sourceId)
      .filter(({ state, dismissedAt }) => state === 'failed' && dismissedAt === undefined)
      .primaryKeys();
    if (failed.length === 0) return;
    await db.imports.where('id').anyOf(failed).modify({ dismissedAt: now() });
    for (const id of failed) await rows.drop(id, 'waiting');
  }

  async function firstFailure(importId: string): Promise<AppError> {
    const item = await db.importItems
      .where('[importId+state+order]')
      .between(...ofRun(importId, 'failed'))
      .first();
    return item?.error ?? { code: 'unexpected' };
  }

  async function noteFailure(source: LibrarySource, error: AppError): Promise<void> {
    const failures = (source.failures ?? 0) + 1;
    const retryAfter = error.code === 'site-busy' ? Number(error.values?.seconds) : Number.NaN;
    const failure = {
      failures,
      isPassing: isPassing(error),
      ...(Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}),
    };
    await db.sources.update(source.id, {
      failures,
      lastOutcome: 'failed',
      lastProblem: error,
      nextRunAt: dueAfterFailure(source, failure, now(), random()),
    });
  }
}
