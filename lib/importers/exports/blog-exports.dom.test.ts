import { describe, expect, it } from 'vitest';
import { zipOf } from '../zip-for-tests';
import { asFolder, exportFiles, outline, readChoice } from './exports-for-tests';

describe('a Medium export', () => {
  it('gives each published text with address, date, tags and links', async () => {
    const zip = await zipOf(exportFiles('medium'));
    const { documents, report } = await readChoice([{ path: 'medium-export.zip', file: zip }]);
    const [document] = documents.values();
    expect(documents.size).toBe(1);
    expect(document).toMatchObject({
      title: 'Ten questions before you pick a queue',
      kind: 'post',
      url: 'https://medium.com/@demo-owner/ten-questions-before-you-pick-a-queue-3f9a1c2b4d5e',
      publishedAt: Date.UTC(2019, 2, 4, 8, 15),
      publishedFrom: 'archive',
      tags: ['Kafka', 'Architecture'],
      isPrivate: false,
    });
    expect(document && outline(document)).toEqual([
      'paragraph: Most teams need one consumer. The outbox pattern is the cheapest start. [outbox pattern](https://example.org/outbox?utm_source=medium)',
      'heading: Ordering & replays',
      'list: Who replays?\nHow far back?',
      'code: SELECT 1;',
      expect.stringContaining('https://example.org/replays'),
    ]);
    expect(report).toEqual([
      ['medium-export.zip/README.html', 'export-part-left-out'],
      ['medium-export.zip/bookmarks/', 'export-part-left-out'],
      ['medium-export.zip/profile/', 'export-part-left-out'],
      ['posts/draft_Not-ready-yet-9b8a7c6d5e4f.html', 'draft-left-out'],
    ]);
  });

  it('takes drafts in as private texts when asked, also from a folder', async () => {
    const { documents } = await readChoice(asFolder('medium'), true);
    expect([...documents.values()].map(({ title, isPrivate }) => [title, isPrivate])).toEqual([
      ['Ten questions before you pick a queue', false],
      ['Not ready yet', true],
    ]);
  });

  it('knows one of its files by itself', async () => {
    const [file] = exportFiles('medium').filter(({ name }) => name.startsWith('posts/2019'));
    const { documents } = await readChoice([{ path: 'queue.html', file: new Blob([file?.content ?? '']) }]);
    expect(documents.get('queue.html')).toMatchObject({
      url: 'https://medium.com/@demo-owner/ten-questions-before-you-pick-a-queue-3f9a1c2b4d5e',
      tags: ['Kafka', 'Architecture'],
    });
  });
});

describe('a Substack export', () => {
  it('joins the table with the texts, under the address of the publication', async () => {
    const { documents, report } = await readChoice(asFolder('substack'));
    expect([...documents.values()].map(({ title, kind, url }) => ({ title, kind, url }))).toEqual([
      {
        title: 'One log, forty jobs',
        kind: 'newsletter',
        url: 'https://harbourlog.substack.com/p/one-log-forty-jobs',
      },
      { title: 'About this letter', kind: 'page', url: 'https://harbourlog.substack.com/p/about' },
    ]);
    expect(report).toEqual([
      ['substack/email_list.harbourlog.csv', 'export-part-left-out'],
      ['substack/posts/*.csv', 'export-part-left-out'],
      ['posts/140002.rough-idea.html', 'draft-left-out'],
      ['posts.csv/140004.open-thread', 'no-text-found'],
    ]);
  });

  it('leaves out what asks for subscriptions and keeps links and notes', async () => {
    const { documents } = await readChoice(asFolder('substack'));
    const document = documents.get('posts/140001.one-log-forty-jobs.html');
    expect(document && outline(document)).toEqual([
      'heading: What broke',
      'paragraph: We ran forty jobs off one table. See what this letter is and the log itself. [what this letter is](https://harbourlog.substack.com/p/about) [the log itself](https://example.org/log)',
      'paragraph: The second log [The second log](https://harbourlog.substack.com/p/the-second-log)',
      'paragraph: Thirty-eight after the merger.',
    ]);
    expect(document?.publishedAt).toBe(Date.UTC(2024, 2, 10, 12));
  });

  it('keeps nothing of the subscribers', async () => {
    const { documents } = await readChoice(asFolder('substack'), true);
    expect(JSON.stringify([...documents])).not.toContain('reader@example.net');
  });

  it('is read without its table as drafts only, since nobody can tell what was published', async () => {
    const files = asFolder('substack').map((file) =>
      file.path.endsWith('/posts.csv') ? { path: file.path, file: new Blob(['a,b\n1,2\n']) } : file,
    );
    const { documents, report } = await readChoice(files);
    expect(documents.size).toBe(0);
    expect(report).toContainEqual(['posts.csv', 'table-unknown']);
    expect(report.filter(([, code]) => code === 'draft-left-out')).toHaveLength(3);
  });
});

describe('a WordPress export', () => {
  it('gives posts and pages with the address the original has', async () => {
    const { documents } = await readChoice(asFolder('wordpress.xml'));
    const [post, classic, page, after] = documents.values();
    expect(post).toMatchObject({
      title: 'Blocks & queues',
      url: 'https://harbour.example.org/blocks/',
      publishedAt: Date.UTC(2022, 4, 3, 9, 30),
      modifiedAt: Date.UTC(2023, 1, 1, 10),
      tags: ['Queues'],
    });
    expect(post && outline(post)).toEqual([
      'paragraph: Queues hide load. Read back pressure first; a feed ends with </item>. [back pressure](https://blog.example.org/2021/01/back-pressure/)',
      'heading: When to block',
      'list: Never in a handler\nAlways at the edge',
    ]);
    expect(classic).toMatchObject({
      title: 'Classic & plain',
      url: 'https://blog.example.org/2012/03/classic/',
    });
    expect(classic && outline(classic)).toEqual([
      'paragraph: First paragraph\non two lines.',
      'paragraph: Second paragraph with a link. [a link](https://example.org/x)',
      'quote: Said before.',
    ]);
    expect(page?.kind).toBe('page');
    expect(after?.title).toBe('After the broken one');
    expect(documents.size).toBe(4);
    expect(JSON.stringify([...documents])).not.toMatch(/stranger|renske@example/);
  });

  it('names drafts, what is no text, and the line of an entry that has no end', async () => {
    const { report } = await readChoice(asFolder('wordpress.xml'));
    expect(report).toEqual([
      ['Unfinished', 'draft-left-out'],
      ['For friends', 'draft-left-out'],
      ['wordpress.xml:85', 'entry-unreadable'],
      ['wordpress.xml: attachment (1)', 'export-part-left-out'],
    ]);
  });

  it('takes drafts and protected posts in as private texts without an address when asked', async () => {
    const { documents } = await readChoice(asFolder('wordpress.xml'), true);
    const drafts = [...documents.values()].filter(({ isPrivate }) => isPrivate);
    expect(drafts.map(({ title, url }) => [title, url])).toEqual([
      ['Unfinished', undefined],
      ['For friends', undefined],
    ]);
  });

  it('is no export when the file is another XML file', async () => {
    const { report } = await readChoice([{ path: 'a.xml', file: new Blob(['<rss><channel/></rss>']) }]);
    expect(report).toEqual([['a.xml', 'format-unknown']]);
  });
});

const ghost = 'harbour.ghost.2026-11-02-10-00-00.json';

describe('a Ghost export', () => {
  it('reads Lexical, Mobiledoc and HTML, with tags and dates', async () => {
    const { documents, report } = await readChoice(asFolder(ghost));
    expect([...documents.keys()]).toEqual(['post/keys-that-last', 'post/the-first-key', 'page/imprint']);
    const lexical = documents.get('post/keys-that-last');
    expect(lexical).toMatchObject({
      title: 'Keys that last',
      publishedAt: Date.UTC(2024, 1, 3, 4, 5, 6),
      modifiedAt: Date.UTC(2024, 5, 1),
      tags: ['Data modelling'],
    });
    expect(lexical && outline(lexical)).toEqual([
      'paragraph: Keys outlive schemas.\nSecond line.',
      'heading: Rules',
      'list: One key\nNo reuse',
      'code: key = uuid7()',
      'paragraph: UUID 7 [UUID 7](https://example.org/uuid7)',
      'paragraph: A card in Markdown. [card](https://example.org/card)',
    ]);
    const mobiledoc = documents.get('post/the-first-key');
    expect(mobiledoc?.url).toBe('https://old.example.org/first-key');
    expect(mobiledoc && outline(mobiledoc)).toEqual([
      'paragraph: Our first key was a name.\nIt hurt. [first key](https://example.org/first)',
      'heading: Costs',
      'list: Rewrites\nSleep',
      'code: ALTER TABLE',
      'paragraph: Raw piece [piece](https://example.org/raw)',
    ]);
    expect(documents.get('page/imprint')).toMatchObject({ kind: 'page' });
    expect(report).toEqual([['Draft on sharding', 'draft-left-out']]);
  });

  it('names the line at which its JSON is broken', async () => {
    const [file] = exportFiles(ghost);
    const broken = (file?.content ?? '').replace('"u-3"', '"u-3');
    await expect(readChoice([{ path: ghost, file: new Blob([broken]) }])).rejects.toMatchObject({
      appError: { code: 'export-unreadable', values: { line: expect.any(Number) } },
    });
  });
});
