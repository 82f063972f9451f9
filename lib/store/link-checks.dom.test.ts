import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParsedDocument } from '../core/library/document';
import type { LinkCheck, LinkRun } from '../core/library/link-check';
import { type DrafthandDatabase, openDatabase } from './database';
import { createLibraryFacts } from './library-facts';
import { createLibraryWriter } from './library-writer';
import { createLinkChecks } from './link-checks';
import { countLinkChecks, latestLinkRun, linkStates, listLinkChecks, sitesToCheck } from './link-queries';
import { createLinkReplacements } from './link-replacements';
import { createPassageReader } from './passage-reader';

let db: DrafthandDatabase;
let time = 1_000;
const now = () => time++;

function post(title: string, url: string | undefined, links: string[], isPrivate = false): ParsedDocument {
  const text = `${title}. Keys are chosen on day one and kept for the life of the table.`;
  return {
    title,
    kind: 'post',
    ...(url ? { url } : {}),
    tags: [],
    isPrivate,
    blocks: [
      {
        kind: 'paragraph',
        text,
        links: links.map((address) => ({ url: address, anchorText: 'Keys', sentence: text })),
      },
    ],
  };
}

async function save(key: string, parsed: ParsedDocument): Promise<string> {
  return (await createLibraryWriter(db, { now }).save('source', key, parsed)).documentId;
}

const check = (url: string, state: LinkCheck['state'], more: Partial<LinkCheck> = {}): LinkCheck => ({
  url,
  state,
  checkedAt: now(),
  failures: state === 'ok' ? 0 : 1,
  ...more,
});

beforeEach(() => {
  db = openDatabase(`link-checks-${crypto.randomUUID()}`);
});

afterEach(() => db.close());

describe('the addresses to check', () => {
  it('are those of documents and of the links in them, each once, private and removed ones left out', async () => {
    const writer = createLibraryWriter(db, { now });
    const keys = await save('keys', post('Keys', 'https://own.example/keys', ['https://a.example/x#top']));
    await save(
      'tables',
      post('Tables', 'https://own.example/tables?utm_source=feed', ['https://a.example/x']),
    );
    await save('secret', post('Secret', undefined, ['https://docs.example/?token=1'], true));
    const gone = await save('gone', post('Gone', 'https://own.example/gone', ['https://b.example/gone']));
    await writer.remove([gone]);
    await save(
      'local',
      post('Local', undefined, ['http://192.168.1.1/reboot', 'https://www.linkedin.com/x']),
    );

    const checks = createLinkChecks(db);
    expect(await checks.addresses()).toEqual([
      'https://a.example/x',
      'https://own.example/keys',
      'https://own.example/tables',
    ]);
    expect(await checks.addresses([keys, gone])).toEqual(['https://a.example/x', 'https://own.example/keys']);
    expect(await sitesToCheck(db)).toEqual(['https://a.example', 'https://own.example']);
  });
});

describe('what checks found', () => {
  it('is listed with the documents it stands in, and counted', async () => {
    const keys = await save(
      'keys',
      post('Keys', 'https://own.example/keys', ['https://a.example/x?utm_id=3']),
    );
    const tables = await save('tables', post('Tables', undefined, ['https://own.example/keys']));
    await save('whole', post('Whole', 'https://own.example/whole', ['https://a.example/other']));
    await db.linkChecks.bulkPut([
      check('https://a.example/x', 'dead', { status: 404 }),
      check('https://own.example/keys', 'moved', { movedTo: 'https://own.example/posts/keys' }),
      check('https://own.example/whole', 'ok'),
      check('https://nowhere.example/any-more', 'dead'),
    ]);
    expect(await listLinkChecks(db)).toMatchObject([
      {
        check: { url: 'https://own.example/keys', movedTo: 'https://own.example/posts/keys' },
        places: [
          { documentId: keys, title: 'Keys', isOwnAddress: true },
          { documentId: tables, title: 'Tables', isOwnAddress: false },
        ],
      },
      { check: { url: 'https://a.example/x' }, places: [{ documentId: keys, isOwnAddress: false }] },
    ]);
    expect(await countLinkChecks(db)).toEqual({ ok: 1, moved: 1, dead: 2, unsure: 0 });
    const states = await linkStates(db, ['https://a.example/x?utm_id=3', 'https://a.example/other']);
    expect(states.get('https://a.example/x?utm_id=3')?.check?.state).toBe('dead');
    expect(states.get('https://a.example/other')).toEqual({});
  });
});

it('a document with a dead address is known to drafting, until another one is cited', async () => {
  const keys = await save('keys', post('Keys', 'https://own.example/keys', ['https://a.example/x']));
  const tables = await save('tables', post('Tables', 'https://own.example/tables', []));
  await db.linkChecks.bulkPut([
    check('https://own.example/keys', 'dead'),
    check('https://own.example/tables', 'unsure'),
    check('https://a.example/x', 'dead'),
  ]);
  const { deadDocuments } = createLibraryFacts(db);
  expect(await deadDocuments([keys, tables, 'nobody'])).toEqual(new Set([keys]));
  await createLinkReplacements(db, { now }).replace('https://own.example/keys', 'https://own.example/k');
  expect(await deadDocuments([keys, tables])).toEqual(new Set());
});

describe('another address for a link', () => {
  it('is cited and offered in its place, over imports, until it is taken back', async () => {
    const writer = createLibraryWriter(db, { now });
    const keys = await save('keys', post('Keys', 'https://own.example/keys', ['https://a.example/x']));
    await db.linkChecks.put(check('https://a.example/x', 'dead'));
    const replacements = createLinkReplacements(db, { now });
    await replacements.replace('https://a.example/x', 'https://b.example/y');
    await replacements.replace('https://own.example/keys', 'https://own.example/posts/keys');
    await writer.save(
      'source',
      'keys',
      post('Keys, again', 'https://own.example/keys', ['https://a.example/x']),
    );

    const offered = async () => {
      const found = await createPassageReader(db).passages([`${keys}#0`]);
      return found.get(`${keys}#0`)?.passage.links.map(({ url }) => url);
    };
    expect(await db.documents.get(keys)).toMatchObject({ citationUrl: 'https://own.example/posts/keys' });
    expect(await offered()).toEqual(['https://b.example/y']);
    expect(await countLinkChecks(db)).toMatchObject({ dead: 0, ok: 1 });
    expect(await createLinkChecks(db).addresses([keys])).toEqual([
      'https://b.example/y',
      'https://own.example/posts/keys',
    ]);

    await replacements.undo('https://own.example/keys');
    await replacements.undo('https://a.example/x');
    expect((await db.documents.get(keys))?.citationUrl).toBeUndefined();
    expect((await db.documents.get(keys))?.addresses).toEqual(['own.example/keys']);
    expect(await offered()).toEqual(['https://a.example/x']);
    expect(await countLinkChecks(db)).toMatchObject({ dead: 1, ok: 0 });
  });

  it('leaves alone what the owner chose to cite instead', async () => {
    const writer = createLibraryWriter(db, { now });
    const keys = await save('keys', post('Keys', 'https://own.example/keys', []));
    const replacements = createLinkReplacements(db, { now });
    await writer.setCitationUrl(keys, 'https://chosen.example/keys');
    await replacements.replace('https://own.example/keys', 'https://own.example/posts/keys');
    expect((await db.documents.get(keys))?.citationUrl).toBe('https://chosen.example/keys');

    await replacements.replace('https://chosen.example/keys', 'https://new.example/keys');
    await writer.setCitationUrl(keys, 'https://newest.example/keys');
    await replacements.undo('https://chosen.example/keys');
    expect((await db.documents.get(keys))?.citationUrl).toBe('https://newest.example/keys');
  });
});

it('checks of addresses that are gone from the library go too, those of replaced ones stay', async () => {
  await save('keys', post('Keys', undefined, ['https://a.example/x', 'https://b.example/y']));
  await createLinkReplacements(db, { now }).replace('https://b.example/y', 'https://c.example/z');
  const urls = ['https://a.example/x', 'https://b.example/y', 'https://c.example/z', 'https://gone.example/'];
  await db.linkChecks.bulkPut(urls.map((url) => check(url, 'dead')));
  await createLinkChecks(db).tidy();
  expect(await db.linkChecks.toCollection().primaryKeys()).toEqual(urls.slice(0, 3));
});

describe('the row of a run', () => {
  const run: LinkRun = {
    id: 'links',
    state: 'running',
    trigger: 'owner',
    startedAt: 1,
    total: 2,
    done: 0,
    counts: { ok: 0, moved: 0, dead: 0, unsure: 0 },
    withoutAccess: 0,
    putOff: 0,
  };

  it('counts each check together with keeping it, and does not change once it has ended', async () => {
    const checks = createLinkChecks(db);
    await checks.begin(run);
    await checks.record(check('https://a.example/x', 'dead'));
    expect(await checks.progress({ state: 'stopped' })).toBe(true);
    expect(await checks.progress({ state: 'done' })).toBe(false);
    expect(await latestLinkRun(db)).toMatchObject({ state: 'stopped', done: 1, counts: { dead: 1, ok: 0 } });
    expect((await checks.checks(['https://a.example/x', 'https://b.example/'])).size).toBe(1);
  });
});
