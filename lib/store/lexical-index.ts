import { weightUnit } from '../core/retrieval/index-entries';
import type { IndexReading, TermIndex } from '../core/retrieval/postings';
import type { DrafthandDatabase } from './database';
import { readStatistics } from './index-rows';
import { blockOfTerm, idOf, readTerm } from './index-segments';
import type { IndexSegmentRow, PostingBlockRow } from './rows';

/** The stored lexical index: of each segment the blocks of the terms asked for, nothing else is read. */
export function createLexicalIndex(db: DrafthandDatabase): TermIndex {
  return {
    async read(terms) {
      const distinct = [...new Set(terms)];
      const tables = [db.indexSegments, db.postingBlocks, db.indexStatistics];
      return db.transaction('r', tables, async () => {
        const { languages: _, ...statistics } = await readStatistics(db);
        const segments = await db.indexSegments.toArray();
        const parts = await Promise.all(segments.map((segment) => readBlocks(db, segment, distinct)));
        const found = new Map<string, Found[]>();
        for (const { segment, blocks } of parts) collect(found, segment, blocks, distinct);
        return { statistics, ...inSlots(found) };
      });
    },
  };
}

interface Found {
  documentId: string;
  order: number;
  weight: number;
  length: number;
}

/** Numbers the passages that were found, document by document. */
function inSlots(found: Map<string, Found[]>): Omit<IndexReading, 'statistics'> {
  const sizes = new Map<string, number>();
  for (const { documentId, order } of [...found.values()].flat()) {
    sizes.set(documentId, Math.max(sizes.get(documentId) ?? 0, order + 1));
  }
  const ids = [...sizes.keys()];
  const documentStarts = new Uint32Array(ids.length + 1);
  const startOf = new Map<string, number>();
  for (const [place, id] of ids.entries()) {
    startOf.set(id, documentStarts[place] ?? 0);
    documentStarts[place + 1] = (documentStarts[place] ?? 0) + (sizes.get(id) ?? 0);
  }
  const lengths = new Uint16Array(documentStarts.at(-1) ?? 0);
  const lists: IndexReading['lists'] = new Map();
  for (const [term, postings] of found) {
    const placed = postings.map((one) => ({ ...one, slot: (startOf.get(one.documentId) ?? 0) + one.order }));
    placed.sort((one, other) => one.slot - other.slot);
    for (const { slot, length } of placed) lengths[slot] = length;
    lists.set(term, {
      slots: Uint32Array.from(placed, ({ slot }) => slot),
      weights: Uint16Array.from(placed, ({ weight }) => Math.round(weight / weightUnit)),
    });
  }
  return { documentStarts, lengths, lists, documentIds: async (places) => places.map((place) => ids[place]) };
}

async function readBlocks(
  db: DrafthandDatabase,
  segment: IndexSegmentRow,
  terms: string[],
): Promise<{ segment: IndexSegmentRow; blocks: Map<number, PostingBlockRow> }> {
  const numbers = [...new Set(terms.map((term) => blockOfTerm(term, segment.blockCount)))];
  const rows = await db.postingBlocks.bulkGet(
    numbers.map((number): [number, number] => [idOf(segment), number]),
  );
  const blocks = rows.flatMap((row) => (row ? [[row.number, row] as const] : []));
  return { segment, blocks: new Map(blocks) };
}

function collect(
  found: Map<string, Found[]>,
  segment: IndexSegmentRow,
  blocks: Map<number, PostingBlockRow>,
  terms: string[],
): void {
  const dead = new Set(segment.dead);
  for (const term of terms) {
    const block = blocks.get(blockOfTerm(term, segment.blockCount));
    const place = block?.terms.indexOf(term) ?? -1;
    if (!block || place === -1) continue;
    const postings = found.get(term) ?? [];
    readTerm(block, place, (document, placed) => {
      const documentId = segment.documents[document];
      if (documentId === undefined || dead.has(document)) return;
      for (const posting of placed) postings.push({ documentId, ...posting });
    });
    if (postings.length > 0) found.set(term, postings);
  }
}
