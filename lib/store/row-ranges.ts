import { Dexie } from 'dexie';

/** The bounds of all rows of one document in a table keyed by [documentId+order]. */
export function ofDocument(documentId: string): [unknown[], unknown[]] {
  return [
    [documentId, Dexie.minKey],
    [documentId, Dexie.maxKey],
  ];
}

/** The bounds of all rows that belong to one segment or generation, in a table keyed by it and their number. */
export function ofOwner(owner: number): [unknown[], unknown[]] {
  return [
    [owner, Dexie.minKey],
    [owner, Dexie.maxKey],
  ];
}
