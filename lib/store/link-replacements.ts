import { citationUrlOf } from '../core/library/document';
import { normalizeUrl } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';
import { addressesOf } from './document-rows';
import { ownersOf } from './link-places';
import { occurrencesOf } from './occurrence-queries';
import type { DocumentRow } from './rows';
import { withStorageErrors } from './storage-errors';

/**
 * Other addresses the owner gives for links. Kept by address, so that importing a document again does
 * not lose them. On disk before they count as done.
 */
export function createLinkReplacements(relaxed: DrafthandDatabase, { now }: { now: () => number }) {
  const db = relaxed.strict;

  return {
    /**
     * From now on `replacement` stands for `url`: links in documents show and offer it, and documents
     * that cite `url` cite it. Throws a TypeError for what is no web address, and `storage-…` errors.
     */
    async replace(url: string, replacement: string): Promise<void> {
      const [from, to] = [normalizeUrl(url), normalizeUrl(replacement)];
      if (from === undefined || to === undefined) throw new TypeError('Not a web address');
      await change(async () => {
        await putBack(from);
        const known = (await ownersOf(db, [from])).get(from) ?? [];
        const owners = known.filter((row) => normalizeUrl(citationUrlOf(row) ?? '') === from);
        for (const row of owners) await cite(row, to);
        const documents = owners.map(({ id, citationUrl }) => ({
          id,
          ...(citationUrl === undefined ? {} : { citationUrl }),
        }));
        await db.linkReplacements.put({ url: from, replacement: to, chosenAt: now(), documents });
      });
    },

    /** Takes a replacement back; documents cite again what they did before. */
    undo(url: string): Promise<void> {
      return change(() => putBack(normalizeUrl(url) ?? url));
    },
  };

  function change(work: () => Promise<void>): Promise<void> {
    const tables = [db.documents, db.occurrences, db.linkReplacements];
    return withStorageErrors(() => db.transaction('rw', tables, work));
  }

  async function putBack(url: string): Promise<void> {
    const row = await db.linkReplacements.get(url);
    if (!row) return;
    for (const { id, citationUrl } of row.documents) {
      const document = await db.documents.get(id);
      // What the owner chose in the meantime stays.
      if (document?.citationUrl === row.replacement) await cite(document, citationUrl);
    }
    await db.linkReplacements.delete(url);
  }

  async function cite(row: DocumentRow, address: string | undefined): Promise<void> {
    const { citationUrl: _, ...rest } = row;
    const next: DocumentRow = address === undefined ? rest : { ...rest, citationUrl: address };
    const addresses = addressesOf(next, await occurrencesOf(db, row.id));
    await db.documents.put({ ...next, addresses, updatedAt: now() });
  }
}
