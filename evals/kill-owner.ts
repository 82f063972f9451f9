import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAuthor } from './kill-author';
import type { KillRig, StoredLibrary } from './kill-rig';
import type { KillSite, SitePost } from './kill-site';

/** How the library differs from what was published. */
export interface LibraryFigures {
  documents: number;
  lost: string[];
  duplicated: string[];
  /** Documents that hold another version than the newest. */
  outdated: string[];
  /** How many documents the index holds more than there are. */
  indexDifference: number;
}

export type Place = 'folder' | 'feed' | 'website';

/** Texts in the first version of the feed and the website, and in a folder, which is read faster. */
const [size, folderSize] = [60, 150];

/** Somebody who publishes in three places and has Drafthand take it in. */
export function createOwner(rig: KillRig, site: KillSite, folder: string, random: () => number) {
  const author = createAuthor(random);
  /** Title → marker of the newest version, for everything ever published. */
  const expected = new Map<string, string>();
  const note = (posts: SitePost[]) => {
    for (const { title, marker } of posts) expected.set(title, marker);
  };
  /** A few said anew, a few more; the oldest two are taken off the page and must stay in the library. */
  const nextVersion = (posts: SitePost[], place: Place) =>
    posts.length === 0
      ? Array.from({ length: size }, () => author.write(place))
      : [
          ...posts.slice(2).map((post) => (random() < 0.3 ? author.rewrite(post) : post)),
          ...Array.from({ length: 8 }, () => author.write(place)),
        ];
  const feed = { url: `${site.origin}/feed.xml`, kind: 'feed' };
  const website = { url: `${site.origin}/`, sitemapUrls: [`${site.origin}/sitemap.xml`] };

  /** The page that lists files is needed until all are in the queue. */
  let closing: Promise<void> | undefined;

  const ask = async (isFirst: boolean, first: [string, object], sourceId: string) => {
    const answer = await (isFirst ? rig.send(...first) : rig.send('source/sync', { sourceId }));
    if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.error)}`);
  };

  return {
    expected,

    /** Resolves when no page of ours is open any more. */
    rest: () => closing,

    /**
     * Publishes something and begins to take it in. `isListed`: resolves only when the files of a folder
     * are with Drafthand, so that nothing but Drafthand is needed from then on.
     */
    async publish(place: Place, { isListed }: { isListed: boolean }): Promise<void> {
      if (place === 'folder') return addFolder(isListed);
      const isFirst = site[place === 'feed' ? 'feed' : 'pages'].length === 0;
      if (place === 'feed') {
        site.feed = nextVersion(site.feed, place);
        note(site.feed);
        return ask(isFirst, ['import/url', feed], `feed:${feed.url}`);
      }
      site.pages = nextVersion(site.pages, place);
      note(site.pages);
      return ask(isFirst, ['import/site', website], `website:${website.url}`);
    },
  };

  async function addFolder(isListed: boolean): Promise<void> {
    const posts = Array.from({ length: folderSize }, () => author.write('folder'));
    note(posts);
    const path = join(folder, String(expected.size));
    mkdirSync(path, { recursive: true });
    const files = posts.map(({ title, body }, index) => {
      const file = join(path, `${expected.size}-${index}.md`);
      writeFileSync(file, `# ${title}\n\n${body}\n`);
      return file;
    });
    const before = (await rig.progress()).newest;
    const studio = await rig.openPage('options.html#library');
    await studio.getByLabel('Add files', { exact: true }).setInputFiles(files);
    await studio.getByRole('button', { name: /^Import( |$)/ }).click();
    while ((await rig.progress()).newest === before) await studio.waitForTimeout(10);
    const isInQueue = async () => {
      while ((await rig.progress()).states.includes('listing')) await studio.waitForTimeout(10);
      await studio.close();
    };
    if (isListed) await isInQueue();
    else closing = isInQueue();
  }
}

/** What is missing, there twice, or of an older version. */
export function compareLibrary(
  { documents, indexed }: StoredLibrary,
  expected: ReadonlyMap<string, string>,
): LibraryFigures {
  const counts = new Map<string, number>();
  for (const { title } of documents) counts.set(title, (counts.get(title) ?? 0) + 1);
  const texts = new Map(documents.map(({ title, text }) => [title, text]));
  const titles = [...expected.keys()];
  return {
    documents: documents.length,
    lost: titles.filter((title) => !counts.has(title)),
    duplicated: [...counts.keys()].filter((title) => counts.get(title) !== 1 || !expected.has(title)),
    outdated: titles.filter(
      (title) => counts.has(title) && !texts.get(title)?.includes(`${expected.get(title)} `),
    ),
    indexDifference: indexed - documents.length,
  };
}
