import type { PassageReader } from '../app/ports';
import type { DocumentLink } from '../core/library/document';
import type { LinkReplacement } from '../core/library/link-check';
import { normalizeUrl } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';
import { readTransaction } from './read-transaction';
import type { DocumentRow, PassageRow } from './rows';

/**
 * Texts of passages with their documents, by `documentId#order`. A link for which the owner gave another
 * address has that.
 */
export function createPassageReader(db: DrafthandDatabase): PassageReader {
  return {
    async passages(ids) {
      const keys = ids.map(passageKeyOf);
      const documentIds = [...new Set(keys.map(([documentId]) => documentId))];
      const tables = ['passages', 'documents', 'linkReplacements'];
      const [passages, documents, replacements] = await readTransaction(db, tables, (reading) =>
        Promise.all([
          Promise.all(keys.map((key) => reading.get<PassageRow>('passages', key))),
          Promise.all(documentIds.map((id) => reading.get<DocumentRow>('documents', id))),
          reading.getAll<LinkReplacement>('linkReplacements'),
        ]),
      );
      const replaced = new Map(replacements.map(({ url, replacement }) => [url, replacement]));
      const documentOf = new Map(documentIds.map((id, index) => [id, documents[index]]));
      const found: Awaited<ReturnType<PassageReader['passages']>> = new Map();
      for (const [index, id] of ids.entries()) {
        const row = passages[index];
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

function passageKeyOf(id: string): [string, number] {
  const at = id.lastIndexOf('#');
  return [id.slice(0, at), Number(id.slice(at + 1))];
}
