import type { PassageReader } from '../app/ports';
import type { DocumentLink } from '../core/library/document';
import type { LinkReplacement } from '../core/library/link-check';
import { normalizeUrl } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';
import { type Reading, readTransaction } from './read-transaction';
import type { DocumentRow, PassageRow } from './rows';

/**
 * Texts of passages with their documents, by `documentId#order`. A link for which the owner gave another
 * address has that.
 */
export function createPassageReader(db: DrafthandDatabase): PassageReader {
  return {
    async passages(ids) {
      const orders = ordersByDocument(ids);
      const documentIds = [...orders.keys()];
      const tables = ['passages', 'documents', 'linkReplacements'];
      const [passages, documents, replacements] = await readTransaction(db, tables, (reading) =>
        Promise.all([
          Promise.all(documentIds.flatMap((id) => readPassages(reading, id, orders.get(id) ?? []))),
          Promise.all(documentIds.map((id) => reading.get<DocumentRow>('documents', id))),
          reading.getAll<LinkReplacement>('linkReplacements'),
        ]),
      );
      const replaced = new Map(replacements.map(({ url, replacement }) => [url, replacement]));
      const documentOf = new Map(documentIds.map((id, index) => [id, documents[index]]));
      const rows = new Map(passages.flat().map((row) => [`${row.documentId}#${row.order}`, row]));
      const found: Awaited<ReturnType<PassageReader['passages']>> = new Map();
      for (const id of ids) {
        const row = rows.get(id);
        const document = row && documentOf.get(row.documentId);
        if (!row || !document) continue;
        const { documentId: _, ...passage } = row;
        found.set(id, { passage: { ...passage, links: currentLinks(passage.links, replaced) }, document });
      }
      return found;
    },
  };
}

function currentLinks(links: DocumentLink[], replaced: Map<string, string>): DocumentLink[] {
  if (replaced.size === 0) return links;
  return links.map((link) => ({ ...link, url: replaced.get(normalizeUrl(link.url) ?? '') ?? link.url }));
}

/** Passages of one document from which on those between them are read too: one read costs more than a passage. */
const leastInRange = 4;

/** Passages of a document: many that lie close together in one go, with any between them. */
function readPassages(reading: Reading, documentId: string, orders: number[]): Array<Promise<PassageRow[]>> {
  const first = Math.min(...orders);
  const last = Math.max(...orders);
  if (orders.length >= leastInRange && last - first < 2 * orders.length) {
    const range = IDBKeyRange.bound([documentId, first], [documentId, last]);
    return [reading.getAll<PassageRow>('passages', range)];
  }
  return orders.map(async (order) => {
    const row = await reading.get<PassageRow>('passages', [documentId, order]);
    return row ? [row] : [];
  });
}

function ordersByDocument(ids: string[]): Map<string, number[]> {
  const orders = new Map<string, number[]>();
  for (const id of ids) {
    const at = id.lastIndexOf('#');
    const documentId = id.slice(0, at);
    const known = orders.get(documentId);
    if (known) known.push(Number(id.slice(at + 1)));
    else orders.set(documentId, [Number(id.slice(at + 1))]);
  }
  return orders;
}
