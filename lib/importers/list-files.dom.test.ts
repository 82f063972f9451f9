import { describe, expect, it } from 'vitest';
import type { NewImportItem } from '../app/ports';
import { type ChosenFile, chosenFiles, filesOfEntries, listFiles, sourceOfFiles } from './list-files';
import { zipOf } from './zip-for-tests';

const file = (path: string, content = 'Some text.'): ChosenFile => ({ path, file: new Blob([content]) });

async function list(files: Iterable<ChosenFile> | AsyncIterable<ChosenFile>): Promise<NewImportItem[]> {
  const items: NewImportItem[] = [];
  for await (const batch of listFiles(files)) items.push(...batch);
  return items;
}

const outcomes = (items: NewImportItem[]) =>
  items.map((item) => [item.name, 'error' in item ? item.error.code : item.input.kind]);

async function contents(items: NewImportItem[]): Promise<string[]> {
  const files = items.map((item) =>
    'input' in item && item.input.kind === 'file' ? item.input.bytes : undefined,
  );
  return Promise.all(files.filter((bytes) => bytes !== undefined).map((bytes) => new Response(bytes).text()));
}

describe('listFiles', () => {
  it('takes text files and names every other file with the reason', async () => {
    const items = await list([
      file('blog/a.md'),
      file('blog/b.HTML'),
      file('blog/c.txt'),
      file('blog/photo.jpg'),
      file('blog/empty.md', ''),
      file('blog/LICENSE'),
      { path: 'blog/long.md', file: new Blob([new Uint8Array(10_000_001)]) },
    ]);
    expect(outcomes(items)).toEqual([
      ['blog/a.md', 'file'],
      ['blog/b.HTML', 'file'],
      ['blog/c.txt', 'file'],
      ['blog/photo.jpg', 'format-unknown'],
      ['blog/empty.md', 'no-text-found'],
      ['blog/LICENSE', 'format-unknown'],
      ['blog/long.md', 'file-too-large'],
    ]);
  });

  it('takes PDF and Word, larger than text, and says what to do with old Word files', async () => {
    const items = await list([
      file('a.pdf'),
      file('b.docx'),
      file('old.doc'),
      { path: 'pictures.pdf', file: new Blob([new Uint8Array(10_000_001)]) },
      { path: 'film.pdf', file: new Blob(Array(101).fill(new Uint8Array(1_000_000))) },
    ]);
    expect(items.map((item) => ('error' in item ? item.error : item.input.kind))).toEqual([
      'file',
      'file',
      { code: 'format-unknown', values: { kind: 'text-document' } },
      'file',
      { code: 'file-too-large', values: { megabytes: 100 } },
    ]);
  });

  it('names hidden folders once and leaves all of them out', async () => {
    const items = await list([
      file('blog/.git/a.md'),
      file('blog/.git/b/c.md'),
      file('blog/node_modules/x/readme.md'),
      file('blog/.hidden.md'),
    ]);
    expect(outcomes(items)).toEqual([
      ['blog/.git/', 'format-unknown'],
      ['blog/node_modules/', 'format-unknown'],
      ['blog/.hidden.md', 'format-unknown'],
    ]);
  });

  it('hands over large choices in batches', async () => {
    const batches: number[] = [];
    for await (const batch of listFiles(Array.from({ length: 120 }, (_, index) => file(`${index}.md`)))) {
      batches.push(batch.length);
    }
    expect(batches).toEqual([50, 50, 20]);
  });

  it('unpacks archives with folders, and skips what is no text', async () => {
    const archive = await zipOf([
      { name: 'posts/', content: '' },
      { name: 'posts/a.md', content: '# Größe' },
      { name: 'posts/a.png', content: 'png' },
      { name: '__MACOSX/posts/._a.md', content: 'x' },
    ]);
    const items = await list([{ path: 'blog.zip', file: archive }]);
    expect(outcomes(items)).toEqual([
      ['blog.zip/posts/a.md', 'file'],
      ['blog.zip/posts/a.png', 'format-unknown'],
      ['blog.zip/__MACOSX/', 'format-unknown'],
    ]);
    expect(await contents(items)).toEqual(['# Größe']);
  });

  it('skips names that climb out of the archive', async () => {
    const archive = await zipOf([
      { name: '../../evil.md', content: 'x' },
      { name: '/etc/evil.md', content: 'x' },
      { name: 'a\\..\\..\\evil.md', content: 'x' },
      { name: 'good.md', content: 'good' },
    ]);
    const items = await list([{ path: 'a.zip', file: archive }]);
    expect(items.map((item) => ('error' in item ? item.error.code : 'taken'))).toEqual([
      'archive-suspicious',
      'archive-suspicious',
      'archive-suspicious',
      'taken',
    ]);
  });

  it('refuses encrypted archives, and encrypted files in others', async () => {
    const locked = await zipOf([{ name: 'a.md', content: 'x', isEncrypted: true }]);
    const mixed = await zipOf([
      { name: 'a.md', content: 'x', isEncrypted: true },
      { name: 'b.md', content: 'y' },
    ]);
    const items = await list([
      { path: 'locked.zip', file: locked },
      { path: 'mixed.zip', file: mixed },
    ]);
    expect(outcomes(items)).toEqual([
      ['locked.zip', 'archive-encrypted'],
      ['mixed.zip/a.md', 'archive-encrypted'],
      ['mixed.zip/b.md', 'file'],
    ]);
  });

  it('refuses an archive that inflates without end', async () => {
    const bomb = await zipOf([
      { name: 'first.md', content: 'fine' },
      { name: 'bomb.md', content: new Uint8Array(8_000_000) },
      { name: 'never-reached.md', content: 'x' },
    ]);
    const items = await list([{ path: 'bomb.zip', file: bomb }]);
    expect(outcomes(items)).toEqual([
      ['bomb.zip/first.md', 'file'],
      ['bomb.zip', 'archive-suspicious'],
    ]);
  });

  it('refuses a file whose true size is not the stated one', async () => {
    const liar = await zipOf([
      { name: 'liar.md', content: new Uint8Array(8_000_000), statedSize: 10 },
      { name: 'b.md', content: 'fine' },
    ]);
    expect(outcomes(await list([{ path: 'liar.zip', file: liar }]))).toEqual([
      ['liar.zip/liar.md', 'file-unreadable'],
      ['liar.zip/b.md', 'file'],
    ]);
  });

  it('names a damaged archive and goes on with the next file', async () => {
    const items = await list([file('broken.zip', 'PK not a zip'), file('a.md')]);
    expect(outcomes(items)).toEqual([
      ['broken.zip', 'archive-unreadable'],
      ['a.md', 'file'],
    ]);
  });

  it('names a damaged file in a sound archive', async () => {
    const archive = await zipOf([
      { name: 'a.md', content: 'The first text, long enough to be deflated.' },
      { name: 'b.md', content: 'fine' },
    ]);
    const bytes = new Uint8Array(await archive.arrayBuffer());
    bytes.fill(0xff, 36, 44);
    const items = await list([{ path: 'damaged.zip', file: new Blob([bytes]) }]);
    expect(outcomes(items)).toEqual([
      ['damaged.zip/a.md', 'file-unreadable'],
      ['damaged.zip/b.md', 'file'],
    ]);
  });
});

describe('sourceOfFiles', () => {
  it('tells folders, archives and single files', () => {
    expect(sourceOfFiles(['blog/a.md', 'blog/b/c.md'])).toMatchObject({ kind: 'folder', address: 'blog' });
    expect(sourceOfFiles(['blog.zip'])).toMatchObject({ kind: 'zip', address: 'blog.zip' });
    expect(sourceOfFiles(['a.md', 'b.md'])).toMatchObject({ kind: 'file', address: 'files' });
  });
});

describe('chosen and dropped files', () => {
  it('takes the path of a chosen folder where there is one', () => {
    expect(chosenFiles([new File(['x'], 'a.md')]).map((chosen) => chosen.path)).toEqual(['a.md']);
  });

  it('walks dropped folders whose entries come in parts, and names what cannot be opened', async () => {
    const fileEntry = (path: string, fails = false) =>
      ({
        isFile: true,
        isDirectory: false,
        name: path.split('/').at(-1),
        fullPath: path,
        file: (resolve: (value: File) => void, reject: (reason: Error) => void) =>
          fails ? reject(new Error('gone')) : resolve(new File(['text'], path)),
      }) as unknown as FileSystemEntry;
    const folder = (path: string, parts: FileSystemEntry[][]) =>
      ({
        isFile: false,
        isDirectory: true,
        name: path.split('/').at(-1),
        fullPath: path,
        createReader: () => {
          const left = [...parts];
          return { readEntries: (resolve: (part: FileSystemEntry[]) => void) => resolve(left.shift() ?? []) };
        },
      }) as unknown as FileSystemEntry;
    const dropped = folder('/blog', [
      [fileEntry('/blog/a.md'), fileEntry('/blog/gone.md', true)],
      [
        folder('/blog/.git', [[fileEntry('/blog/.git/x.md')]]),
        folder('/blog/sub', [[fileEntry('/blog/sub/b.md')]]),
      ],
    ]);
    expect(outcomes(await list(filesOfEntries([dropped])))).toEqual([
      ['blog/a.md', 'file'],
      ['blog/gone.md', 'file-unreadable'],
      ['blog/.git/', 'format-unknown'],
      ['blog/sub/b.md', 'file'],
    ]);
  });
});
