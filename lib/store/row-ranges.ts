import { Dexie } from 'dexie';

/** The bounds of all rows of one document in a table keyed by [documentId+order]. */
export function ofDocument(documentId: string): [unknown[], unknown[]] {
  return [
    [documentId, Dexie.minKey],
    [documentId, Dexie.maxKey],
  ];
}
