import { describe, expect, it } from 'vitest';
import type { Conversation, LayoutHealth, PageReading } from '../core/conversation/conversation';
import type { PanelTarget } from '../core/drafting/draft-job';
import { DrafthandError } from '../core/errors';
import type { PageGlance } from '../core/library/page-glance';
import type { Result } from '../core/result';
import { defaultSettings } from '../core/settings';
import type { DraftOptions } from './draft-jobs';
import type { FrameReading } from './page-view';
import { createPanelReading } from './read-into-panel';
import { builtInSettings, question } from './test-ports';

const other: Conversation = { ...question, key: 'thread-2' };
const sponsored: Conversation = { ...question, key: 'thread-3', kind: 'sponsored', composer: 'missing' };

const health = (surface: string, ok: boolean, found = ok): LayoutHealth => ({
  surface,
  registryDate: '2026-11-20',
  ok,
  findings: [{ name: 'message', found, count: found ? 1 : 0, isRequired: true }],
});

const open = (conversations: Conversation[], activeKey?: string): PageReading => ({
  kind: 'conversations',
  conversations,
  activeKey,
  health: conversations.map(() => health('messaging-page', true)),
});

const unreadable = (...found: LayoutHealth[]): PageReading => ({ kind: 'unreadable', health: found });

const foreignPage: PageGlance = {
  url: 'https://hedda.example/keys',
  title: 'Keys',
  authors: ['Hedda Quillmark'],
  wordCount: 812,
};

function setUp(
  answer: Result<FrameReading[]> | Error,
  settings = builtInSettings,
  glance: Result<PageGlance> = { ok: true, value: foreignPage },
) {
  const asked: number[] = [];
  /** Answers of the next glances, before the usual one. */
  const glances: Array<Promise<Result<PageGlance>>> = [];
  const started: Array<{ conversation: Conversation; options: DraftOptions }> = [];
  const views: PanelTarget['view'][] = [];
  const targets = new Map<number, PanelTarget>();
  const reading = createPanelReading({
    pages: {
      async read(tabId) {
        asked.push(tabId);
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    glance: async (tabId) => {
      asked.push(tabId);
      return glances.shift() ?? glance;
    },
    drafts: {
      async open(conversation, options) {
        started.push({ conversation, options });
        return 'job-1';
      },
    },
    settings: { get: async () => settings },
    targets: {
      get: async (windowId) => targets.get(windowId),
      async set(target) {
        views.push(target.view);
        targets.set(target.windowId, target);
      },
    },
    isAllowedPage: (url) => url.startsWith('https://www.linkedin.com/'),
    now: () => 1,
  });
  return { reading, started, views, asked, glances };
}

const tab = { windowId: 1, tabId: 7, url: 'https://www.linkedin.com/messaging/' };

async function read(...readings: FrameReading[]) {
  const world = setUp({ ok: true, value: readings });
  await world.reading.read(tab);
  return { ...world, view: world.views.at(-1) };
}

describe('before the first-run page is answered', () => {
  it('reads nothing and shows the one step that is missing', async () => {
    const { reading, started, views, asked } = setUp({ ok: true, value: [] }, defaultSettings);
    await reading.read(tab);
    await reading.showUnreadable(1, { code: 'conversation-unreadable' }, unreadable(health('page', true)));
    const missing = { kind: 'unreadable', error: { code: 'not-agreed' }, health: [] };
    expect({ views, asked, started }).toEqual({ views: [missing, missing], asked: [], started: [] });
  });
});

describe('a click while an earlier one is still being read', () => {
  it('is what the panel shows in the end', async () => {
    const world = setUp({ ok: true, value: [] });
    let answer: (glance: Result<PageGlance>) => void = () => undefined;
    const { reading, views } = world;
    world.glances.push(new Promise((resolve) => (answer = resolve)));
    const first = reading.read({ windowId: 1, tabId: 8, url: 'https://slow.example/' });
    await reading.read({ windowId: 1, tabId: 9, url: 'https://hedda.example/keys' });
    answer({ ok: true, value: { ...foreignPage, url: 'https://slow.example/' } });
    await first;
    expect(views.at(-1)).toEqual({ kind: 'page', tabId: 9, page: foreignPage });
  });

  it('in another window leaves the first one alone', async () => {
    const { reading, views } = setUp({ ok: true, value: [] });
    const read = (windowId: number) =>
      reading.read({ windowId, tabId: windowId, url: 'https://hedda.example/keys' });
    await Promise.all([read(1), read(2)]);
    expect(views.filter(({ kind }) => kind === 'page')).toHaveLength(2);
  });
});

describe('reading a page for the panel', () => {
  it('shows at once that it reads', async () => {
    const { views } = await read({ frameId: 0, reading: open([question]) });
    expect(views[0]).toEqual({ kind: 'reading' });
  });

  it('drafts for the one open conversation, in the frame it is in', async () => {
    const { started } = await read(
      { frameId: 0, reading: unreadable(health('page', false)) },
      { frameId: 5, reading: open([question]) },
    );
    expect(started).toEqual([
      { conversation: question, options: { windowId: 1, page: { tabId: 7, frameId: 5 } } },
    ]);
  });

  it('drafts for the one the owner is in when several are open', async () => {
    const { started } = await read({ frameId: 0, reading: open([question, other, sponsored], 'thread-2') });
    expect(started.map(({ conversation }) => conversation.key)).toEqual(['thread-2']);
  });

  it('offers a choice when none of several is the active one', async () => {
    const { started, view, reading } = await read(
      { frameId: 0, reading: open([question]) },
      { frameId: 4, reading: open([other, sponsored]) },
    );
    expect(started).toEqual([]);
    expect(view).toMatchObject({ kind: 'choose', conversations: [question, other] });
    expect(await reading.choose(1, 'thread-2')).toBe('job-1');
    expect(started[0]?.options.page).toEqual({ tabId: 7, frameId: 4 });
    await expect(reading.choose(1, 'thread-3')).rejects.toMatchObject({
      appError: { code: 'no-conversation-open' },
    });
    await expect(reading.choose(2, 'thread-2')).rejects.toMatchObject({
      appError: { code: 'no-conversation-open' },
    });
  });

  it('offers a choice when two frames each name an active one', async () => {
    const { view } = await read(
      { frameId: 0, reading: open([question], 'thread-1') },
      { frameId: 4, reading: open([other], 'thread-2') },
    );
    expect(view?.kind).toBe('choose');
  });

  it('takes a conversation that shows in two frames once', async () => {
    const { started } = await read(
      { frameId: 9, reading: open([question]) },
      { frameId: 0, reading: open([question]) },
    );
    expect(started[0]?.options.page).toEqual({ tabId: 7, frameId: 0 });
  });

  it('shows a profile, and the conversations open beside it', async () => {
    const profile = {
      profileUrl: 'https://www.linkedin.com/in/jonas/',
      name: 'Jonas Weber',
      positions: [],
      education: [],
      skills: [],
    };
    const { view, started, reading } = await read({
      frameId: 0,
      reading: { ...open([question], 'thread-1'), kind: 'profile', profile } as PageReading,
    });
    expect(view).toMatchObject({ kind: 'profile', tabId: 7, profile, conversations: [question] });
    expect(started).toEqual([]);
    await reading.choose(1, 'thread-1');
    expect(started).toHaveLength(1);
  });

  it('shows the owner’s posts on their activity page', async () => {
    const activity = { ownerName: 'Mara', posts: [], skipped: { reposts: 0, byOthers: 0, withoutText: 0 } };
    const { view } = await read({
      frameId: 0,
      reading: { ...open([]), kind: 'activity', activity } as PageReading,
    });
    expect(view).toMatchObject({ kind: 'activity', activity });
  });
});

describe('a page without a conversation to draft for', () => {
  it.each([
    ['nothing of a conversation is there', 'no-conversation-open', [unreadable(health('page', false))]],
    [
      'a conversation is there and parts of it were not found',
      'conversation-unreadable',
      [unreadable(health('messaging-page', false))],
    ],
    [
      'signs of a conversation are there but not the whole',
      'conversation-unreadable',
      [unreadable(health('page', false, true))],
    ],
    ['only a sponsored message is open', 'nothing-to-answer', [open([sponsored])]],
    ['no frame is LinkedIn’s', 'not-linkedin', [unreadable(health('not-linkedin', true))]],
    [
      'a foreign frame stands beside LinkedIn’s',
      'no-conversation-open',
      [unreadable(health('not-linkedin', true)), unreadable(health('page', false))],
    ],
  ])('says so when %s', async (_name, code, readings) => {
    const { view, started } = await read(...readings.map((reading, frameId) => ({ frameId, reading })));
    expect(view).toMatchObject({ kind: 'unreadable', error: { code } });
    expect(started).toEqual([]);
  });

  it('names what was and was not found', async () => {
    const missing = health('messaging-page', false);
    const { view } = await read({ frameId: 0, reading: unreadable(missing) });
    expect(view).toMatchObject({ health: [missing] });
  });

  it('offers a page that is not LinkedIn’s for the library, without LinkedIn’s reader', async () => {
    const world = setUp(new Error('must not be read'));
    await world.reading.read({ ...tab, url: 'https://hedda.example/keys' });
    expect(world.views).toEqual([{ kind: 'reading' }, { kind: 'page', tabId: 7, page: foreignPage }]);
  });

  it.each(['chrome://settings/', 'file:///home/x.html', 'chrome-extension://x/options.html'])(
    'does not touch %s',
    async (url) => {
      const world = setUp(new Error('must not be read'));
      await world.reading.read({ ...tab, url });
      expect(world.views).toEqual([{ kind: 'unreadable', error: { code: 'not-linkedin' }, health: [] }]);
      expect(world.asked).toEqual([]);
    },
  );

  it.each([
    ['page-not-reachable', 'not-linkedin'],
    ['page-not-html', 'page-not-html'],
  ] as const)('says why a page of another site cannot be added: %s', async (code, shown) => {
    const world = setUp(new Error('must not be read'), builtInSettings, { ok: false, error: { code } });
    await world.reading.read({ ...tab, url: 'https://hedda.example/keys.pdf' });
    expect(world.views.at(-1)).toMatchObject({ kind: 'unreadable', error: { code: shown } });
  });

  it('offers an own article, and drafts nothing where the owner wants to add the page', async () => {
    const article = {
      url: 'https://www.linkedin.com/pulse/x',
      title: 'X',
      authorName: '',
      wordCount: 9,
      html: '',
    };
    const { view } = await read({
      frameId: 0,
      reading: { kind: 'article', article, conversations: [], health: [] },
    });
    expect(view).toMatchObject({ kind: 'page', article, page: { title: 'X', authors: [], wordCount: 9 } });

    const world = setUp({ ok: true, value: [{ frameId: 0, reading: open([question]) }] });
    await world.reading.read(tab, { wants: 'page' });
    expect(world.started).toEqual([]);
    expect(world.views.at(-1)).toMatchObject({ kind: 'unreadable', error: { code: 'nothing-to-add' } });
  });

  it('says so when the browser does not let it in, or there is no tab', async () => {
    const refused = setUp({ ok: false, error: { code: 'page-not-reachable' } });
    await refused.reading.read({ ...tab, url: undefined });
    expect(refused.views.at(-1)).toMatchObject({ error: { code: 'page-not-reachable' } });
    await refused.reading.read({ windowId: 1 });
    expect(refused.views.at(-1)).toMatchObject({ error: { code: 'page-not-reachable' } });
  });

  it('shows what went wrong instead of throwing', async () => {
    const broken = setUp(new DrafthandError({ code: 'storage-full' }));
    await broken.reading.read(tab);
    expect(broken.views.at(-1)).toMatchObject({ kind: 'unreadable', error: { code: 'storage-full' } });
  });
});
