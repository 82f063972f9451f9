import { createImportRunner } from '../entrypoints/offscreen/run-import';
import type { NewImportItem } from '../lib/app/ports';
import { openDatabase } from '../lib/store/database';
import { createExemplarStore } from '../lib/store/exemplar-store';
import { createImportQueue } from '../lib/store/import-queue';
import { createLexicalIndex } from '../lib/store/lexical-index';
import { readLibraryList } from '../lib/store/library-list';
import { countLibrary } from '../lib/store/library-queries';
import { createLibraryWriter } from '../lib/store/library-writer';
import { createPageFetches } from '../lib/store/page-fetches';
import type { DocumentRow } from '../lib/store/rows';
import { type Author, createAuthor } from '../tests/generators/invented-posts';

/** Figures of one import, in seconds. */
export interface ImportFigures {
  listing: number;
  working: number;
  counts: object | undefined;
}

/** Runs inside a page of a real browser: what the studio and the offscreen document do with chosen files. */
async function importPosts({ count }: { count: number }) {
  const db = openDatabase(`import-${crypto.randomUUID()}`);
  const queue = createImportQueue(db);
  const author = createAuthor(7);
  const items = Array.from({ length: count }, (_, index) => postFile(author, index));
  const runner = createImportRunner({
    queue,
    writer: createLibraryWriter(db, { now: Date.now }),
    exemplars: createExemplarStore(db),
    pages: createPageFetches(db),
    fetch: () => Promise.reject(new TypeError('no network')),
    now: Date.now,
  });

  async function importAll(): Promise<ImportFigures> {
    const started = performance.now();
    const run = await queue.createRun({ kind: 'folder', label: 'blog', address: 'blog' });
    // As the studio does it, some files at a time.
    for (let at = 0; at < items.length; at += 50) await queue.addItems(run.id, items.slice(at, at + 50));
    await queue.finishListing(run.id);
    const listed = performance.now();
    await runner.workOff();
    return {
      listing: (listed - started) / 1000,
      working: (performance.now() - listed) / 1000,
      counts: (await queue.run(run.id))?.counts,
    };
  }

  const first = await importAll();
  const indexed = await db.indexStatistics.get('library');
  const segments = await db.lexicalSegments.toArray();
  const again = await importAll();
  const isReindexed = JSON.stringify(await db.lexicalSegments.toArray()) !== JSON.stringify(segments);
  const [term = ''] = items.length > 0 ? ['and'] : [];
  const figures = {
    first,
    again,
    isReindexed,
    documents: await db.documents.count(),
    passages: indexed?.passageCount,
    readListMilliseconds: await median(() => readLibraryList(db)),
    countLibraryMilliseconds: await median(() => countLibrary(db)),
    readTermMilliseconds: await median(() => createLexicalIndex(db).read([term])),
  };
  await db.delete();
  return figures;
}

function postFile(author: Author, index: number): NewImportItem {
  const { title, paragraphs } = author.post(6);
  const body = paragraphs.map(
    (text, at) =>
      `## ${author.word()} ${author.word()}\n\n${text} See [${author.word()}](https://c.example/${index}/${at}).`,
  );
  const day = new Date(Date.UTC(2015, 0, 1 + index)).toISOString().slice(0, 10);
  const front = `---\ntitle: ${title} ${index}\ndate: ${day}\nurl: https://owner.example/${index}\n---`;
  const bytes = new Blob([`${front}\n\n${body.join('\n\n')}\n`]);
  return { name: `blog/${index}.md`, input: { kind: 'file', bytes } };
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return Math.round(times.sort((one, other) => one - other)[2] ?? 0);
}

/** How long the lists of a library of so many documents take; their texts are no part of it. */
async function readLists({ count }: { count: number }) {
  const db = openDatabase(`lists-${crypto.randomUUID()}`);
  const author = createAuthor(7);
  const sources = ['folder:blog', 'feed:blog', 'linkedin-archive:a'];
  for (let at = 0; at < count; at += 500) {
    const rows = Array.from({ length: 500 }, (_, index) => documentRow(author, at + index));
    await db.documents.bulkPut(rows);
    await db.occurrences.bulkPut(
      rows.flatMap(({ id, key, title, url, contentHash }, index) =>
        sources.slice(0, index % 3 === 0 ? 2 : 1).map((sourceId) => ({
          ...{ sourceId, key, documentId: id, title, contentHash, firstSeenAt: 1, lastSeenAt: 1 },
          ...(url === undefined ? {} : { url }),
        })),
      ),
    );
    const link = {
      url: 'https://c.example/',
      anchorText: 'a course',
      sentence: 'Take a course.',
      passageOrder: 0,
    };
    await db.links.bulkPut(
      rows.flatMap(({ id }) => [0, 1, 2].map((order) => ({ ...link, documentId: id, order }))),
    );
  }
  const figures = {
    documents: await db.documents.count(),
    readListMilliseconds: await median(() => readLibraryList(db)),
    countLibraryMilliseconds: await median(() => countLibrary(db)),
  };
  await db.delete();
  return figures;
}

function documentRow(author: Author, index: number): DocumentRow {
  const { title } = author.post(1);
  return {
    ...{ id: crypto.randomUUID(), sourceId: 'folder:blog', key: `blog/${index}.md`, kind: 'post', title },
    ...{ tags: ['career', author.word()], status: index % 20 === 0 ? 'private' : 'active', chosen: {} },
    ...{ contentHash: `${index}`.padStart(64, '0'), wordCount: 300, addedAt: index, updatedAt: index },
    ...{ url: `https://owner.example/${index}`, addresses: [`owner.example/${index}`], language: 'en' },
    ...{ publishedAt: Date.UTC(2015, 0, 1 + (index % 4_000)), publishedFrom: 'front-matter' },
  };
}

Object.assign(globalThis, { importerPage: { importPosts, readLists } });
