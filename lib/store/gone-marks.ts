import type { ImportItem, ImportRun } from '../app/ports';
import type { Occurrence } from '../core/library/occurrence';
import { saysItIsGone } from '../core/library/sync-outcome';
import type { DrafthandDatabase } from './database';
import { noteChanges } from './document-changes';
import { placeChange } from './occurrence-rows';
import { placeAgain } from './place-again';
import { ofRun } from './run-rows';

/**
 * Marks what a source no longer has, by the names of the items of a whole run: neither listed, nor
 * there when it was fetched. The documents stay as they are; the run's report names each. Belongs
 * into the transaction that ends the run.
 */
export async function markGone(db: DrafthandDatabase, run: ImportRun, now: number): Promise<void> {
  const items = await itemsOf(db, run.id);
  const there = new Set(items.filter(isThere).map(({ name }) => name));
  const missing = await db.occurrences
    .where('[sourceId+key]')
    .between(...ofRun(run.sourceId))
    .filter((occurrence) => isStanding(occurrence) && !there.has(occurrence.key))
    .toArray();
  if (missing.length === 0) return;
  await db.occurrences.bulkPut(missing.map((occurrence) => ({ ...occurrence, goneSince: now })));
  await placeAgain(db, missing);
  await noteChanges(
    db,
    missing.map((occurrence) => placeChange({ now, importId: run.id }, 'gone', occurrence)),
  );
  const first = Math.max(-1, ...items.map(({ order }) => order)) + 1;
  await db.importItems.bulkAdd(
    missing.map(
      ({ key, documentId }, index): ImportItem => ({
        id: crypto.randomUUID(),
        importId: run.id,
        order: first + index,
        name: key,
        input: { kind: 'none' },
        state: 'gone',
        documentId,
      }),
    ),
  );
}

/** Takes the mark from what a run saw again without reading it (the writer does it for what it reads). Belongs into the transaction that ends the run. */
export async function markBack(db: DrafthandDatabase, run: ImportRun, now: number): Promise<void> {
  const marked = await db.occurrences
    .where('[sourceId+key]')
    .between(...ofRun(run.sourceId))
    .filter(({ goneSince }) => goneSince !== undefined)
    .toArray();
  if (marked.length === 0) return;
  const seen = new Set((await itemsOf(db, run.id)).filter(wasRead).map(({ name }) => name));
  const back = marked.filter(({ key }) => seen.has(key));
  if (back.length === 0) return;
  await db.occurrences.bulkPut(back.map(({ goneSince: _, ...occurrence }) => occurrence));
  await placeAgain(db, back);
  await noteChanges(
    db,
    back.map((occurrence) => placeChange({ now, importId: run.id }, 'back', occurrence)),
  );
}

/** Neither known to be gone, nor deleted by the owner. */
function isStanding({ goneSince, erasedAt }: Occurrence): boolean {
  return goneSince === undefined && erasedAt === undefined;
}

function itemsOf(db: DrafthandDatabase, importId: string): PromiseLike<ImportItem[]> {
  return db.importItems
    .where('[importId+order]')
    .between(...ofRun(importId))
    .toArray();
}

/** A page that could not be read for another reason than being gone counts as there. */
function isThere({ state, error }: ImportItem): boolean {
  return state !== 'failed' || error === undefined || !saysItIsGone(error);
}

function wasRead({ state }: ImportItem): boolean {
  return state === 'new' || state === 'changed' || state === 'unchanged';
}
