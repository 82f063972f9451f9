import { describe, expect, it } from 'vitest';
import type { ActivityReading, OwnPost } from '../core/conversation/conversation';
import { createLibraryImports, documentOfPost, type ImportRuns } from './library-imports';
import type { ImportRun } from './ports';
import type { UnfinishedWork } from './ports/unfinished-work';
import { createUnfinishedWork } from './unfinished-work';

function setUp(discovering?: Promise<void>) {
  const events: string[] = [];
  const watched: string[] = [];
  const runs = new Map<string, ImportRun>();
  const sources = new Map<string, object>();
  const items = new Map<string, Parameters<ImportRuns['start']>[1]>();
  const queue: ImportRuns = {
    async start({ kind, label, address, site }, added) {
      const run: ImportRun = {
        id: `import-${runs.size + 1}`,
        sourceId: `${kind}:${address}`,
        sourceKind: kind,
        label,
        state: 'running',
        startedAt: 1,
        total: 0,
        counts: { new: 0, changed: 0, unchanged: 0, skipped: 0, failed: 0, gone: 0 },
      };
      runs.set(run.id, run);
      items.set(run.id, added);
      if (site) sources.set(run.sourceId, { site });
      return run;
    },
    pause: async (id) => void events.push(`row paused ${id}`),
    resume: async (id) => void events.push(`row resumed ${id}`),
    async stop(id) {
      events.push(`row stopped ${id}`);
      const run = runs.get(id);
      if (run) run.state = 'stopped';
    },
    isListing: async () => [...runs.values()].some(({ state }) => state === 'listing'),
    unfinished: async () => [...runs.values()].filter(({ state }) => state === 'running'),
  };
  const clock = { now: 5_000 };
  const noted: { work?: UnfinishedWork } = {};
  const note = {
    get: async () => noted.work,
    put: async (work: UnfinishedWork) => {
      noted.work = work;
    },
    async remove() {
      noted.work = undefined;
    },
  };
  const place = { isThere: false };
  const imports = createLibraryImports({
    queue,
    work: createUnfinishedWork(note, () => clock.now),
    now: () => clock.now,
    onRunning: () => void watched.push('looked after'),
    worker: {
      wake: async () => void events.push('wake'),
      async goOn() {
        events.push('go on');
        return !place.isThere;
      },
      run: async (id) => void events.push(`run ${id}`),
      async discoverSite(url) {
        events.push(`discover ${url}`);
        if (discovering) await discovering;
        return { url, feeds: [], sitemaps: [], pageCount: 3, leftOutCount: 0, samplePages: [], problems: [] };
      },
      interrupt: async (id) => void events.push(`interrupt ${id}`),
      close: async () => void events.push('close'),
    },
  });
  return { imports, events, watched, runs, items, sources, clock, noted, place };
}

const post: OwnPost = {
  urn: 'urn:li:activity:7000000000000000000',
  url: 'https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000000/',
  publishedAt: 1_668_000_000_000,
  text: 'Nobody needs a feature store. Yet.\n\nStart with a table.\nMore in my post here and there.',
  links: [{ url: 'https://mara.example/feature-store', anchorText: 'my post here' }],
};

const activity: ActivityReading = {
  ownerName: 'Mara Lindqvist',
  profileSlug: 'mara-lindqvist',
  isOwn: true,
  posts: [post],
  skipped: { reposts: 2, byOthers: 1, withoutText: 0 },
};

describe('syncing the own posts', () => {
  it('stores each post as a document of the activity page and has them worked off', async () => {
    const { imports, events, runs, items } = setUp();
    const id = await imports.fromActivity(activity);
    expect(runs.get(id)).toMatchObject({
      sourceKind: 'linkedin-activity',
      sourceId: 'linkedin-activity:https://www.linkedin.com/in/mara-lindqvist/recent-activity/all/',
      state: 'running',
      label: 'Mara Lindqvist',
    });
    expect(items.get(id)).toEqual([
      { name: post.urn, input: { kind: 'document', document: documentOfPost(post) } },
    ]);
    expect(events).toEqual([`run ${id}`]);
  });

  it('keeps text, date, address and links of a post', () => {
    expect(documentOfPost(post)).toMatchObject({
      title: 'Nobody needs a feature store',
      kind: 'linkedin-post',
      url: post.url,
      publishedAt: post.publishedAt,
      publishedFrom: 'urn',
      isPrivate: false,
      blocks: [
        { kind: 'paragraph', text: 'Nobody needs a feature store. Yet.', links: [] },
        {
          text: 'Start with a table.\nMore in my post here and there.',
          links: [{ url: 'https://mara.example/feature-store', anchorText: 'my post here' }],
        },
      ],
    });
    expect(documentOfPost({ ...post, publishedAt: null })).not.toHaveProperty('publishedAt');
  });

  it('loses no link whose words are not in the text', () => {
    const document = documentOfPost({ ...post, links: [{ url: 'https://x.example/', anchorText: 'gone' }] });
    expect(document.blocks.flatMap(({ links }) => links.map(({ url }) => url))).toEqual([
      'https://x.example/',
    ]);
  });

  it('refuses someone else’s page and a page without own posts', async () => {
    const { imports, runs } = setUp();
    await expect(imports.fromActivity({ ...activity, isOwn: false })).rejects.toThrow('not-own-activity');
    await expect(imports.fromActivity({ ...activity, posts: [] })).rejects.toThrow('no-posts-found');
    expect(runs.size).toBe(0);
  });
});

describe('imports', () => {
  it('go on after a restart', async () => {
    const { imports, events } = setUp();
    const id = await imports.fromUrl('https://mara.example/feed.xml', 'feed');
    events.length = 0;
    await imports.resume();
    expect(events).toEqual([`run ${id}`]);
  });

  it('give the worker back when nothing is left, and not before', async () => {
    const { imports, events, runs } = setUp();
    const id = await imports.fromUrl('https://mara.example/post', 'page');
    events.length = 0;
    await imports.settle();
    expect(events).toEqual([`run ${id}`]);
    const run = runs.get(id);
    if (run) run.state = 'done';
    await imports.settle();
    expect(events.at(-1)).toBe('close');
  });

  it('keep the worker when another import is asked for while it says that it is idle', async () => {
    const { imports, events } = setUp();
    await Promise.all([imports.settle(), imports.run('import-9')]);
    expect(events).toEqual(['run import-9']);
  });

  it('keep the worker while it looks at a website, and give it back afterwards', async () => {
    let found = () => {};
    const discovering = new Promise<void>((resolve) => {
      found = resolve;
    });
    const { imports, events } = setUp(discovering);
    const discovery = imports.discoverSite('https://mara.example/');
    await imports.settle();
    expect(events).toEqual(['discover https://mara.example/']);
    found();
    expect(await discovery).toMatchObject({ pageCount: 3 });
    expect(events.at(-1)).toBe('close');
  });

  it('begin a website with what was found of it', async () => {
    const { imports, runs, items, sources } = setUp();
    const site = { feedUrl: 'https://mara.example/feed', sitemapUrls: ['https://mara.example/sitemap.xml'] };
    const id = await imports.fromSite({ url: 'https://mara.example', title: 'Mara', ...site });
    expect(runs.get(id)).toMatchObject({ sourceKind: 'website', label: 'Mara', state: 'running' });
    expect(items.get(id)).toEqual([
      { name: 'https://mara.example/', input: { kind: 'site', url: 'https://mara.example/' } },
    ]);
    expect(sources.get('website:https://mara.example/')).toEqual({ site });
  });

  it('pause in the store before the worker lets go, and go on in both', async () => {
    const { imports, events } = setUp();
    const id = await imports.fromUrl('https://mara.example/post', 'page');
    events.length = 0;
    await imports.pause(id);
    await imports.goOn(id);
    expect(events).toEqual([`row paused ${id}`, `interrupt ${id}`, `row resumed ${id}`, `run ${id}`]);
  });

  it('are looked after by the alarm while one is listed or worked off', async () => {
    const { imports, runs, watched } = setUp();
    expect(await imports.task.dueAt()).toBeUndefined();
    const id = await imports.fromUrl('https://mara.example/post', 'page');
    expect(watched).toEqual(['looked after']);
    expect(await imports.task.dueAt()).toBe(35_000);
    const run = runs.get(id);
    if (run) run.state = 'paused';
    await imports.settle();
    expect(await imports.task.dueAt()).toBeUndefined();
    if (run) run.state = 'listing';
    expect(await imports.task.dueAt()).toBe(35_000);
  });

  it('stop in the store before they stop in the worker', async () => {
    const { imports, events } = setUp();
    const id = await imports.fromUrl('https://mara.example/post', 'page');
    events.length = 0;
    await imports.stop(id);
    expect(events).toEqual([`row stopped ${id}`, `interrupt ${id}`]);
  });
});

describe('index and vectors that nobody reported done', () => {
  async function interrupted() {
    const all = setUp();
    await all.imports.refresh();
    all.events.length = 0;
    return all;
  }

  it('are gone on with after a restart, without an import that tells, until they are reported done', async () => {
    const { imports, events } = await interrupted();
    expect(await imports.task.dueAt()).toBe(35_000);
    await imports.resume();
    await imports.resume();
    expect(events).toEqual(['go on', 'go on']);
    await imports.settle();
    expect(events.at(-1)).toBe('close');
    await imports.resume();
    expect(events).toHaveLength(3);
    expect(await imports.task.dueAt()).toBeUndefined();
  });

  it('that fail, or end whoever works on them again and again, are left alone for longer and longer', async () => {
    const { imports, events, clock } = await interrupted();
    for (let tries = 0; tries < 20; tries += 1) await imports.resume();
    expect(events).toHaveLength(15);
    clock.now += 60_000;
    await imports.resume();
    expect(events).toHaveLength(16);
    await imports.settle({ isComplete: false });
    expect(events.at(-1)).toBe('close');
    expect(await imports.task.dueAt()).toBe(clock.now + 240_000);
    clock.now += 240_000;
    await imports.resume();
    expect(events.at(-1)).toBe('go on');
    // Asked for again, they are not left to wait.
    await imports.refresh();
    await imports.resume();
    expect(events.at(-1)).toBe('go on');
  });

  it('are not counted as begun again while somebody is at them', async () => {
    const { imports, noted, place } = await interrupted();
    place.isThere = true;
    for (let tries = 0; tries < 30; tries += 1) await imports.resume();
    expect(noted.work?.tries).toBe(0);
  });

  it('follow what the owner changed without disturbing what is being worked on, and are looked after', async () => {
    const { imports, events, noted } = setUp();
    await imports.followChange();
    expect(events).toEqual(['go on']);
    expect(noted.work).toMatchObject({ tries: 0 });
    await imports.settle();
    expect(events.at(-1)).toBe('close');
  });

  it('are not ended by a look at a website', async () => {
    const { imports, events } = await interrupted();
    await imports.discoverSite('https://mara.example/');
    expect(events).not.toContain('close');
  });
});
