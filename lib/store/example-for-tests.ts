import type { Dexie } from 'dexie';
import type { ParsedDocument } from '../core/library/document';
import { finishedJob, post } from './backup-for-tests';
import type { DrafthandDatabase } from './database';
import { createImportQueue } from './import-queue';
import { createLibraryWriter } from './library-writer';
import type { SchemaVersion } from './schema';
import { createSupersessionStore } from './supersession-store';

/**
 * Fills a database with an invented library that has one of everything the product can store: two
 * sources that share a post, a private, a removed and a superseded document, what the owner chose by
 * hand, files with fingerprints, a report with failures, drafts, people and past replies.
 */
export async function fillExample(db: DrafthandDatabase): Promise<void> {
  let time = Date.UTC(2026, 10, 1);
  const now = () => (time += 1_000);
  const writer = createLibraryWriter(db, { now });
  const queue = createImportQueue(db, now);
  const folder = await queue.createRun({ kind: 'folder', label: 'blog', address: 'blog' });
  await queue.addItems(folder.id, [
    { name: 'cover.jpg', error: { code: 'format-unknown' } },
    { name: 'broken.pdf', error: { code: 'file-damaged' }, state: 'failed' },
  ]);
  const saved = await writer.saveAll(
    folder.sourceId,
    ['Portfolios', 'Interviews', 'Certificates', 'Salary notes', 'Old news'].map((title) => ({
      key: `${title}.md`,
      parsed: exampleDocument(title),
      fileHash: `f1ngerpr1nt-of-${title}`,
    })),
  );
  const [portfolios = '', interviews = '', certificates = '', salary = '', old = ''] = saved.map(
    ({ documentId }) => documentId,
  );
  await queue.finishListing(folder.id);
  const feed = await queue.createRun({
    kind: 'feed',
    label: 'owner.example',
    address: 'https://owner.example/feed.xml',
  });
  await writer.save(feed.sourceId, 'https://owner.example/Portfolios', post('Portfolios', { tags: [] }));
  await writer.save(feed.sourceId, 'https://owner.example/talk', exampleTalk());
  await queue.finishListing(feed.id);
  await db.sources.update(feed.sourceId, {
    etag: '"abc"',
    lastModified: 'Sun, 01 Nov 2026 10:00:00 GMT',
  });
  await writer.setTitle(interviews, 'How interviews went');
  await writer.setCitationUrl(portfolios, 'https://owner.example/short');
  await writer.setPrivate([salary], true);
  await writer.remove([old]);
  const supersessions = createSupersessionStore(db, { now });
  const pair = { newerId: interviews, olderId: certificates };
  const evidence = { newer: 'What I think now.', older: 'What I thought.' };
  await supersessions.offer([{ ...pair, likeness: 0.8, evidence }]);
  await supersessions.accept(pair);
  await db.people.put({
    id: 'ACoAA1',
    memberId: 'ACoAA1',
    profileUrl: 'linkedin.com/in/jun-ho',
    keptAt: now(),
    profile: {
      profileUrl: 'https://www.linkedin.com/in/jun-ho/',
      name: 'Jun-ho',
      positions: [{ title: 'Analyst' }],
      education: [],
      skills: ['SQL'],
    },
  });
  await db.jobs.put(finishedJob('edited'));
  await db.drafts.put({ jobId: 'edited', conversationKey: 'thread-1', text: 'My words.', editedAt: 30 });
  await db.exemplars.put({
    id: 'reply-1',
    conversationId: 'c1',
    inboundText: 'Which course?',
    replyText: 'This one.',
    inboundAt: 1,
    repliedAt: 2,
    isGroup: false,
    hash: 'ab',
  });
  await db.panelTargets.put({ windowId: 1, updatedAt: now(), view: { kind: 'idle' } });
}

function exampleDocument(title: string): ParsedDocument {
  const text = `What I think about ${title.toLowerCase()} after ten years: start small, and write it down.`;
  return post(title, {
    blocks: [
      { kind: 'heading', level: 2, text: 'Why', links: [] },
      {
        kind: 'paragraph',
        text,
        links: [{ url: 'https://course.example/sql', anchorText: 'write it down', sentence: text }],
      },
      { kind: 'list', text: 'one project\ntwo weeks', links: [] },
    ],
  });
}

function exampleTalk(): ParsedDocument {
  const text = 'Good evening, and thank you for coming out in this rain.';
  return {
    title: 'A talk',
    kind: 'talk',
    url: 'https://owner.example/talk',
    tags: [],
    isPrivate: false,
    language: 'en',
    blocks: [{ kind: 'paragraph', text, links: [], startSeconds: 12 }],
  };
}

/** The rows of every table of a database of one version, as `tests/fixtures/databases` has them. */
export interface SavedExample {
  version: number;
  tables: Record<string, unknown[]>;
}

/** Everything a database holds, as plain data. */
export async function saveExample(db: DrafthandDatabase): Promise<SavedExample> {
  const tables = await Promise.all(
    db.tables.map(async (table) => [table.name, (await table.toArray()).map(asPlain)] as const),
  );
  return { version: db.verno, tables: Object.fromEntries(tables) };
}

/** Puts a saved example into an empty database that has its version. */
export async function loadExample(db: Dexie, { tables }: SavedExample): Promise<void> {
  for (const [name, rows] of Object.entries(tables)) await db.table(name).bulkAdd(rows.map(fromPlain));
}

function asPlain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $uint8: Array.from(value) };
  if (value instanceof Uint32Array) return { $uint32: Array.from(value) };
  return mapped(value, asPlain);
}

function fromPlain(value: unknown): unknown {
  const { $uint8, $uint32 } = (value ?? {}) as { $uint8?: number[]; $uint32?: number[] };
  if ($uint8) return new Uint8Array($uint8);
  if ($uint32) return new Uint32Array($uint32);
  return mapped(value, fromPlain);
}

function mapped(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, change(field)]));
}

/** A version of the database whose migration fails in the middle. */
export function versionThatFails(version: number): SchemaVersion {
  return {
    version,
    stores: { later: 'id' },
    migration: {
      documents: (row) => {
        if (row.title === 'A talk') throw new TypeError('a row nobody thought of');
        return { documents: [{ ...row, title: 'half done' }] };
      },
    },
  };
}
