import { describe, expect, it } from 'vitest';
import { zipOf } from '../zip-for-tests';
import { asFolder, exportFiles, outline, readChoice } from './exports-for-tests';

const writing = 'Private & Shared/Writing 0aa1bb2cc3dd4ee5ff60718293a4b5c6';

describe('a Notion export', () => {
  it('takes ids out of titles, reads properties, and links pages to where they are published', async () => {
    const { documents, report } = await readChoice(asFolder('notion'));
    const titles = [...documents.values()].map(({ title }) => title);
    expect(titles.sort()).toEqual(['Inner note', 'Partition keys', 'Writing']);
    const [page] = [...documents.values()].filter(({ title }) => title === 'Partition keys');
    expect(page).toMatchObject({
      url: 'https://blog.example.org/partition-keys',
      tags: ['Kafka', 'Data modelling'],
      kind: 'post',
    });
    expect(new Date(page?.publishedAt ?? 0).getFullYear()).toBe(2024);
    expect(page && outline(page)).toEqual([
      'paragraph: Choose the key by who reads, not by who writes.',
      'list: Shipments by shipment\nDepots by depot',
    ]);
    const [index] = [...documents.values()].filter(({ title }) => title === 'Writing');
    expect(index && outline(index)).toEqual([
      'paragraph: Everything I wrote: Partition keys and an inner note. [Partition keys](https://blog.example.org/partition-keys)',
      'paragraph: 💡 Ask what is replayed first. See the guide. [the guide](https://example.org/guide)',
    ]);
    expect(report.map(([name, code]) => [name.split('/').at(-1), code])).toEqual([
      ['Writing 0aa1bb2cc3dd4ee5ff60718293a4b5c6_all.csv', 'export-part-left-out'],
      ['Someday 12341234123412341234123412341234.md', 'draft-left-out'],
    ]);
  });

  it('is put together from the parts it was cut into', async () => {
    const files = exportFiles('notion');
    const isFirst = ({ name }: { name: string }) => name === `${writing}.md`;
    const part = async (entries: typeof files, number: number) => ({
      name: `Export-1d2e3f40-Part-${number}.zip`,
      content: new Uint8Array(await (await zipOf(entries)).arrayBuffer()),
    });
    const outer = await zipOf([
      await part(files.filter(isFirst), 1),
      await part(
        files.filter((file) => !isFirst(file)),
        2,
      ),
    ]);
    const { documents } = await readChoice([{ path: '0aa1_Export-1d2e3f40.zip', file: outer }]);
    const index = [...documents.values()].find(({ title }) => title === 'Writing');
    expect(documents.size).toBe(3);
    expect(index?.blocks[0]?.links.map(({ url }) => url)).toEqual([
      'https://blog.example.org/partition-keys',
    ]);
  });
});

describe('an Obsidian vault', () => {
  const vault = [
    { path: 'vault/.obsidian/app.json', file: new Blob(['{}']) },
    ...asFolder('obsidian', 'vault'),
  ];

  it('makes plain text of links, embeds, callouts, marks and comments', async () => {
    const { documents } = await readChoice(vault);
    const note = documents.get('Idempotency.md');
    expect(note).toMatchObject({
      title: 'Idempotency in practice',
      url: 'https://blog.example.org/idempotency',
      publishedAt: Date.UTC(2023, 6, 8),
      tags: ['howto', 'data/keys', 'kafka'],
    });
    expect(note && outline(note)).toEqual([
      'paragraph: Handlers are called twice. See the outbox, Replays and Unwritten note. [Replays](https://talks.example.org/replays)',
      'quote: Start small One table is enough.',
      'paragraph: Outbox',
      'code: -- [[not a link]] #nottag',
    ]);
  });

  it('follows links by alias and by path', async () => {
    const { documents } = await readChoice(vault);
    const note = documents.get('Outbox.md');
    expect(note && outline(note)).toEqual([
      'paragraph: Back to Exactly once or by path. A howto text. [Exactly once](https://blog.example.org/idempotency) [by path](https://blog.example.org/idempotency)',
    ]);
  });

  it('leaves out drafts and attachments, and names them', async () => {
    const { documents, report } = await readChoice(vault);
    expect([...documents.keys()].sort()).toEqual(['Idempotency.md', 'Outbox.md', 'talks/Replays.md']);
    expect(report).toEqual([
      ['vault/.obsidian/', 'format-unknown'],
      ['vault/files/paper.pdf', 'export-part-left-out'],
      ['talks/Unfinished.md', 'draft-left-out'],
    ]);
    const asked = await readChoice(vault, true);
    expect(asked.documents.get('talks/Unfinished.md')?.isPrivate).toBe(true);
  });
});
