import { createImportRunner } from '../entrypoints/offscreen/run-import';
import type { ImportItem } from '../lib/app/ports';
import { readCsv } from '../lib/importers/csv';
import { readMessages } from '../lib/importers/linkedin-archive-messages';
import { chosenFiles, listFiles, sourceOfFiles } from '../lib/importers/list-files';
import { openDatabase } from '../lib/store/database';
import { createExemplarStore } from '../lib/store/exemplar-store';
import { createImportQueue } from '../lib/store/import-queue';
import { createLibraryWriter } from '../lib/store/library-writer';
import { createPageFetches } from '../lib/store/page-fetches';

/** Runs inside a page of a real browser: what the studio and the offscreen document do with chosen files. */
async function importFiles(files: File[]) {
  const db = openDatabase(`archive-${crypto.randomUUID()}`);
  const queue = createImportQueue(db);
  const chosen = chosenFiles(files);
  const started = performance.now();
  const run = await queue.createRun(sourceOfFiles(chosen.map(({ path }) => path)));
  for await (const batch of listFiles(chosen)) await queue.addItems(run.id, batch);
  await queue.finishListing(run.id);
  const listed = performance.now();
  await createImportRunner({
    queue,
    writer: createLibraryWriter(db, { now: Date.now }),
    exemplars: createExemplarStore(db),
    pages: createPageFetches(db),
    fetch: () => Promise.reject(new TypeError('no network')),
    now: Date.now,
  }).workOff();
  const items = await queue.items(run.id);
  const ended = await queue.run(run.id);
  const figures = {
    state: ended?.state,
    counts: ended?.counts,
    listSeconds: (listed - started) / 1000,
    importSeconds: (performance.now() - listed) / 1000,
    documents: await db.documents.count(),
    replies: await db.exemplars.count(),
    tables: items.flatMap(tableOf),
    failures: items
      .filter(({ state }) => state === 'failed')
      .map(({ name, error }) => `${name}: ${error?.code}`),
  };
  await db.delete();
  return figures;
}

function tableOf({ name, rows }: ImportItem) {
  if (!rows) return [];
  const leftOut = Object.values(rows.leftOut).reduce((sum, count) => sum + count, 0);
  return [{ name, ...rows, isAccountedFor: rows.total === rows.kept + rows.failed + leftOut }];
}

/** A table as objects by column name, as csv-spectrum states them. */
async function tableAsObjects(file: File) {
  const objects: Array<Record<string, string>> = [];
  for await (const { columns, rows } of readCsv(file)) {
    for (const row of rows) {
      if ('fields' in row) {
        objects.push(Object.fromEntries(columns.map((name, index) => [name, row.fields[index] ?? ''])));
      }
    }
  }
  return objects;
}

/** How many of a table's rows were read, and the texts of the replies. */
async function messagesOf(file: File) {
  const replies: string[] = [];
  const report = await readMessages({ path: file.name, bytes: file }, async (pairs) => {
    replies.push(...pairs.map(({ inboundText, replyText }) => `${inboundText}\n---\n${replyText}`));
  });
  return { tally: report.tally, replies };
}

export type ArchivePage = {
  importFiles: typeof importFiles;
  tableAsObjects: typeof tableAsObjects;
  messagesOf: typeof messagesOf;
};

Object.assign(globalThis, { archivePage: { importFiles, tableAsObjects, messagesOf } satisfies ArchivePage });
