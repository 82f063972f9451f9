import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { DrafthandDatabase, openDatabase } from './database';
import {
  fillExample,
  loadExample,
  type SavedExample,
  saveExample,
  versionThatFails,
} from './example-for-tests';
import { createLexicalIndex } from './lexical-index';
import { countLibrary } from './library-queries';
import { createLibraryWriter } from './library-writer';
import { reindexStale } from './reindex-stale';
import { schemaVersions } from './schema';
import { storageErrorOf } from './storage-errors';

const folder = 'tests/fixtures/databases';
const examples = import.meta.glob<SavedExample>('/tests/fixtures/databases/version-*.json', {
  import: 'default',
  eager: true,
});
const migrations = import.meta.glob('./migrations/version-*.ts', { eager: true });
const newest = schemaVersions.at(-1)?.version ?? 0;
const opened: Dexie[] = [];

afterEach(async () => {
  for (const db of opened.splice(0)) {
    db.close({ disableAutoOpen: true });
    await Dexie.delete(db.name);
  }
});

function open(name = `migrations-${crypto.randomUUID()}`, versions = schemaVersions): DrafthandDatabase {
  const db = new DrafthandDatabase(name, 'relaxed', versions);
  opened.push(db);
  return db;
}

/** A database as a person has it who used that version last; closed. */
async function databaseOf(version: number): Promise<string> {
  const db = open(
    undefined,
    schemaVersions.filter((each) => each.version <= version),
  );
  await loadExample(db, exampleOf(version));
  db.close();
  return db.name;
}

function exampleOf(version: number): SavedExample {
  const example = examples[`/${folder}/version-${version}.json`];
  if (!example) {
    throw new Error(
      `No example of version ${version}: VITE_WRITE_EXAMPLE=1 npx vitest run --project dom lib/store/migrations`,
    );
  }
  return example;
}

if (import.meta.env.VITE_WRITE_EXAMPLE) {
  it('writes the example of the newest version', async () => {
    const db = openDatabase(`example-${crypto.randomUUID()}`);
    opened.push(db);
    await fillExample(db);
    const text = JSON.stringify(await saveExample(db), null, 1);
    await commands.writeFile(`${folder}/version-${newest}.json`, `${text}\n`);
  });
}

describe('the versions of the database', () => {
  it('ascend, each with a saved example, each migration with a version', () => {
    const versions = schemaVersions.map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    for (const version of versions) expect(exampleOf(version).version).toBe(version);
    expect(Object.keys(examples)).toHaveLength(versions.length);
    const named = schemaVersions.flatMap(({ version, migration }) => (migration ? [version] : []));
    expect(Object.keys(migrations)).toEqual(named.map((version) => `./migrations/version-${version}.ts`));
  });

  for (const { version } of schemaVersions) {
    it(`version ${version} opens as the newest with all it held`, async () => {
      const db = open(await databaseOf(version));
      await db.open();
      expect(db.verno).toBe(newest);
      const { tables } = exampleOf(version);
      for (const name of [
        'documents',
        'passages',
        'links',
        'sources',
        'drafts',
        'jobs',
        'people',
        'exemplars',
      ]) {
        expect(await db.table(name).count(), name).toBe(tables[name]?.length);
      }
      expect(await countLibrary(db)).toMatchObject({ documents: 5, private: 1, removed: 1 });
      for (const { id, sourceId, key } of await db.documents.toArray()) {
        expect(await db.occurrences.get([sourceId, key])).toMatchObject({ documentId: id });
      }
    });

    it(`documents of version ${version} are found once they are indexed again`, async () => {
      const db = open(await databaseOf(version));
      await reindexStale(db);
      const { lists, statistics } = await createLexicalIndex(db).read(['interview']);
      expect(statistics.documentCount).toBe(5);
      expect(lists.get('interview')?.slots.length).toBeGreaterThan(0);
    });

    it(`files of version ${version} that did not change are passed over`, async () => {
      const db = open(await databaseOf(version));
      const files = ['Portfolios', 'Interviews', 'Salary notes'].map((title) => ({
        key: `${title}.md`,
        fileHash: `f1ngerpr1nt-of-${title}`,
        importItemId: title,
      }));
      const passed = await createLibraryWriter(db, { now: () => 1 }).passUnchanged('folder:blog', files);
      expect(passed.size).toBe(files.length);
    });
  }
});

describe('a migration that fails', () => {
  const failing = versionThatFails(newest + 1);

  it('leaves the database at its version with everything in it, and works once it is mended', async () => {
    const name = await databaseOf(newest);
    const before = open(name);
    const { tables } = await saveExample(before);
    before.close();
    const stuck = open(name, [...schemaVersions, failing]);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const asked = await countLibrary(stuck).catch(storageErrorOf);
      expect(asked).toMatchObject({ code: 'storage-upgrade-failed' });
    }
    const writing = createLibraryWriter(stuck, { now: () => 1 }).remove(['any']);
    await expect(writing).rejects.toMatchObject({ appError: { code: 'storage-upgrade-failed' } });
    stuck.close();
    const db = open(name);
    expect((await saveExample(db)).tables).toEqual(tables);
    expect(db.verno).toBe(newest);
    db.close();
    const mended = { ...failing, migration: { documents: (row: object) => ({ documents: [{ ...row }] }) } };
    const after = open(name, [...schemaVersions, mended]);
    await after.open();
    expect(after.verno).toBe(newest + 1);
  });
});
