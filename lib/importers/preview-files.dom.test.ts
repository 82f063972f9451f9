import { describe, expect, it } from 'vitest';
import { asFolder, exportFiles } from './exports/exports-for-tests';
import type { ChosenFile } from './list-files';
import { previewFiles } from './preview-files';
import { zipOf } from './zip-for-tests';

const zipped = async (name: string): Promise<ChosenFile> => ({
  path: `${name}.zip`,
  file: await zipOf(exportFiles(name)),
});

const file = (path: string, content: string): ChosenFile => ({ path, file: new Blob([content]) });

describe('previewFiles', () => {
  it('recognises a Medium export and tells drafts, dates and titles by the names', async () => {
    expect(await previewFiles([await zipped('medium')])).toMatchObject({
      parts: [{ kind: 'medium', documents: 1, drafts: 1 }],
      source: { kind: 'export', label: 'medium.zip', address: 'medium:' },
      documents: 1,
      drafts: 1,
      unreadableCount: 3,
      dates: { from: Date.UTC(2019, 2, 4), until: Date.UTC(2019, 2, 4) },
      titles: ['Ten questions before you pick a queue'],
      asksForAddress: false,
      isWhole: true,
    });
  });

  it('recognises a Substack export by its table', async () => {
    expect(await previewFiles(asFolder('substack'))).toMatchObject({
      parts: [{ kind: 'substack', documents: 2, drafts: 1 }],
      source: { kind: 'export', address: 'substack:https://harbourlog.substack.com/' },
      dates: { from: Date.UTC(2024, 0, 1), until: Date.UTC(2024, 2, 10, 12) },
      titles: ['One log, forty jobs', 'About this letter'],
      asksForAddress: false,
    });
  });

  it('recognises WordPress and Ghost by what their file says', async () => {
    expect(await previewFiles(asFolder('wordpress.xml'))).toMatchObject({
      parts: [{ kind: 'wordpress', documents: 4, drafts: 2 }],
      source: { address: 'wordpress:https://blog.example.org' },
      titles: ['Blocks & queues', 'Classic & plain', 'About', 'After the broken one'],
      unreadable: [{ name: 'wordpress.xml/wordpress.xml:85' }],
    });
    expect(await previewFiles(asFolder('harbour.ghost.2026-11-02-10-00-00.json'))).toMatchObject({
      parts: [{ kind: 'ghost', documents: 3, drafts: 1 }],
      titles: ['Keys that last', 'The first key', 'Imprint'],
      asksForAddress: true,
    });
  });

  it('recognises Notion and Obsidian', async () => {
    expect(await previewFiles([await zipped('notion')])).toMatchObject({
      parts: [{ kind: 'notion', documents: 3, drafts: 1 }],
      titles: expect.arrayContaining(['Writing', 'Partition keys']),
    });
    const vault = [file('vault/.obsidian/app.json', '{}'), ...asFolder('obsidian', 'vault')];
    expect(await previewFiles(vault)).toMatchObject({
      parts: [{ kind: 'obsidian', documents: 3, drafts: 1 }],
      source: { kind: 'export', label: 'vault', address: 'obsidian:vault' },
      titles: expect.arrayContaining(['Idempotency in practice', 'Outbox']),
    });
  });

  it('takes no other files for parts of an export', async () => {
    const preview = await previewFiles([
      file('Writing 0aa1bb2cc3dd4ee5ff60718293a4b5c6.md', '# Writing\n\nText.'),
      file('slides.pdf', '%PDF-1.7'),
      file('posts/2021-04-20_title.html', '<p>Text.</p>'),
    ]);
    expect(preview.parts.map(({ kind }) => kind).sort()).toEqual(['notion', 'pdf', 'web-pages']);
  });

  it('recognises LinkedIn’s archive and counts posts, not conversations', async () => {
    const shares =
      'Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2026-11-03 08:12:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7391200000000000001,Forty jobs and one log,,,PUBLIC\n';
    const preview = await previewFiles([
      file('data/Shares_1.csv', shares),
      file('data/messages.csv', 'CONVERSATION ID,FROM,DATE,CONTENT\n'),
      file('data/Connections.csv', 'First Name,Last Name\nA,B\n'),
    ]);
    expect(preview).toMatchObject({
      parts: [{ kind: 'linkedin-archive', documents: 1 }],
      source: { kind: 'linkedin-archive', label: 'data', address: 'linkedin-archive' },
      titles: ['Forty jobs and one log'],
      unreadableCount: 0,
    });
  });

  it('counts single files by kind and names what cannot be read', async () => {
    const preview = await previewFiles([
      file('a.md', '---\ntitle: Stated\ndate: 2020-05-06\n---\n# Other\n'),
      file('b.md', '# Heading\n'),
      file('talk.vtt', 'WEBVTT\n'),
      file('slides.pdf', '%PDF-1.7'),
      file('notes.rst', 'Notes\n=====\n'),
      file('old.doc', 'x'),
      file('broken.zip', 'PK not a zip'),
      { path: 'gone.md', error: { code: 'file-unreadable' } },
    ]);
    expect(preview.parts.map(({ kind, documents }) => [kind, documents])).toEqual([
      ['markdown', 2],
      ['talk', 1],
      ['pdf', 1],
      ['restructured-text', 1],
    ]);
    expect(preview.titles.slice(0, 2)).toEqual(['Stated', 'Heading']);
    expect(preview.dates?.from).toBe(Date.UTC(2020, 4, 6));
    expect(preview.unreadable.map(({ name, error }) => [name, error.code])).toEqual([
      ['old.doc', 'format-unknown'],
      ['broken.zip', 'archive-unreadable'],
      ['gone.md', 'file-unreadable'],
    ]);
  });

  it('says that nothing can be read', async () => {
    expect(await previewFiles([file('photo.jpg', 'x')])).toMatchObject({
      parts: [],
      documents: 0,
      unreadableCount: 1,
    });
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(previewFiles([file('a.md', 'x')], abort.signal)).rejects.toThrow();
  });
});
