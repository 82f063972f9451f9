import type { PassageReader } from '../app/ports';
import type { DrafthandDatabase } from './database';
import { readTransaction } from './read-transaction';
import type { DocumentRow, PassageRow } from './rows';

/** Texts of passages with their documents, by `documentId#order`. */
export function createPassageReader(db: DrafthandDatabase): PassageReader {
  return {
    async passages(ids) {
      const keys = ids.map(passageKeyOf);
      const documentIds = [...new Set(keys.map(([documentId]) => documentId))];
      const [passages, documents] = await readTransaction(db, ['passages', 'documents'], (reading) =>
        Promise.all([
          Promise.all(keys.map((key) => reading.get<PassageRow>('passages', key))),
          Promise.all(documentIds.map((id) => reading.get<DocumentRow>('documents', id))),
        ]),
      );
      const documentOf = new Map(documentIds.map((id, index) => [id, documents[index]]));
      const found: Awaited<ReturnType<PassageReader['passages']>> = new Map();
      for (const [index, id] of ids.entries()) {
        const row = passages[index];
        const document = row && documentOf.get(row.documentId);
        if (!row || !document) continue;
        const { documentId: _, ...passage } = row;
        found.set(id, { passage, document });
      }
      return found;
    },
  };
}

function passageKeyOf(id: string): [string, number] {
  const at = id.lastIndexOf('#');
  return [id.slice(0, at), Number(id.slice(at + 1))];
}
