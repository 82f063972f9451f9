import type { LexicalIndex } from '../app/ports';
import type { Posting } from '../core/retrieval/retrieval';
import type { DrafthandDatabase } from './database';
import { readStatistics } from './index-rows';
import { blockOfTerm, idOf, readTerm } from './index-segments';
import type { IndexSegmentRow, PostingBlockRow } from './rows';

/** The stored lexical index: of each segment the blocks of the terms asked for, nothing else is read. */
export function createLexicalIndex(db: DrafthandDatabase): LexicalIndex {
  return {
    async statistics() {
      const { languages: _, ...statistics } = await readStatistics(db);
      return statistics;
    },

    async postings(terms) {
      const found = new Map<string, Posting[]>();
      const distinct = [...new Set(terms)];
      const parts = await db.transaction('r', [db.indexSegments, db.postingBlocks], async () => {
        const segments = await db.indexSegments.toArray();
        return Promise.all(segments.map(async (segment) => readBlocks(db, segment, distinct)));
      });
      for (const { segment, blocks } of parts) collect(found, segment, blocks, distinct);
      return found;
    },
  };
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
  found: Map<string, Posting[]>,
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
