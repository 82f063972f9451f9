import { detectLanguage } from '../core/conversation/language';
import type { Exemplar } from '../core/library/exemplar';
import { analyserVersion } from '../core/retrieval/analyse-text';
import { likeMessages, sketchOf } from '../core/retrieval/look-alikes';
import type { DrafthandDatabase } from './database';
import { withStorageErrors } from './storage-errors';

/** Sketches of past messages, some hundred a row: all of them are read for a question. */
export interface ExemplarSketchRow {
  /** From 0; the row 0 is there also when there are no replies. */
  number: number;
  /** Rebuilt when the analysis changed, or there are more or fewer replies. */
  version: number;
  total: number;
  ids: string[];
  ends: Uint32Array;
  hashes: Uint32Array;
}

/** A past reply of the owner to a message like the one at hand. */
export interface LookAlike {
  exemplar: Exemplar;
  /** 0 to 1. */
  likeness: number;
}

const perRow = 1000;

/**
 * Brings the sketches of past messages up to date; cheap when nothing changed. They can be made again
 * at any time, so that an import of replies does not wait for them.
 */
export async function sketchExemplars(
  db: DrafthandDatabase,
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  const total = await db.exemplars.count();
  const first = await db.exemplarSketches.get(0);
  if (first ? first.version === analyserVersion && first.total === total : total === 0) return;
  const rows: ExemplarSketchRow[] = [];
  for (let from: string | undefined; ; ) {
    signal?.throwIfAborted();
    const after = from === undefined ? db.exemplars.orderBy('id') : db.exemplars.where('id').above(from);
    const exemplars = await after.limit(perRow).toArray();
    if (exemplars.length === 0 && rows.length > 0) break;
    rows.push(rowOf(exemplars, rows.length, total));
    from = exemplars.at(-1)?.id;
    if (from === undefined) break;
  }
  await withStorageErrors(() =>
    db.transaction('rw', db.exemplarSketches, async () => {
      await db.exemplarSketches.clear();
      await db.exemplarSketches.bulkAdd(rows);
    }),
  );
}

/** The owner's replies to the messages most like this one, best first; the newest of those that were asked alike. */
export async function findLookAlikes(
  db: DrafthandDatabase,
  message: { text: string; language?: string },
  limit: number,
): Promise<LookAlike[]> {
  const rows = await db.exemplarSketches.toArray();
  const found = likeMessages(sketchOf(message.text, message.language), rows, limit * 2);
  const exemplars = await db.exemplars.bulkGet(found.map(({ block, at }) => rows[block]?.ids[at] ?? ''));
  return found
    .flatMap(({ share }, index): LookAlike[] => {
      const exemplar = exemplars[index];
      return exemplar ? [{ exemplar, likeness: share }] : [];
    })
    .sort(
      (one, other) =>
        Math.round(other.likeness * 10) - Math.round(one.likeness * 10) ||
        other.exemplar.repliedAt - one.exemplar.repliedAt,
    )
    .slice(0, limit);
}

function rowOf(exemplars: Exemplar[], number: number, total: number): ExemplarSketchRow {
  const sketches = exemplars.map(({ inboundText }) => sketchOf(inboundText, detectLanguage(inboundText)));
  const ends = new Uint32Array(sketches.length);
  let end = 0;
  for (const [at, sketch] of sketches.entries()) {
    end += sketch.length;
    ends[at] = end;
  }
  const hashes = new Uint32Array(end);
  for (const [at, sketch] of sketches.entries()) hashes.set(sketch, at === 0 ? 0 : (ends[at - 1] ?? 0));
  return { number, version: analyserVersion, total, ids: exemplars.map(({ id }) => id), ends, hashes };
}
