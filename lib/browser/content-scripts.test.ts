import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createButtonScript } from './content-scripts';

/** The browser's registry of content scripts and its tabs. */
const world = vi.hoisted(() => ({
  registered: new Map<string, { id: string; matches: string[] }>(),
  injected: [] as number[],
  asleep: new Set<number>(),
}));

vi.mock('wxt/browser', () => {
  const store = async (scripts: Array<{ id: string; matches: string[] }>) => {
    for (const script of scripts) world.registered.set(script.id, script);
  };
  return {
    browser: {
      scripting: {
        getRegisteredContentScripts: async () => [...world.registered.values()],
        registerContentScripts: async (scripts: Array<{ id: string; matches: string[] }>) => {
          if (scripts.some(({ id }) => world.registered.has(id))) throw new Error('Duplicate script ID');
          await store(scripts);
        },
        updateContentScripts: store,
        unregisterContentScripts: async () => world.registered.clear(),
        executeScript: async ({ target }: { target: { tabId: number } }) => {
          if (world.asleep.has(target.tabId)) throw new Error('The tab is asleep');
          world.injected.push(target.tabId);
        },
      },
      tabs: {
        query: async ({ url }: { url?: string[] }) =>
          url ? [{ id: 1 }, { id: 2 }] : [{ id: 1 }, { id: 2 }, { id: 3 }],
      },
    },
  };
});

const patterns = ['https://www.linkedin.com/*'];

function setUp() {
  const told: Array<[number, boolean]> = [];
  const buttons = createButtonScript(async (tabId, enabled) => void told.push([tabId, enabled]));
  return { buttons, told };
}

describe('the script with the in-page button', () => {
  beforeEach(() => {
    world.registered.clear();
    world.injected = [];
    world.asleep.clear();
  });

  it('is registered for all frames, and brought into the tabs that are open', async () => {
    const { buttons, told } = setUp();
    await buttons.switchOn(patterns);
    expect([...world.registered.values()]).toMatchObject([
      {
        js: ['/linkedin.js'],
        matches: patterns,
        allFrames: true,
        matchOriginAsFallback: true,
      },
    ]);
    expect(world.injected).toEqual([1, 2]);
    expect(told).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  it('can be switched on twice, also at the same time', async () => {
    const { buttons } = setUp();
    await Promise.all([buttons.switchOn(patterns), buttons.switchOn([...patterns, 'http://localhost/*'])]);
    expect([...world.registered.values()]).toMatchObject([{ matches: [...patterns, 'http://localhost/*'] }]);
  });

  it('is not kept back by a tab that cannot be reached', async () => {
    world.asleep.add(1);
    const { buttons, told } = setUp();
    await buttons.switchOn(patterns);
    expect(told).toEqual([[2, true]]);
  });

  it('goes from every tab when it is switched off, also without site access', async () => {
    const { buttons, told } = setUp();
    await buttons.switchOn(patterns);
    told.length = 0;
    await buttons.switchOff();
    expect(world.registered.size).toBe(0);
    expect(told.map(([tabId, enabled]) => [tabId, enabled])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
  });

  it('does nothing when it is off already', async () => {
    const { buttons, told } = setUp();
    await buttons.switchOff();
    expect(told).toEqual([]);
  });
});
