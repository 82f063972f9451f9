import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../core/backup/canonical-json';
import type { BackupManifest } from '../core/backup/manifest';
import { zipOf } from '../importers/zip-for-tests';
import { backupOf, fillDatabase, ownSettings, post } from './backup-for-tests';
import { verifyBackup } from './backup-verify';
import { openZip, sha256 } from './backup-zip';
import { type DrafthandDatabase, openDatabase } from './database';
import { createLibraryWriter } from './library-writer';

let db: DrafthandDatabase;
let file: Blob;
/** Every file of an honest backup by its path. */
let honest: Map<string, string>;

beforeAll(async () => {
  db = openDatabase(`verify-${crypto.randomUUID()}`);
  await fillDatabase(db, ['Portfolios', 'Interviews']);
  file = (await backupOf(db)).file;
  const zip = await openZip(file);
  honest = new Map();
  for (const path of zip.paths) honest.set(path, new TextDecoder().decode(await zip.read(path, 1e7)));
  await zip.close();
});
afterAll(() => {
  db.close({ disableAutoOpen: true });
  indexedDB.deleteDatabase(db.name);
});

type Row = Record<string, unknown>;

/** A backup whose manifest is right about contents that are not. */
async function forge(
  change: (files: Map<string, string>, manifest: BackupManifest) => void,
  entries: (files: Map<string, string>) => Array<{ name: string; content: string }> = (files) =>
    [...files].map(([name, content]) => ({ name, content })),
): Promise<Blob> {
  const files = new Map(honest);
  const manifest = JSON.parse(files.get('manifest.json') ?? '') as BackupManifest;
  files.delete('manifest.json');
  change(files, manifest);
  manifest.files = await Promise.all(
    [...files].map(async ([path, content]) => {
      const bytes = new TextEncoder().encode(content);
      return { path, bytes: bytes.length, sha256: await sha256(bytes) };
    }),
  );
  files.set('manifest.json', canonicalJson(manifest));
  return zipOf(entries(files));
}

function changeRows(table: string, change: (rows: Row[]) => Row[] | undefined) {
  return (files: Map<string, string>, manifest: BackupManifest) => {
    const path = `data/${table}-00001.json`;
    const rows = JSON.parse(files.get(path) ?? '[]') as Row[];
    const changed = change(rows) ?? rows;
    manifest.counts[table] = changed.length;
    files.set(path, JSON.stringify(changed));
  };
}

const first = (change: (row: Row) => void) => (rows: Row[]) => {
  if (rows[0]) change(rows[0]);
  return rows;
};

async function expectRefusal(blob: Blob, code: string): Promise<void> {
  await expect(verifyBackup(blob)).rejects.toMatchObject({ appError: { code } });
}

describe('a backup is read from end to end before anything is believed', () => {
  it('takes what it made, and the same files zipped again by something else', async () => {
    const backup = await verifyBackup(file);
    expect(backup.documents.map(({ title }) => title).sort()).toEqual(['Interviews', 'Portfolios']);
    await backup.close();
    const again = await verifyBackup(await forge(() => undefined));
    expect(again.manifest.counts).toEqual(backup.manifest.counts);
  });

  it('refuses what is no zip, and a zip cut anywhere', async () => {
    await expectRefusal(new Blob(['no zip']), 'backup-unreadable');
    await expectRefusal(new Blob([]), 'backup-unreadable');
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      await expectRefusal(file.slice(0, Math.floor(file.size * share)), 'backup-unreadable');
    }
  });

  it('refuses a file with any byte changed', async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const outcomes: string[] = [];
    for (let at = 40; at < bytes.length - 4_000; at += 397) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const outcome = await verifyBackup(new Blob([changed])).then(
        () => 'taken',
        (thrown: { appError?: { code: string } }) => thrown.appError?.code ?? String(thrown),
      );
      outcomes.push(outcome);
      // A changed date or flag in a header changes nothing that is read.
      expect(outcome).toMatch(/^(taken|backup-(damaged|unreadable|hostile|encrypted))$/);
    }
    const refused = outcomes.filter((outcome) => outcome !== 'taken');
    expect(refused.length).toBeGreaterThan(outcomes.length / 2);
  });

  it('refuses the zip of something else', async () => {
    await expectRefusal(await zipOf([{ name: 'post.md', content: '# Post' }]), 'backup-foreign');
    await expectRefusal(await zipOf([{ name: 'manifest.json', content: '{"name":"x"}' }]), 'backup-foreign');
    await expectRefusal(await zipOf([{ name: 'manifest.json', content: 'not json' }]), 'backup-foreign');
  });

  it('refuses a zip with a password', async () => {
    const zip = new ZipWriter(new BlobWriter(), { password: 'secret' });
    await zip.add('manifest.json', new TextReader('{}'));
    await expectRefusal(await zip.close(), 'backup-encrypted');
  });

  it.each([
    ['a newer layout', (manifest: Row) => Object.assign(manifest, { formatVersion: 2 }), 'backup-newer'],
    ['an older layout', (manifest: Row) => Object.assign(manifest, { formatVersion: 0 }), 'backup-older'],
    [
      'a layout without a number',
      (manifest: Row) => Object.assign(manifest, { formatVersion: 'x' }),
      'backup-damaged',
    ],
    [
      'a table of a newer version',
      (manifest: Row) => Object.assign(manifest.counts as Row, { opinions: 3 }),
      'backup-newer',
    ],
    [
      'a wrong number of rows',
      (manifest: Row) => Object.assign(manifest.counts as Row, { documents: 3 }),
      'backup-damaged',
    ],
  ])('refuses %s', async (_, change, code) => {
    await expectRefusal(await forge((_files, manifest) => void change(manifest as unknown as Row)), code);
  });

  it('refuses files that are missing, added, swapped or come twice', async () => {
    const without = [...honest].filter(([path]) => !path.startsWith('data/links'));
    await expectRefusal(await zipOf(without.map(([name, content]) => ({ name, content }))), 'backup-damaged');
    const all = [...honest].map(([name, content]) => ({ name, content }));
    await expectRefusal(await zipOf([...all, { name: 'documents/x.md', content: '' }]), 'backup-damaged');
    await expectRefusal(
      await zipOf([...all, { name: 'data/people-00001.json', content: '[]' }]),
      'backup-hostile',
    );
    for (const signature of ['Xedda', 'X']) {
      const swapped = all.map(({ name, content }) => ({
        name,
        content: content.replace('"Hedda"', `"${signature}"`),
      }));
      await expectRefusal(await zipOf(swapped), 'backup-damaged');
    }
    await expectRefusal(await forge((files) => files.set('run.exe', 'x')), 'backup-damaged');
  });

  it.each(['../evil.md', 'documents/../../evil.md', '/etc/passwd', 'documents\\..\\evil.md', 'C:/evil.md'])(
    'refuses the file name %s',
    async (name) => {
      const all = [...honest].map(([path, content]) => ({ name: path, content }));
      await expectRefusal(await zipOf([...all, { name, content: 'x' }]), 'backup-hostile');
    },
  );

  it('refuses a bomb: more comes out than the manifest says', async () => {
    const bomb = (lie: object) =>
      [...honest].map(([name, content]) =>
        name === 'data/settings.json'
          ? { name, content: new Uint8Array(3_000_000), ...lie }
          : { name, content },
      );
    await expectRefusal(await zipOf(bomb({})), 'backup-hostile');
    // One that also lies about its size to whoever inflates it.
    await expectRefusal(await zipOf(bomb({ statedSize: 10 })), 'backup-damaged');
    const huge = { name: 'manifest.json', content: new Uint8Array(41_000_000) };
    await expectRefusal(await zipOf([huge]), 'backup-hostile');
  });

  it.each<[string, string, (row: Row) => void, string]>([
    [
      'javascript: as an address',
      'documents',
      (row) => Object.assign(row, { url: 'javascript:alert(1)' }),
      'backup-hostile',
    ],
    [
      'javascript: as the address to cite',
      'documents',
      (row) => Object.assign(row, { citationUrl: ' JavaScript:alert(1)' }),
      'backup-hostile',
    ],
    ['data: in a link', 'links', (row) => Object.assign(row, { url: 'data:text/html,x' }), 'backup-hostile'],
    [
      'javascript: with a tab in a passage',
      'passages',
      (row) => Object.assign((row.links as Row[])[0] ?? {}, { url: 'java\tscript:x' }),
      'backup-hostile',
    ],
    [
      'another scheme in a link',
      'links',
      (row) => Object.assign(row, { url: 'smb://host/x' }),
      'backup-hostile',
    ],
    [
      'a user name in an address',
      'documents',
      (row) => Object.assign(row, { url: 'https://linkedin.com@evil.example/' }),
      'backup-hostile',
    ],
    [
      'javascript: in a conversation',
      'jobs',
      (row) => Object.assign(row.conversation as Row, { pageUrl: 'javascript:x' }),
      'backup-hostile',
    ],
    [
      'javascript: as a profile',
      'people',
      (row) => Object.assign(row.profile as Row, { profileUrl: 'javascript:x' }),
      'backup-hostile',
    ],
    [
      'a status that does not exist',
      'documents',
      (row) => Object.assign(row, { status: 'public' }),
      'backup-damaged',
    ],
    [
      'a job that claims to run',
      'jobs',
      (row) => Object.assign(row, { state: 'drafting' }),
      'backup-damaged',
    ],
    ['a number for a text', 'drafts', (row) => Object.assign(row, { text: 5 }), 'backup-damaged'],
    ['a missing field', 'exemplars', (row) => void delete row.replyText, 'backup-damaged'],
    [
      'a text that belongs to no document',
      'passages',
      (row) => Object.assign(row, { documentId: '0' }),
      'backup-damaged',
    ],
    [
      'nesting without end',
      'sources',
      (row) => Object.assign(row, { etc: JSON.parse('['.repeat(60) + ']'.repeat(60)) }),
      'backup-hostile',
    ],
  ])('refuses %s', async (_, table, change, code) => {
    await expectRefusal(await forge(changeRows(table, first(change))), code);
  });

  it('refuses rows that come twice or claim the same place', async () => {
    await expectRefusal(await forge(changeRows('people', (rows) => [...rows, ...rows])), 'backup-damaged');
    const samePlace = changeRows('documents', (rows) => rows.map((row) => ({ ...row, key: 'same' })));
    await expectRefusal(await forge(samePlace), 'backup-damaged');
  });

  it('refuses a field that would change what objects are', async () => {
    const path = 'data/people-00001.json';
    const blob = await forge((files) =>
      files.set(path, (files.get(path) ?? '').replace('{"id"', '{"__proto__":{"isOwn":true},"id"')),
    );
    await expectRefusal(blob, 'backup-hostile');
  });

  it('takes nothing from settings that is agreed to on each machine', async () => {
    const agreement = { ...ownSettings, agreedOrigins: ['https://evil.example'], signature: 'Hedda' };
    const blob = await forge((files) => files.set('data/settings.json', JSON.stringify(agreement)));
    const { settings } = await verifyBackup(blob);
    expect(settings).toMatchObject({ signature: 'Hedda' });
    for (const name of ['agreedOrigins', 'agreedAt', 'entry']) expect(settings).not.toHaveProperty(name);
    const wrong = await forge((files) => files.set('data/settings.json', '{"signature":7}'));
    await expectRefusal(wrong, 'backup-damaged');
  });

  it('can be given up', async () => {
    await expect(verifyBackup(file, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    const abort = new AbortController();
    const late = verifyBackup(file, { signal: abort.signal, onProgress: () => abort.abort() });
    await expect(late).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('making a backup', () => {
  it('can be given up, and says what it is at', async () => {
    const options = { settings: ownSettings, appVersion: '0', now: 1 };
    const { makeBackup } = await import('./backup-make');
    const abort = new AbortController();
    const given = makeBackup(db, { ...options, signal: abort.signal, onProgress: () => abort.abort() });
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    const stages = new Set<string>();
    await makeBackup(db, { ...options, onProgress: ({ stage }) => stages.add(stage) });
    expect([...stages]).toEqual(['writing', 'checking']);
  });

  it('does not hand out what could not be restored', async () => {
    const broken = openDatabase(`verify-${crypto.randomUUID()}`);
    const [id = ''] = await fillDatabase(broken, ['Portfolios']);
    await broken.documents.update(id, { status: 'nonsense' as 'active' });
    await expect(backupOf(broken)).rejects.toMatchObject({
      appError: { code: 'backup-not-verified', detail: expect.stringContaining('status') },
    });
    broken.close({ disableAutoOpen: true });
    indexedDB.deleteDatabase(broken.name);
  });

  it('cuts large tables into files, names documents alike apart, and leaves removed ones out of the Markdown', async () => {
    const large = openDatabase(`verify-${crypto.randomUUID()}`);
    const writer = createLibraryWriter(large, { now: () => 1 });
    const long = 'learning '.repeat(60_000);
    const block = { kind: 'code' as const, text: long, links: [] };
    for (const at of [1, 2, 3, 4, 5]) {
      const parsed = post('Größe 𐌰𐌱 "x"', {
        blocks: [{ ...block, text: `${at} ${long}` }],
        url: `https://o.example/${at}`,
      });
      await writer.save('folder:blog', `${at}.md`, parsed);
    }
    const [removed] = await large.documents.toArray();
    await writer.remove([removed?.id ?? '']);
    const { file: made, manifest } = await backupOf(large);
    const paths = manifest.files.map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('data/passages-')).length).toBeGreaterThan(1);
    expect(paths.filter((path) => /^documents\/2025-04-05-größe-𐌰𐌱-x-.*\.md$/u.test(path))).toHaveLength(4);
    const backup = await verifyBackup(made);
    expect(backup.documents).toHaveLength(5);
    large.close({ disableAutoOpen: true });
    indexedDB.deleteDatabase(large.name);
  });
});
