import { Dexie } from 'dexie';
import type { ImportProgress } from '../../components/panel/import-progress';
import { freshnessOf } from '../../lib/core/library/freshness';
import type { DrafthandDatabase } from '../../lib/store/database';
import { staleWords } from '../../locales/en/sync';

/** Why the library may be out of date, in a line; undefined while it is not. */
export async function staleLineOf(db: DrafthandDatabase): Promise<string | undefined> {
  return staleWords(freshnessOf(await db.sources.toArray(), Date.now()));
}

/** Documents the owner has, without the removed ones. */
export function documentCount(db: DrafthandDatabase): Promise<number> {
  return db.documents.where('status').notEqual('removed').count();
}

/** How far an import is; undefined until it is written. */
export async function importProgress(
  db: DrafthandDatabase,
  importId: string,
): Promise<ImportProgress | undefined> {
  const run = await db.imports.get(importId);
  if (!run) return undefined;
  const { state, total, counts, error } = run;
  const failed = await itemsIn(db, importId, 'failed');
  const skipped = await itemsIn(db, importId, 'skipped');
  const problems = [...failed, ...skipped].map(({ id, name, error: reason }) => ({
    id,
    name,
    error: reason,
  }));
  return { state, total, counts, error, problems };
}

function itemsIn(db: DrafthandDatabase, importId: string, state: 'failed' | 'skipped') {
  return db.importItems
    .where('[importId+state+order]')
    .between([importId, state, Dexie.minKey], [importId, state, Dexie.maxKey])
    .toArray();
}
