import type { Now } from '../app/ports';
import type { LibraryDocument } from '../core/library/document';
import type { Supersession } from '../core/library/supersession';
import type { DrafthandDatabase } from './database';
import { noteChanges } from './document-changes';
import type { DocumentRow } from './rows';
import { withStorageErrors } from './storage-errors';
import { isSuperseded, withSuperseded } from './superseded-status';

type Pair = Pick<Supersession, 'newerId' | 'olderId'>;

/** A supersession with what a person needs to decide on it. */
export interface SupersessionView extends Supersession {
  newer: LibraryDocument;
  older: LibraryDocument;
}

/**
 * Which documents take the place of which. Offers are found after imports; only the owner decides.
 * What the owner declined is never offered again. Decisions are on disk before they count as done.
 */
export function createSupersessionStore(relaxed: DrafthandDatabase, { now }: { now: Now }) {
  const db = relaxed.strict;

  return {
    /** Offers pairs that nobody offered before; gives how many. */
    offer(found: Array<Omit<Supersession, 'state' | 'offeredAt' | 'decidedAt'>>): Promise<number> {
      return change(async () => {
        const known = await db.supersessions.bulkGet(found.map(keyOf));
        const fresh = found.filter((_, index) => !known[index]);
        await db.supersessions.bulkPut(
          fresh.map((each): Supersession => ({ ...each, state: 'offered', offeredAt: now() })),
        );
        return fresh.length;
      });
    },

    /** From now on the older one is superseded: found last, and marked. */
    accept(pair: Pair): Promise<void> {
      return decide(pair, 'accepted');
    },

    /** The two stand beside each other; this pair is never offered again. */
    decline(pair: Pair): Promise<void> {
      return decide(pair, 'declined');
    },

    /** Takes a decision back: the pair is offered again. */
    undo(pair: Pair): Promise<void> {
      return decide(pair, 'offered');
    },
  };

  function decide(pair: Pair, state: Supersession['state']): Promise<void> {
    return change(async () => {
      const row = await db.supersessions.get(keyOf(pair));
      if (!row || row.state === state) return;
      const { decidedAt: _, ...rest } = row;
      await db.supersessions.put({ ...rest, state, ...(state === 'offered' ? {} : { decidedAt: now() }) });
      const older = await db.documents.get(pair.olderId);
      if (older) await follow(older);
    });
  }

  /** Brings a document's status up to date with what was decided about it. */
  async function follow(row: DocumentRow): Promise<void> {
    const next = withSuperseded(row, await isSuperseded(db, row.id));
    if (next === row) return;
    await db.documents.put({ ...next, updatedAt: now() });
    const kind = next.status === 'superseded' ? 'superseded' : 'reinstated';
    await noteChanges(db, [{ documentId: row.id, at: now(), kind }]);
  }

  function change<Value>(work: () => Promise<Value>): Promise<Value> {
    const tables = [db.documents, db.documentChanges, db.supersessions];
    return withStorageErrors(() => db.transaction('rw', tables, work));
  }
}

/** What waits for the owner's decision, the most alike first; nothing about documents that were removed. For `liveQuery`. */
export function listOffers(db: DrafthandDatabase): Promise<SupersessionView[]> {
  return db.transaction('r', [db.supersessions, db.documents], async () => {
    const offers = await db.supersessions.where('state').equals('offered').toArray();
    const views = await viewsOf(db, offers);
    const isThere = ({ status }: LibraryDocument) => status !== 'removed';
    return views
      .filter(({ newer, older }) => isThere(newer) && isThere(older))
      .sort((one, other) => other.likeness - one.likeness);
  });
}

/** Everything offered and decided about a document, as the newer or the older one. For `liveQuery`. */
export function supersessionsOf(db: DrafthandDatabase, documentId: string): Promise<SupersessionView[]> {
  return db.transaction('r', [db.supersessions, db.documents], async () => {
    const [asNewer, asOlder] = await Promise.all([
      db.supersessions.where('newerId').equals(documentId).toArray(),
      db.supersessions.where('olderId').equals(documentId).toArray(),
    ]);
    return viewsOf(db, [...asNewer, ...asOlder]);
  });
}

async function viewsOf(db: DrafthandDatabase, rows: Supersession[]): Promise<SupersessionView[]> {
  const [newer, older] = await Promise.all([
    db.documents.bulkGet(rows.map(({ newerId }) => newerId)),
    db.documents.bulkGet(rows.map(({ olderId }) => olderId)),
  ]);
  return rows.flatMap((row, index) => {
    const [one, other] = [newer[index], older[index]];
    return one && other ? [{ ...row, newer: one, older: other }] : [];
  });
}

function keyOf({ newerId, olderId }: Pair): [string, string] {
  return [newerId, olderId];
}
