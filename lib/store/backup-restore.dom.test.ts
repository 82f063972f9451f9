import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { portableSettings } from '../core/backup/portable-settings';
import { createHybridRetriever } from '../core/retrieval/hybrid-retriever';
import { backupOf, fillDatabase, finishedJob, ownSettings, post } from './backup-for-tests';
import { countUnindexed } from './backup-index';
import { planRestore, type RestoreMode, restoreBackup } from './backup-restore';
import { verifyBackup } from './backup-verify';
import { type DrafthandDatabase, openDatabase } from './database';
import { createLexicalIndex } from './lexical-index';
import { createLibraryWriter } from './library-writer';
import { occurrencesOf } from './occurrence-queries';
import { createPassageReader } from './passage-reader';
import { reindexStale } from './reindex-stale';

let here: DrafthandDatabase;
let there: DrafthandDatabase;

beforeEach(() => {
  here = openDatabase(`backup-${crypto.randomUUID()}`);
  there = openDatabase(`backup-${crypto.randomUUID()}`);
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const db of [here, there]) {
    db.close({ disableAutoOpen: true });
    indexedDB.deleteDatabase(db.name);
  }
});

async function restore(db: DrafthandDatabase, file: Blob, mode: RestoreMode): Promise<void> {
  const backup = await verifyBackup(file);
  await restoreBackup(db, backup, mode);
  await backup.close();
}

/** Everything that is stored, to compare before and after. */
async function contents(db: DrafthandDatabase): Promise<unknown> {
  const rows = db.tables
    .filter((table) => table.name !== 'lexicalBlocks')
    .map(async (table) => [table.name, await table.toArray()]);
  return Object.fromEntries(await Promise.all(rows));
}

async function titlesFound(db: DrafthandDatabase, text: string): Promise<string[]> {
  const retriever = createHybridRetriever({
    index: createLexicalIndex(db),
    passages: createPassageReader(db),
  });
  const { passages } = await retriever.search({ text, language: 'en', limit: 5 });
  return passages.map(({ title }) => title);
}

describe('restoring a backup', () => {
  for (const mode of ['merge', 'replace'] as const) {
    it(`into a fresh profile (${mode}) and backing up again gives the same files`, async () => {
      await fillDatabase(there, ['Portfolios', 'Interviews', 'Größe: "SQL" & <more>']);
      const first = await backupOf(there);
      await restore(here, first.file, mode);
      const backup = await verifyBackup(first.file);
      const again = await backupOf(here, { ...ownSettings, agreedOrigins: [], ...backup.settings });
      expect(again.manifest.files).toEqual(first.manifest.files);
      expect(again.manifest.counts).toEqual(first.manifest.counts);
      expect(first.manifest.counts).toMatchObject({
        documents: 3,
        jobs: 1,
        drafts: 1,
        exemplars: 1,
        linkReplacements: 1,
        people: 1,
      });
    });
  }

  it('makes what came in searchable, and says how much is left to do', async () => {
    await fillDatabase(there, ['Portfolios', 'Interviews']);
    const { file } = await backupOf(there);
    await restore(here, file, 'merge');
    expect(await countUnindexed(here)).toBe(2);
    expect(await titlesFound(here, 'Portfolios')).toEqual([]);
    await reindexStale(here);
    expect(await countUnindexed(here)).toBe(0);
    expect((await titlesFound(here, 'Portfolios'))[0]).toBe('Portfolios');
    const expected = await there.indexStatistics.get('library');
    // Numbers of passages are this index's own.
    const { nextPassage } = (await here.indexStatistics.get('library')) ?? {};
    expect(await here.indexStatistics.get('library')).toEqual({ ...expected, nextPassage });
  });

  it('leaves no old words findable under a document that the backup has newer', async () => {
    const [id = ''] = await fillDatabase(there, ['Portfolios']);
    await restore(here, (await backupOf(there)).file, 'merge');
    await reindexStale(here);
    const writer = createLibraryWriter(there, { now: () => 9_000 });
    const [source] = await there.sources.toArray();
    await writer.save(source?.id ?? '', 'Portfolios.md', post('Certificates'));
    await restore(here, (await backupOf(there)).file, 'merge');
    await reindexStale(here);
    expect(await here.textSketches.count()).toBe(0);
    expect((await here.documents.get(id))?.title).toBe('Certificates');
    expect(await titlesFound(here, 'Portfolios')).toEqual([]);
    expect(await titlesFound(here, 'Certificates')).toEqual(['Certificates']);
  });

  it('merges: adds what is missing, keeps what is newer here, and changes nothing the second time', async () => {
    await fillDatabase(there, ['Portfolios', 'Interviews']);
    await restore(here, (await backupOf(there)).file, 'merge');
    const writer = createLibraryWriter(here, { now: () => 50_000 });
    const [id = ''] = (await here.documents.toArray()).map((row) => row.id);
    await writer.setTitle(id, 'My own title');
    await writer.erase((await here.documents.toArray()).map((row) => row.id).filter((other) => other !== id));
    await here.drafts.put({ jobId: 'edited', conversationKey: 'thread-1', text: 'Newer.', editedAt: 99 });
    const { file } = await backupOf(there);
    const plan = await planRestore(here, await verifyBackup(file));
    expect(plan.documents).toEqual({ add: 1, update: 0, same: 0, keep: 1 });
    expect(plan.drafts).toEqual({ add: 0, update: 0, same: 0, keep: 1 });
    await restore(here, file, 'merge');
    expect((await here.documents.get(id))?.title).toBe('My own title');
    expect(await here.documents.count()).toBe(2);
    expect((await here.drafts.get('edited'))?.text).toBe('Newer.');
    const after = await contents(here);
    await restore(here, file, 'merge');
    expect(await contents(here)).toEqual(after);
  });

  it('keeps one of the same post that both machines imported from the same folder', async () => {
    await fillDatabase(there, ['Portfolios']);
    await fillDatabase(here, ['Portfolios']);
    await restore(here, (await backupOf(there)).file, 'merge');
    expect(await here.documents.count()).toBe(1);
    expect(await here.passages.count()).toBe(await there.passages.count());
  });

  it('replaces everything, what is only here too', async () => {
    await fillDatabase(there, ['Portfolios']);
    await fillDatabase(here, ['Only here']);
    await here.panelTargets.put({ windowId: 1, updatedAt: 1, view: { kind: 'reading' } });
    const { nextPassage = 0 } = (await here.indexStatistics.get('library')) ?? {};
    expect(nextPassage).toBeGreaterThan(0);
    await restore(here, (await backupOf(there)).file, 'replace');
    // Vectors still stand under the old numbers.
    expect(await here.indexStatistics.get('library')).toMatchObject({ passageCount: 0, nextPassage });
    expect((await here.documents.toArray()).map(({ title }) => title)).toEqual(['Portfolios']);
    await reindexStale(here);
    expect(await titlesFound(here, 'Only here')).toEqual([]);
    expect(await here.panelTargets.count()).toBe(0);
  });

  it('holds no key, no index, no import, and no agreement of this machine', async () => {
    await fillDatabase(there, ['Portfolios']);
    await there.jobs.put(finishedJob('edited', { state: 'drafting' }));
    const { file, manifest } = await backupOf(there);
    const backup = await verifyBackup(file);
    expect(backup.settings).toEqual(portableSettings(ownSettings));
    expect(backup.settings).not.toHaveProperty('agreedOrigins');
    expect(Object.keys(manifest.counts).sort()).toEqual(
      [
        ...['documents', 'documentChanges', 'drafts', 'exemplars', 'jobs', 'links', 'occurrences'],
        ...['linkReplacements', 'passages', 'people', 'retrievalCorrections', 'sources', 'supersessions'],
      ].sort(),
    );
    const [job] = (await backup.rowFiles('jobs')[0]?.()) ?? [];
    expect(job).toMatchObject({ id: 'edited', state: 'interrupted' });
    expect(job).not.toHaveProperty('page');
  });
});

describe('a backup from before occurrences were noted', () => {
  const older = async () => {
    const { default: url } = await import('../../tests/fixtures/backups/format-1.zip?url');
    return (await fetch(url)).blob();
  };

  for (const mode of ['merge', 'replace'] as const) {
    it(`is restored with all it holds, and the next backup holds the same (${mode})`, async () => {
      await restore(here, await older(), mode);
      const documents = await here.documents.toArray();
      expect(documents).toHaveLength(6);
      expect(documents.every((row) => !('fileHash' in row))).toBe(true);
      for (const { id, sourceId, key, title } of documents) {
        const [occurrence, ...others] = await occurrencesOf(here, id);
        expect(others).toEqual([]);
        expect(occurrence).toMatchObject({ sourceId, key });
        if (sourceId.startsWith('folder:')) expect(occurrence?.fileHash).toContain('f1ngerpr1nt');
        expect(title).not.toBe('');
      }
      const first = await backupOf(here);
      await restore(there, first.file, mode);
      expect((await backupOf(there)).manifest.files).toEqual(first.manifest.files);
      const before = await contents(here);
      await restore(here, await older(), 'merge');
      expect(await contents(here)).toEqual(before);
    });
  }

  it('is merged with what the same folder gave here since', async () => {
    const writer = createLibraryWriter(here, { now: () => 2e12 });
    await writer.save('folder:blog', 'Portfolios.md', post('Portfolios', { tags: ['newer'] }));
    await restore(here, await older(), 'merge');
    expect(await here.documents.count()).toBe(6);
    expect(await here.documents.filter(({ tags }) => tags.includes('newer')).count()).toBe(1);
  });
});

describe('documents found in several places', () => {
  it('are one document on both machines, whichever of the places each has the text from', async () => {
    const text = 'Portfolio projects get interviews.';
    const said = (more: string) =>
      post('Portfolios', { blocks: [{ kind: 'paragraph', text: text + more, links: [] }] });
    const fill = async (db: DrafthandDatabase, longer: string, time: number) => {
      const writer = createLibraryWriter(db, { now: () => time });
      for (const source of ['folder:blog', 'feed:blog']) {
        await writer.save(source, 'p', said(source === longer ? ' Three are enough, and small.' : ''));
      }
    };
    await fill(here, 'folder:blog', 1_000);
    await fill(there, 'feed:blog', 2_000);
    await restore(here, (await backupOf(there)).file, 'merge');
    expect(await here.documents.count()).toBe(1);
    const [row] = await here.documents.toArray();
    expect(await occurrencesOf(here, row?.id ?? '')).toHaveLength(2);
    const after = await contents(here);
    await restore(here, (await backupOf(there)).file, 'merge');
    expect(await contents(here)).toEqual(after);
  });
});

describe('a restore that does not come to its end', () => {
  beforeEach(async () => {
    await fillDatabase(there, ['Portfolios', 'Interviews']);
    await fillDatabase(here, ['Only here']);
  });

  for (const mode of ['merge', 'replace'] as const) {
    for (const at of [1, 2, 5, 9]) {
      it(`leaves everything as it was when the disk is full at write ${at} (${mode})`, async () => {
        const { file } = await backupOf(there);
        const before = await contents(here);
        const put = IDBObjectStore.prototype.put;
        let writes = 0;
        vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
          this: IDBObjectStore,
          ...parameters
        ) {
          writes += 1;
          if (writes >= at) throw new DOMException('full', 'QuotaExceededError');
          return put.apply(this, parameters);
        });
        await expect(restore(here, file, mode)).rejects.toMatchObject({ appError: { code: 'storage-full' } });
        vi.restoreAllMocks();
        expect(writes).toBeGreaterThanOrEqual(at);
        expect(await contents(here)).toEqual(before);
        await restore(here, file, mode);
        expect((await here.documents.toArray()).map(({ title }) => title)).toContain('Interviews');
      });
    }

    it(`leaves everything as it was when it is cancelled before and while writing (${mode})`, async () => {
      const { file } = await backupOf(there);
      const before = await contents(here);
      const backup = await verifyBackup(file);
      const early = restoreBackup(here, backup, mode, { signal: AbortSignal.abort() });
      await expect(early).rejects.toMatchObject({ name: 'AbortError' });
      const abort = new AbortController();
      const late = restoreBackup(here, backup, mode, {
        signal: abort.signal,
        onProgress: () => abort.abort(),
      });
      await expect(late).rejects.toMatchObject({ name: 'AbortError' });
      expect(await contents(here)).toEqual(before);
    });
  }

  it('waits for an import that is running', async () => {
    const { file } = await backupOf(there);
    await here.imports.toCollection().modify({ state: 'running' });
    await expect(restore(here, file, 'replace')).rejects.toMatchObject({
      appError: { code: 'import-under-way' },
    });
    expect(await here.documents.count()).toBe(1);
  });
});
