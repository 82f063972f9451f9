import { Dexie } from 'dexie';
import type { LexicalIndex } from '../app/ports';
import type { Posting } from '../core/retrieval/retrieval';
import type { DrafthandDatabase } from './database';
import { readStatistics } from './index-rows';
import type { TermRow } from './rows';

/** The stored lexical index: one key range per term asked for, nothing else is read. */
export function createLexicalIndex(db: DrafthandDatabase): LexicalIndex {
  return {
    async statistics() {
      const { languages: _, ...statistics } = await readStatistics(db);
      return statistics;
    },

    async postings(terms) {
      const found = new Map<string, Posting[]>();
      const distinct = [...new Set(terms)];
      const rows = await db.transaction('r', db.terms, () =>
        Promise.all(distinct.map((term) => rowsOf(db, term))),
      );
      for (const [index, term] of distinct.entries()) {
        const postings = (rows[index] ?? []).flatMap(postingsOf);
        if (postings.length > 0) found.set(term, postings);
      }
      return found;
    },
  };
}

function rowsOf(db: DrafthandDatabase, term: string): PromiseLike<TermRow[]> {
  return db.terms.where('[term+documentId]').between([term, Dexie.minKey], [term, Dexie.maxKey]).toArray();
}

function postingsOf(row: TermRow): Posting[] {
  const postings: Posting[] = [];
  for (let at = 0; at + 2 < row.postings.length; at += 3) {
    const [order = 0, weight = 0, length = 0] = row.postings.slice(at, at + 3);
    postings.push({ documentId: row.documentId, order, weight, length });
  }
  return postings;
}
