import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { sampleRequests } from '../../lib/messaging/message-samples';
import { createReceiver } from '../../lib/messaging/receive';
import type { Adapters } from './adapters';
import { createHandlers } from './handlers';
import type { UseCases } from './use-cases';

/** What the browser was asked for, in order. */
const calls = vi.hoisted(() => [] as unknown[]);

vi.mock('wxt/browser', () => ({
  browser: {
    sidePanel: {
      async open(place: unknown) {
        calls.push(['panel opened', place]);
      },
    },
    tabs: {
      async query() {
        calls.push('tabs asked');
        return [{ id: 7, url: 'https://www.linkedin.com/messaging/' }];
      },
    },
  },
}));

const id = 'drafthand-id';
const page = { id, url: `chrome-extension://${id}/sidepanel.html` };
const contentScript = {
  id,
  url: 'https://www.linkedin.com/messaging/',
  origin: 'https://www.linkedin.com',
  frameId: 4,
  tab: { id: 7, windowId: 1 },
};

function setUp(agreed: object = { agreedAt: 1, entry: 'toolbar' }) {
  const log =
    (name: string, answer?: unknown) =>
    async (...values: unknown[]) => {
      calls.push([name, ...values]);
      return answer;
    };
  const origins = ['https://api.openai.com'];
  const tooLong = new Float32Array(4096).fill(1);
  const adapters = {
    embedders: { embeddings: { embed: async () => ({ vectors: [tooLong], tokens: 2 }) } },
    logger: { info: () => undefined, warn: () => undefined },
    targets: { get: async () => ({ view: { kind: 'idle' } }) },
    settings: { get: async () => ({ ...agreed, agreedOrigins: origins, embeddingOrigins: origins }) },
    hasOrigin: async (url: string) => url.startsWith('https://api.openai.com'),
    secrets: { save: log('save'), unlock: async () => false, state: async () => ({ kind: 'locked' }) },
    chat: { list: log('list', []), test: log('test') },
  };
  const useCases = {
    reading: { request: log('request', 'job-1'), read: log('read'), showUnreadable: log('show unreadable') },
    imports: { fromUrl: log('import', 'import-1') },
    entry: {},
  };
  const receive = createReceiver({
    context: 'background',
    handlers: createHandlers(adapters as unknown as Adapters, useCases as unknown as UseCases),
    extensionId: id,
    isAllowedPage: (url) => new URL(url).origin === 'https://www.linkedin.com',
  });
  return (type: keyof typeof sampleRequests, sender: object, data: unknown = sampleRequests[type]) =>
    new Promise<unknown>((resolve) => {
      receive({ drafthand: 1, to: 'background', type, data }, sender, resolve);
      calls.push('tick over');
    });
}

describe('a message to the background', () => {
  beforeEach(() => {
    calls.length = 0;
  });

  it.each(['draft/request', 'draft/unreadable'] as const)(
    '%s opens the panel first of all and within the tick of the message',
    async (type) => {
      const send = setUp();
      await send(type, contentScript);
      expect(calls[0]).toEqual(['panel opened', { tabId: 7 }]);
      expect(calls.indexOf('tick over')).toBeGreaterThan(0);
    },
  );

  it('starts a draft where the click was', async () => {
    const answer = await setUp()('draft/request', contentScript);
    expect(answer).toEqual({ ok: true, value: { jobId: 'job-1' } });
    expect(calls).toContainEqual([
      'request',
      sampleRequests['draft/request'].conversation,
      1,
      { tabId: 7, frameId: 4 },
    ]);
  });

  it.each(['draft/request', 'draft/unreadable'] as const)(
    '%s says when the sidebar is closed and the click could not open it',
    async (type) => {
      const { sidePanel } = browser;
      const sidebarAction = { open: () => Promise.reject(new Error('no')), isOpen: async () => false };
      Object.assign(browser, { sidePanel: undefined, sidebarAction });
      const answer = await setUp()(type, contentScript);
      Object.assign(browser, { sidePanel, sidebarAction: undefined });
      expect(answer).toMatchObject({ ok: true, value: { isPanelClosed: true } });
    },
  );

  it('opens no panel for a sender that is not LinkedIn, or for malformed data', async () => {
    const send = setUp();
    await send('draft/request', { ...contentScript, origin: 'https://evil.example' });
    await send('draft/request', contentScript, { conversation: {} });
    expect(calls).toEqual(['tick over', 'tick over']);
  });

  it('reads the active tab of the panel’s window', async () => {
    await setUp()('panel/read', page);
    expect(calls).toContainEqual([
      'read',
      { windowId: 1, tabId: 7, url: 'https://www.linkedin.com/messaging/' },
    ]);
  });

  it.each([
    ['model/list', { baseUrl: 'https://models.example/v1' }, 'endpoint-not-agreed'],
    ['model/test', { baseUrl: 'https://models.example/v1', model: 'm' }, 'endpoint-not-agreed'],
    ['embedding/test', { baseUrl: 'https://models.example/v1', model: 'm' }, 'endpoint-not-agreed'],
    ['embedding/test', { baseUrl: 'https://api.openai.com/v1', model: 'm' }, 'embedding-too-long'],
    ['import/url', { url: 'https://feeds.example/feed', kind: 'feed' }, 'permission-refused'],
    ['site/discover', { url: 'https://feeds.example/' }, 'permission-refused'],
    ['import/site', { url: 'https://feeds.example/', sitemapUrls: [] }, 'permission-refused'],
    ['secret/unlock', { passphrase: 'wrong one' }, 'passphrase-wrong'],
    ['profile/keep', { windowId: 1 }, 'page-not-reachable'],
    ['activity/sync', { windowId: 1 }, 'page-not-reachable'],
  ] as const)('%s is refused with its reason and does nothing', async (type, data, code) => {
    expect(await setUp()(type, page, data)).toMatchObject({ ok: false, error: { code } });
    expect(calls).toEqual(['tick over']);
  });

  it.each(['profile/keep', 'activity/sync'] as const)(
    '%s keeps nothing before the first-run page is answered',
    async (type) => {
      for (const settings of [{ entry: 'unset' }, { entry: 'toolbar' }, { entry: 'unset', agreedAt: 1 }]) {
        expect(await setUp(settings)(type, page)).toMatchObject({ ok: false, error: { code: 'not-agreed' } });
      }
    },
  );

  it('lists models of an endpoint the owner agreed to', async () => {
    expect(await setUp()('model/list', page)).toEqual({ ok: true, value: [] });
    expect(calls).toContainEqual(['list', 'https://api.openai.com/v1']);
  });
});

describe('an API key', () => {
  const addresses = {
    baseUrl: 'https://drafts.example/v1',
    embeddingBaseUrl: 'https://passages.example/v1',
  };

  it.each([
    [undefined, 'https://drafts.example'],
    [true, 'https://passages.example'],
  ])('is kept for the address in the settings that it is for (%s)', async (isForPassages, origin) => {
    calls.length = 0;
    const send = setUp(addresses);
    const sender = { ...page, url: `chrome-extension://${id}/options.html` };
    await send('secret/save', sender, { key: 'sk-test-1234', ...(isForPassages ? { isForPassages } : {}) });
    expect(calls).toContainEqual(['save', 'sk-test-1234', origin, undefined]);
  });
});
