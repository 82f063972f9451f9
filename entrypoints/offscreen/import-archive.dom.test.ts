import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewImportItem } from '../../lib/app/ports';
import { type ChosenFile, listFiles, sourceOfFiles } from '../../lib/importers/list-files';
import { zipOf } from '../../lib/importers/zip-for-tests';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { setUp } from './import-for-tests';

const complete = 'Complete_LinkedInDataExport_11-05-2026';
const older = 'Basic_LinkedInDataExport_older';
const root = '/tests/fixtures/linkedin-archive/';
const fixtures = import.meta.glob<string>('/tests/fixtures/linkedin-archive/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The files of an archive below its folder. */
function filesOf(archive: string): Array<{ name: string; content: string }> {
  return Object.entries(fixtures)
    .filter(([path]) => path.startsWith(`${root}${archive}/`))
    .map(([path, content]) => ({ name: path.slice(root.length + archive.length + 1), content }));
}

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`import-archive-${crypto.randomUUID()}`);
});
afterEach(() => {
  db.close();
});

async function add(files: ChosenFile[]) {
  const { queue, runner, exemplars } = setUp(db);
  const run = await queue.createRun(sourceOfFiles(files.map(({ path }) => path)));
  for await (const batch of listFiles(files)) await queue.addItems(run.id, batch);
  await queue.finishListing(run.id);
  await runner.workOff();
  const ended = await queue.run(run.id);
  const items = await queue.items(run.id);
  const rows = new Map(items.filter((item) => item.rows).map((item) => [item.name, item.rows]));
  return { queue, exemplars, run: ended, items, rows };
}

const zipped = async (archive: string, name = `${archive}.zip`): Promise<ChosenFile> => ({
  path: name,
  file: await zipOf(filesOf(archive)),
});

const titles = async () => (await db.documents.toArray()).map(({ title }) => title).sort();

describe('a LinkedIn archive', () => {
  it('accounts for every row of every table', async () => {
    const { run, rows, items } = await add([await zipped(complete)]);
    expect(run).toMatchObject({
      state: 'done',
      sourceKind: 'linkedin-archive',
      counts: { failed: 0, skipped: 0 },
    });
    for (const tally of rows.values()) {
      const leftOut = Object.values(tally?.leftOut ?? {}).reduce((sum, count) => sum + count, 0);
      expect(tally?.total).toBe((tally?.kept ?? 0) + (tally?.failed ?? 0) + leftOut);
    }
    const tables = filesOf(complete).filter(({ name }) => name.endsWith('.csv'));
    expect([...rows.keys()].sort()).toEqual(tables.map(({ name }) => name).sort());
    expect(Object.fromEntries(rows)).toMatchObject({
      'Shares_990000001.csv': { total: 4, kept: 3, leftOut: { 'bare-repost': 1 } },
      'Comments_990000001.csv': { total: 4, kept: 1, leftOut: { 'too-short': 3 } },
      'messages.csv': {
        total: 7,
        kept: 2,
        leftOut: { draft: 1, unanswered: 2, sponsored: 1, spam: 1 },
      },
      'Connections.csv': { total: 3, kept: 0, leftOut: { 'about-others': 3 } },
      'Email Addresses.csv': { total: 1, kept: 0, leftOut: { personal: 1 } },
      'InstantReposts_990000001.csv': { total: 1, leftOut: { 'bare-repost': 1 } },
      'Recommendations_Given.csv': { total: 1, kept: 1 },
      'Publications.csv': { total: 0 },
      'Positions.csv': { total: 2, kept: 2 },
      'LearningCoachMessages.csv': { total: 0 },
    });
    expect(items.every((item) => item.state !== 'waiting' && item.input.kind === 'none')).toBe(true);
  });

  it('stores posts under the address LinkedIn’s own pages have, with their lines as written', async () => {
    await add([await zipped(complete)]);
    const post = await db.documents
      .where('[sourceId+key]')
      .equals(['linkedin-archive:linkedin-archive', 'urn:li:share:7391200000000000001'])
      .first();
    expect(post).toMatchObject({
      kind: 'linkedin-post',
      title: 'Forty jobs, one log',
      url: 'https://www.linkedin.com/feed/update/urn:li:share:7391200000000000001/',
      publishedAt: Date.UTC(2026, 10, 3, 8, 12),
      publishedFrom: 'archive',
      status: 'active',
    });
    const [passage] = await db.passages
      .where('[documentId+order]')
      .between([post?.id, 0], [post?.id, 9])
      .toArray();
    expect(passage?.text).toContain('2. Replays are a "feature".');
    expect(passage?.text).not.toMatch(/^"|"$/m);
    expect(passage?.links.map((link) => link.url)).toEqual(['https://example.com/freight-events']);
  });

  it('stores articles with their address and date, without what LinkedIn puts around them', async () => {
    await add([await zipped(complete)]);
    const articles = await db.documents.where('kind').equals('post').sortBy('title');
    expect(articles.map(({ title, url, publishedAt }) => ({ title, url, publishedAt }))).toEqual([
      {
        title: 'Choosing a partition key',
        url: 'https://www.linkedin.com/pulse/choosing-partition-key-renske-vlaarhoven-demo-ab1ce',
        publishedAt: undefined,
      },
      {
        title: 'Über Logs und Schlüssel',
        url: 'https://www.linkedin.com/pulse/%C3%BCber-logs-und-schl%C3%BCssel-renske-vlaarhoven-demo',
        publishedAt: Date.UTC(2019, 2, 3, 8),
      },
    ]);
    const texts = (await db.passages.toArray()).map(({ text }) => text).join('\n');
    expect(texts).toContain('Support can read it aloud.');
    expect(texts).not.toMatch(/Created on|Published on|font-family/);
  });

  it('keeps nothing of other people’s data and of what is personal', async () => {
    await add([await zipped(complete)]);
    const everything = JSON.stringify([
      await db.documents.toArray(),
      await db.passages.toArray(),
      await db.links.toArray(),
      await db.exemplars.toArray(),
      await db.importItems.toArray(),
    ])
      // Random ids and hashes may hold any four digits.
      .replace(/[\da-f-]{32,}/gu, '');
    for (const secret of [
      'Mar 4, 1990',
      '1990',
      '3011',
      'renske_demo',
      'renske@example.org',
      'pernilla@example.com',
      'South Holland',
      'Great mentor',
      'ABC-1',
      'Enjoyed your talk',
      'Account was closed later',
      'Who can review',
    ]) {
      expect(everything).not.toContain(secret);
    }
  });

  it('makes private notes of the profile and of recommendations', async () => {
    await add([await zipped(complete)]);
    const notes = await db.documents.where('status').equals('private').sortBy('title');
    expect(notes.map(({ title }) => title)).toEqual(['About me', 'Recommendation for Idowu Castellane']);
    const about = (
      await db.passages.where('[documentId+order]').between([notes[0]?.id, 0], [notes[0]?.id, 9]).toArray()
    )
      .map(({ text }) => text)
      .join('\n');
    expect(about).toContain('Principal engineer, Tideglass (Jan 2021 – today)');
    expect(about).toContain('C, C++');
    expect(about.split('Talks: on request.')).toHaveLength(2);
  });

  it('pairs past replies with what was asked, outside of the library', async () => {
    await add([await zipped(complete)]);
    expect(await db.exemplars.toArray()).toMatchObject([
      {
        inboundText: expect.stringMatching(/^Hi Renske,[\s\S]*Would you "start over" with the outbox/),
        replyText: 'Shipment id, never the depot id.',
        repliedAt: Date.UTC(2026, 10, 3, 22, 1),
        isGroup: false,
      },
    ]);
    const texts = (await db.passages.toArray()).map(({ text }) => text).join('\n');
    expect(texts).not.toContain('never the depot id');
  });

  it('changes nothing when it comes again, as a folder or under another name', async () => {
    await add([await zipped(complete)]);
    const before = [await titles(), (await db.exemplars.toArray()).map(({ id, hash }) => [id, hash])];
    const asFolder = filesOf(complete).map(
      ({ name, content }): ChosenFile => ({ path: `data/${name}`, file: new Blob([content]) }),
    );
    for (const files of [asFolder, [await zipped(complete, 'renamed.zip')]]) {
      const { run } = await add(files);
      expect(run?.counts).toMatchObject({ new: 0, changed: 0, failed: 0 });
      expect([await titles(), (await db.exemplars.toArray()).map(({ id, hash }) => [id, hash])]).toEqual(
        before,
      );
    }
  });

  it('reads older archives with a byte order mark and fewer columns', async () => {
    const { rows } = await add([await zipped(older)]);
    expect(Object.fromEntries(rows)).toMatchObject({
      'Shares.csv': { total: 1, kept: 1 },
      'messages.csv': { total: 3, kept: 2, leftOut: { unanswered: 1 } },
      'Connections.csv': { total: 1, leftOut: { 'about-others': 1 } },
    });
    const [passage] = await db.passages.toArray();
    expect(passage?.text).toBe('Line one\nLine "two"');
  });

  it('knows a post again that was read from LinkedIn’s own pages, which name it differently', async () => {
    const { writer } = setUp(db);
    const urn = 'urn:li:activity:7391200000123456789';
    await writer.save('linkedin-activity:own', urn, {
      title: 'Worth a read – my team copied the idea in a week',
      kind: 'linkedin-post',
      url: `https://www.linkedin.com/feed/update/${urn}/`,
      publishedAt: Date.UTC(2026, 8, 30, 6, 5, 1),
      publishedFrom: 'urn',
      tags: [],
      isPrivate: false,
      blocks: [{ kind: 'paragraph', text: 'Worth a read – my team copied the idea in a week.', links: [] }],
    });
    const { items } = await add([await zipped(complete)]);
    expect(items.find(({ name }) => name === 'urn:li:ugcPost:7378900000000000002')?.state).toBe('unchanged');
    expect(await db.documents.filter(({ title }) => title.startsWith('Worth a read')).count()).toBe(1);
  });

  it('names the line of a broken row and imports all others', async () => {
    const shares = [
      'Date,ShareLink,ShareCommentary,SharedUrl,Visibility',
      '2026-01-01 08:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000001,First post,,PUBLIC',
      '2026-01-02 08:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000002,"broken, never closed,,PUBLIC',
      '2026-01-03 08:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000003,Third post,,PUBLIC',
    ].join('\n');
    const { items, rows } = await add([{ path: 'Shares_1.csv', file: new Blob([shares]) }]);
    expect(rows.get('Shares_1.csv')).toMatchObject({ total: 3, kept: 2, failed: 1 });
    expect(items.filter(({ state }) => state === 'failed')).toMatchObject([
      { name: 'Shares_1.csv:3', error: { code: 'row-unreadable', values: { line: 3 } } },
    ]);
    expect(await titles()).toEqual(['First post', 'Third post']);
  });

  it('says so when a table has the name but not the columns, and when nobody can be told to be the owner', async () => {
    const twoPeople = [
      'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT',
      '2-MDAwMDAwMDEtMTExMQ==,,Ann Aldane,,Bo Birkholt,2026-01-01 08:00:00 UTC,,Hello there',
      '2-MDAwMDAwMDEtMTExMQ==,,Bo Birkholt,,Ann Aldane,2026-01-01 09:00:00 UTC,,Hello to you too my friend',
    ].join('\n');
    const { items } = await add([
      { path: 'Shares.csv', file: new Blob(['One,Two\n1,2\n']) },
      { path: 'messages.csv', file: new Blob([twoPeople]) },
    ]);
    expect(items.map(({ name, state, error }) => [name, state, error?.code])).toEqual([
      ['Shares.csv', 'failed', 'table-unknown'],
      ['messages.csv', 'failed', 'archive-owner-unknown'],
    ]);
    expect(await db.exemplars.count()).toBe(0);
  });

  it('leaves tables of other programs alone', async () => {
    const items: NewImportItem[] = [];
    const files = ['Skills.csv', 'numbers.csv'].map((path) => ({ path, file: new Blob(['Name\nx\n']) }));
    for await (const batch of listFiles(files)) items.push(...batch);
    expect(items).toMatchObject([
      { name: 'Skills.csv', error: { code: 'format-unknown' } },
      { name: 'numbers.csv', error: { code: 'format-unknown' } },
    ]);
  });
});
