import type { LibraryDocument } from '../library/document';
import { canonicalJson } from './canonical-json';
import type { MergeAction } from './merge-rows';

/** A document with the owner's own choices, as it is stored. */
export type StoredDocument = LibraryDocument & {
  chosen: { title?: true; isPrivate?: true };
  statusBeforeRemoval?: LibraryDocument['status'];
};

/** What becomes of one document of a backup. */
export interface DocumentMerge<Row extends StoredDocument> {
  action: MergeAction;
  /** Id it has, or gets, in this library. */
  id: string;
  /** The row to store, for `add`, `update`, and for `keep` where it becomes private. */
  row?: Row;
}

/** The places documents were found at, by their id; see {@link placeKey}. */
export type DocumentPlaces = ReadonlyMap<string, readonly string[]>;

/** A place as a text to compare. */
export function placeKey({ sourceId, key }: { sourceId: string; key: string }): string {
  return JSON.stringify([sourceId, key]);
}

/**
 * Merges the documents of a backup into a library, by id of the backup. The same document is the one
 * under the same source and key, else one found at one of the same places, else under the same id,
 * else with the same content; it keeps the identity it has here. The newer by `updatedAt` stays, the one here when they are equally new.
 * A private mark on either side stays: a merge never makes a document public.
 */
export function mergeDocuments<Row extends StoredDocument>(
  incoming: readonly Row[],
  local: readonly Row[],
  places: { incoming: DocumentPlaces; local: DocumentPlaces } = { incoming: new Map(), local: new Map() },
): Map<string, DocumentMerge<Row>> {
  const partnerOf = findPartners(incoming, local, places);
  const taken = new Set(local.map(({ id }) => id));
  const merges = new Map<string, DocumentMerge<Row>>();
  for (const row of incoming) {
    const partner = partnerOf.get(row.id);
    if (partner) {
      merges.set(row.id, mergePair(row, partner));
      continue;
    }
    const id = freeId(row.id, taken);
    taken.add(id);
    merges.set(row.id, { action: 'add', id, row: { ...row, id } });
  }
  return merges;
}

function mergePair<Row extends StoredDocument>(row: Row, local: Row): DocumentMerge<Row> {
  const { id, sourceId, key } = local;
  const moved: Row = { ...row, id, sourceId, key };
  if (canonicalJson(moved) === canonicalJson(local)) return { action: 'same', id };
  const isPrivate = isHidden(row) || isHidden(local);
  if (row.updatedAt > local.updatedAt) {
    return { action: 'update', id, row: isPrivate ? asPrivate(moved) : moved };
  }
  return isPrivate && !isHidden(local)
    ? { action: 'keep', id, row: asPrivate(local) }
    : { action: 'keep', id };
}

function isHidden({ status, statusBeforeRemoval }: StoredDocument): boolean {
  return status === 'private' || (status === 'removed' && statusBeforeRemoval === 'private');
}

function asPrivate<Row extends StoredDocument>(row: Row): Row {
  const field = row.status === 'removed' ? 'statusBeforeRemoval' : 'status';
  return { ...row, [field]: 'private', chosen: { ...row.chosen, isPrivate: true } };
}

/** Each document here is the partner of one of the backup at most. */
function findPartners<Row extends StoredDocument>(
  incoming: readonly Row[],
  local: readonly Row[],
  places: { incoming: DocumentPlaces; local: DocumentPlaces },
): Map<string, Row> {
  const partners = new Map<string, Row>();
  const claimed = new Set<string>();
  const identities: Array<(row: Row, side: DocumentPlaces) => readonly string[]> = [
    (row) => [placeKey(row)],
    (row, side) => side.get(row.id) ?? [],
    (row) => [row.id],
    (row) => [row.contentHash],
  ];
  for (const identitiesOf of identities) {
    const free = new Map<string, Row>();
    for (const row of local) {
      if (claimed.has(row.id)) continue;
      for (const identity of identitiesOf(row, places.local)) {
        if (!free.has(identity)) free.set(identity, row);
      }
    }
    for (const row of incoming) {
      if (partners.has(row.id)) continue;
      const identity = identitiesOf(row, places.incoming).find((each) => {
        const found = free.get(each);
        return found && !claimed.has(found.id);
      });
      const partner = identity === undefined ? undefined : free.get(identity);
      if (!partner) continue;
      partners.set(row.id, partner);
      claimed.add(partner.id);
    }
  }
  return partners;
}

function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`;
  return free;
}
