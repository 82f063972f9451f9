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

/**
 * Merges the documents of a backup into a library, by id of the backup. The same document is the one
 * under the same source and key, else under the same id, else with the same content; it keeps the
 * identity it has here. The newer by `updatedAt` stays, the one here when they are equally new.
 * A private mark on either side stays: a merge never makes a document public.
 */
export function mergeDocuments<Row extends StoredDocument>(
  incoming: readonly Row[],
  local: readonly Row[],
): Map<string, DocumentMerge<Row>> {
  const partnerOf = findPartners(incoming, local);
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
): Map<string, Row> {
  const partners = new Map<string, Row>();
  const claimed = new Set<string>();
  const identities: Array<(row: Row) => string> = [
    (row) => JSON.stringify([row.sourceId, row.key]),
    (row) => row.id,
    (row) => row.contentHash,
  ];
  for (const identityOf of identities) {
    const free = new Map<string, Row>();
    for (const row of local) {
      if (!claimed.has(row.id) && !free.has(identityOf(row))) free.set(identityOf(row), row);
    }
    for (const row of incoming) {
      const partner = partners.has(row.id) ? undefined : free.get(identityOf(row));
      if (!partner || claimed.has(partner.id)) continue;
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
