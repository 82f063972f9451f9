import { Dexie } from 'dexie';

/** The bounds of all rows of one document in a table keyed by [documentId+order]. */
export function ofDocument(documentId: string): [unknown[], unknown[]] {
  return [
    [documentId, Dexie.minKey],
    [documentId, Dexie.maxKey],
  ];
}

/** The bounds of all rows of one segment in a table keyed by [segmentId+number]. */
export function ofSegment(segmentId: number): [unknown[], unknown[]] {
  return [
    [segmentId, Dexie.minKey],
    [segmentId, Dexie.maxKey],
  ];
}
