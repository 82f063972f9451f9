import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LinkServer, startLinkServer } from '../../tests/servers/link-server';
import { createLinkAsker } from '../browser/ask-link';
import type { LinkCheck, LinkRun } from '../core/library/link-check';
import { defaultSettings } from '../core/settings';
import { createLinkChecks, type LinkCheckPorts, type LinkCheckStore } from './check-links';

const day = 24 * 3_600_000;
let server: LinkServer;

beforeEach(async () => {
  server = await startLinkServer();
});

afterEach(() => server.close());

/** The store in memory. */
function createTestStore(urls: string[]) {
  const checks = new Map<string, LinkCheck>();
  const state: { run?: LinkRun; urls: string[] } = { urls };
  const store: LinkCheckStore = {
    addresses: async (documentIds) => (documentIds ? state.urls.slice(0, 1) : [...state.urls]),
    checks: async (wanted) =>
      new Map(wanted.flatMap((url) => (checks.has(url) ? [[url, checks.get(url) as LinkCheck]] : []))),
    run: async () => structuredClone(state.run),
    begin: async (run) => {
      state.run = structuredClone(run);
    },
    progress: async (changes) => {
      if (state.run?.state !== 'running') return false;
      state.run = { ...state.run, ...changes };
      return true;
    },
    tidy: async () => {
      for (const url of checks.keys()) if (!state.urls.includes(url)) checks.delete(url);
    },
    record: async (check) => {
      checks.set(check.url, check);
      if (!state.run) return;
      state.run.done += 1;
      state.run.counts[check.state] += 1;
    },
  };
  return { store, checks, state };
}

function setUp(urls: string[], changes: Partial<LinkCheckPorts> = {}) {
  const kept = createTestStore(urls);
  const world = { time: 1_790_000_000_000, waits: [] as number[], held: 0, weekly: false };
  const asking = { fetch: server.fetch, now: () => world.time };
  const [patient, impatient] = [createLinkAsker(asking), createLinkAsker({ ...asking, timeout: 300 })];
  const ports: LinkCheckPorts = {
    store: kept.store,
    // Only who never answers is given up soon: on a busy machine the others may take longer than that.
    ask: (url, ...rest) => (server.pages.get(url)?.silence === 'slow' ? impatient : patient)(url, ...rest),
    hasOrigin: async () => true,
    isOnline: () => true,
    settings: { get: async () => ({ ...defaultSettings, checksLinksWeekly: world.weekly }) },
    clock: {
      now: () => world.time,
      after(milliseconds, callback) {
        world.waits.push(milliseconds);
        const timer = setImmediate(callback);
        return () => clearImmediate(timer);
      },
    },
    keepAlive: {
      hold() {
        world.held += 1;
        return () => {
          world.held -= 1;
        };
      },
    },
    ...changes,
  };
  return { links: createLinkChecks(ports), ports, world, ...kept };
}

describe('a link check', () => {
  it('asks with HEAD, then GET, and keeps what it found', async () => {
    server.pages.set('https://a.example/fine', {});
    server.pages.set('https://a.example/no-head', { headStatus: 405, isEndless: true });
    server.pages.set('https://a.example/old', { redirect: 'https://b.example/new' });
    server.pages.set('https://b.example/new', {});
    server.pages.set('https://b.example/refuses', { status: 403 });
    server.pages.set('https://c.example/hangs-up', { silence: 'hang-up' });
    server.pages.set('https://d.example/slow', { silence: 'slow' });
    const urls = [
      'https://a.example/fine',
      'https://a.example/gone',
      'https://a.example/no-head',
      'https://a.example/old',
      'https://b.example/refuses',
      'https://c.example/hangs-up',
      'https://d.example/slow',
      'http://e.example/gone',
    ];
    const { links, checks, state, world } = setUp(urls);
    expect(await links.start()).toBe(true);
    expect(world.held).toBe(1);
    await links.settled();

    expect(Object.fromEntries([...checks].map(([url, check]) => [url, check.state]))).toEqual({
      'https://a.example/fine': 'ok',
      'https://a.example/gone': 'dead',
      'https://a.example/no-head': 'ok',
      'https://a.example/old': 'moved',
      'https://b.example/refuses': 'unsure',
      'https://c.example/hangs-up': 'unsure',
      'https://d.example/slow': 'unsure',
      'http://e.example/gone': 'unsure',
    });
    expect(checks.get('https://a.example/old')?.movedTo).toBe('https://b.example/new');
    expect(state.run).toMatchObject({
      state: 'done',
      total: 8,
      done: 8,
      counts: { ok: 2, dead: 1, moved: 1, unsure: 4 },
    });
    const asked = server.seen
      .filter(({ url }) => url.endsWith('/gone'))
      .map(({ method, url }) => [method, url]);
    expect(asked).toContainEqual(['HEAD', 'https://a.example/gone']);
    expect(asked).toContainEqual(['GET', 'https://a.example/gone']);
    expect(asked).toContainEqual(['HEAD', 'https://e.example/gone']);
    expect(server.seen.filter(({ url }) => url === 'https://a.example/fine')).toHaveLength(1);
    for (const { headers } of server.seen) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
    expect(world.held).toBe(0);
  });

  it('is at one site at a time, with two requests at most', async () => {
    const urls = ['a', 'b', 'c'].flatMap((site) =>
      Array.from({ length: 6 }, (_, index) => `https://${site}.example/${index}`),
    );
    for (const url of urls) server.pages.set(url, {});
    const { links, state } = setUp(urls);
    await links.start();
    await links.settled();
    expect(server.most).toEqual({ perSite: 2, sites: 1 });
    expect(state.run).toMatchObject({ state: 'done', done: 18 });
  });

  it('leaves out the sites it has no access to, and counts their links', async () => {
    server.pages.set('https://a.example/', {});
    const { links, state } = setUp(['https://a.example/', 'https://b.example/1', 'https://b.example/2'], {
      hasOrigin: async (site) => site === 'https://a.example',
    });
    await links.start();
    await links.settled();
    expect(state.run).toMatchObject({ state: 'done', total: 3, done: 1, withoutAccess: 2 });
    expect(server.seen.map(({ url }) => url)).toEqual(['https://a.example/']);
  });

  it('waits once as long as a site asks for, then leaves it alone', async () => {
    const urls = Array.from({ length: 8 }, (_, index) => `https://busy.example/${index}`);
    for (const url of urls) server.pages.set(url, { status: 429, retryAfter: '7' });
    const { links, state, world } = setUp(urls);
    await links.start();
    await links.settled();
    expect(world.waits).toContain(7_000);
    expect(server.seen.length).toBeLessThanOrEqual(4);
    expect(state.run?.state).toBe('done');
    expect((state.run?.done ?? 0) + (state.run?.putOff ?? 0)).toBe(8);
    expect(state.run?.counts.dead).toBe(0);
  });

  it('does not wait for a site that asks for hours', async () => {
    const urls = Array.from({ length: 5 }, (_, index) => `https://busy.example/${index}`);
    for (const url of urls) server.pages.set(url, { status: 503, retryAfter: '7200' });
    const { links, state, world } = setUp(urls);
    await links.start();
    await links.settled();
    expect(Math.max(0, ...world.waits)).toBeLessThan(1_000);
    expect(state.run).toMatchObject({ state: 'done', done: 2, putOff: 3 });
  });

  it('asks a site no more that does not answer', async () => {
    server.pages.set('https://a.example/', {});
    const urls = Array.from({ length: 9 }, (_, index) => `https://down.example/${index}`);
    for (const url of urls) server.pages.set(url, { silence: 'hang-up' });
    const { links, state } = setUp(['https://a.example/', ...urls]);
    await links.start();
    await links.settled();
    expect(state.run?.state).toBe('done');
    expect(state.run?.putOff).toBeGreaterThanOrEqual(5);
    expect(server.seen.filter(({ url }) => url.includes('down')).length).toBeLessThanOrEqual(12);
  });
});

describe('when the network is gone', () => {
  it('ends with words about it and blames no link', async () => {
    const urls = ['a', 'b', 'c', 'd'].map((site) => `https://${site}.example/`);
    for (const url of urls) server.pages.set(url, { silence: 'hang-up' });
    const { links, checks, state } = setUp(urls);
    await links.start();
    await links.settled();
    expect(state.run).toMatchObject({ state: 'failed', error: { code: 'network-down' } });
    expect(checks.size).toBe(0);
  });

  it('asks nobody while the browser says it is offline, and goes on where it was with the next click', async () => {
    let online = true;
    let isFirst = true;
    const urls = ['https://a.example/', 'https://b.example/', 'https://c.example/'];
    for (const url of urls) server.pages.set(url, {});
    const { links, state } = setUp(urls, {
      isOnline: () => online,
      hasOrigin: async (site) => {
        if (site === 'https://b.example' && isFirst) {
          online = false;
          isFirst = false;
        }
        return true;
      },
    });
    await links.start();
    await links.settled();
    expect(state.run).toMatchObject({ state: 'failed', error: { code: 'network-down' }, done: 1 });
    online = true;
    expect(await links.start()).toBe(true);
    await links.settled();
    expect(state.run).toMatchObject({ state: 'done', done: 3, total: 3 });
    expect(server.seen.map(({ url }) => url)).toEqual(urls);
  });
});

describe('a run', () => {
  const urls = Array.from({ length: 6 }, (_, index) => `https://a.example/${index}`);

  it('goes on after a killed worker with what is left', async () => {
    for (const url of urls) server.pages.set(url, {});
    const first = setUp(urls);
    const asked: string[] = [];
    const dying = createLinkChecks({
      ...first.ports,
      ask: async (url, method, signal) => {
        asked.push(url);
        if (asked.length > 3) await new Promise(() => undefined);
        return first.ports.ask(url, method, signal);
      },
    });
    await dying.start();
    await expect.poll(() => first.checks.size).toBe(3);

    first.world.time += 60_000;
    const next = createLinkChecks(first.ports);
    await next.resume();
    await next.settled();
    expect(first.state.run).toMatchObject({ state: 'done', total: 6, done: 6, counts: { ok: 6 } });
    expect(server.seen).toHaveLength(6);
  });

  it('ends when it is stopped, keeps what is checked, and is one at a time', async () => {
    server.pages.set(urls[0] as string, {});
    for (const url of urls.slice(1)) server.pages.set(url, { silence: 'slow' });
    const { links, state, checks, world } = setUp(urls);
    await links.start();
    expect(await links.start()).toBe(false);
    await expect.poll(() => checks.size).toBe(1);
    await links.stop();
    expect(state.run).toMatchObject({ state: 'stopped', done: 1 });
    expect(world.held).toBe(0);
  });

  it('over some documents asks for their links only', async () => {
    server.pages.set(urls[0] as string, {});
    const { links, state } = setUp(urls);
    await links.start(['document-1']);
    await links.settled();
    expect(state.run).toMatchObject({ state: 'done', documentIds: ['document-1'], total: 1 });
    expect(server.seen).toHaveLength(1);
  });
});

describe('the weekly check', () => {
  const urls = ['https://a.example/1', 'https://a.example/2'];

  it('does nothing while it is switched off', async () => {
    const { links } = setUp(urls);
    expect(await links.task.dueAt()).toBeUndefined();
    await links.task.run();
    await links.settled();
    expect(server.seen).toHaveLength(0);
  });

  it('asks for what was not checked for a week, looks once a day, and then rests', async () => {
    for (const url of urls) server.pages.set(url, {});
    const { links, state, world, checks } = setUp(urls);
    const run = async () => {
      await links.task.run();
      await links.settled();
    };
    world.weekly = true;
    checks.set(urls[0] as string, {
      url: urls[0] as string,
      state: 'ok',
      checkedAt: world.time - 2 * day,
      failures: 0,
    });
    expect(await links.task.dueAt()).toBe(world.time);
    await run();
    expect(server.seen.map(({ url }) => url)).toEqual([urls[1]]);
    expect(state.run).toMatchObject({ state: 'done', trigger: 'schedule', total: 1 });
    expect(await links.task.dueAt()).toBe(world.time + day);
    await run();
    world.time += day;
    await run();
    expect(server.seen).toHaveLength(1);
    expect(state.run).toMatchObject({ state: 'done', total: 0, startedAt: world.time });
    world.time += 6 * day;
    await run();
    expect(server.seen).toHaveLength(3);
  });

  it('looks after a run whose worker is gone, and tries again an hour after the network was', async () => {
    server.pages.set('https://a.example/1', {});
    server.pages.set('https://a.example/2', {});
    const { links, state, world } = setUp(urls);
    state.run = {
      id: 'links',
      state: 'running',
      trigger: 'owner',
      startedAt: world.time,
      total: 2,
      done: 0,
      counts: { ok: 0, moved: 0, dead: 0, unsure: 0 },
      withoutAccess: 0,
      putOff: 0,
    };
    expect(await links.task.dueAt()).toBe(world.time + 300_000);
    await links.task.run();
    await links.settled();
    expect(state.run).toMatchObject({ state: 'done', done: 2 });

    world.weekly = true;
    state.run = { ...state.run, state: 'failed', finishedAt: world.time };
    expect(await links.task.dueAt()).toBe(world.time + 3_600_000);
  });
});
