import type { PassageReader } from '../app/ports';
import type { DocumentLink } from '../core/library/document';
import { normalizeUrl } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';

/**
 * Texts of passages with their documents, by `documentId#order`. A link for which the owner gave another
 * address has that.
 */
export function createPassageReader(db: DrafthandDatabase): PassageReader {
  return {
    async passages(ids) {
      const keys = ids.map(passageKeyOf);
      const documentIds = [...new Set(keys.map(([documentId]) => documentId))];
      const tables = [db.passages, db.documents, db.linkReplacements];
      const [passages, documents, replacements] = await db.transaction('r', tables, () =>
        Promise.all([
          db.passages.bulkGet(keys),
          db.documents.bulkGet(documentIds),
          db.linkReplacements.toArray(),
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
        const links =
          replaced.size === 0 ? passage.links : passage.links.map((link) => current(link, replaced));
        found.set(id, { passage: { ...passage, links }, document });
      }
      return found;
    },
  };
}

function current(link: DocumentLink, replaced: Map<string, string>): DocumentLink {
  const replacement = replaced.get(normalizeUrl(link.url) ?? '');
  return replacement === undefined ? link : { ...link, url: replacement };
}

function passageKeyOf(id: string): [string, number] {
  const at = id.lastIndexOf('#');
  return [id.slice(0, at), Number(id.slice(at + 1))];
}
