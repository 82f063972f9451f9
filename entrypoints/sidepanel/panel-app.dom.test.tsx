import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ToastProvider } from '../../components/Toast';
import type { PanelTarget } from '../../lib/core/drafting/draft-job';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { createDraftJobStore } from '../../lib/store/draft-job-store';
import { errorEntries } from '../../locales/en/errors';
import { panelStrings } from '../../locales/en/panel';
import { syncStrings } from '../../locales/en/sync';
import { button, click, type Mounted, mount } from '../../tests/panel/mount';
import { sampleConversation } from '../../tests/panel/sample-job';
import { PanelApp } from './PanelApp';
import { PanelContext } from './panel-context';
import { createUnsavedEdits } from './unsaved-edits';

const { sent, answers, opened } = vi.hoisted(() => {
  const messages: Array<{ type: string; data: Record<string, unknown> }> = [];
  const tabs: string[] = [];
  const prepared = new Map<string, unknown>();
  const area = { get: async () => ({ settings: { agreedAt: 1, entry: 'button' } }), set: async () => {} };
  Object.assign(globalThis, {
    browser: {
      runtime: {
        id: 'drafthand',
        getURL: (path: string) => `chrome-extension://drafthand${path}`,
        sendMessage: async (message: { type: string; data: Record<string, unknown> }) => {
          messages.push(message);
          return prepared.get(message.type) ?? { ok: true, value: null };
        },
      },
      tabs: { create: async ({ url }: { url: string }) => tabs.push(url) },
      commands: { getAll: async () => [{ name: '_execute_action', shortcut: 'Alt+Shift+D' }] },
      storage: { local: area, onChanged: { addListener: () => {}, removeListener: () => {} } },
    },
  });
  return { sent: messages, answers: prepared, opened: tabs };
});

let db: DrafthandDatabase;
let mounted: Mounted | undefined;
const windowId = 7;

beforeEach(() => {
  sent.length = 0;
  opened.length = 0;
  answers.clear();
  db = openDatabase(`panel-${crypto.randomUUID()}`);
  mounted = mount(
    <PanelContext
      value={{ db, jobs: createDraftJobStore(db), unsaved: createUnsavedEdits(localStorage), windowId }}
    >
      <ToastProvider>
        <PanelApp />
      </ToastProvider>
    </PanelContext>,
  );
});
afterEach(() => {
  mounted?.unmount();
  db.close({ disableAutoOpen: true });
  // Not waited for: a write that is still on its way may hold the database for a moment.
  indexedDB.deleteDatabase(db.name);
});

const aim = (view: PanelTarget['view'], window = windowId) =>
  db.panelTargets.put({ windowId: window, updatedAt: Date.now(), view });
const shows = (words: string) => vi.waitFor(() => expect(document.body.textContent).toContain(words));

describe('the panel follows the target of its window', () => {
  it('starts idle, with the shortcut and the way to the library', async () => {
    await shows(panelStrings.idle.title);
    await shows('Alt+Shift+D');
    await shows(panelStrings.idle.emptyLibraryTitle);
    click(button(panelStrings.idle.addPosts));
    expect(opened).toEqual(['chrome-extension://drafthand/options.html#library']);
  });

  it('says below every view when the library is out of date, and no longer once it is not', async () => {
    const source = {
      id: 'feed:x',
      kind: 'feed' as const,
      label: 'x',
      address: 'https://mara.example/feed',
      addedAt: 1,
      schedule: 'daily' as const,
    };
    await aim({ kind: 'choose', tabId: 1, frameId: 0, conversations: [sampleConversation()] });
    await db.sources.put({ ...source, failures: 2, lastRunAt: Date.now() });
    await shows(panelStrings.choose.title);
    await shows('One source of your library could not be read lately');
    click(button(syncStrings.openLibrary));
    expect(opened).toEqual(['chrome-extension://drafthand/options.html#library']);
    await db.sources.put({ ...source, failures: 0, lastRunAt: Date.now() });
    await vi.waitFor(() => expect(document.querySelector('footer')).toBeNull());
  });

  it('does not follow another window', async () => {
    await shows(panelStrings.idle.title);
    await aim({ kind: 'reading' }, windowId + 1);
    await aim({ kind: 'choose', tabId: 1, frameId: 0, conversations: [sampleConversation()] });
    await shows(panelStrings.choose.title);
  });

  it('drafts for the conversation that is chosen', async () => {
    await aim({ kind: 'choose', tabId: 1, frameId: 0, conversations: [sampleConversation()] });
    await shows(panelStrings.choose.title);
    const choice = document.querySelector<HTMLButtonElement>('main li button');
    if (choice) click(choice);
    expect(sent).toMatchObject([
      { type: 'panel/choose', data: { windowId, conversationKey: sampleConversation().key } },
    ]);
  });

  it('says why reading failed, by code, and drafts from what is pasted', async () => {
    await aim({ kind: 'unreadable', error: { code: 'conversation-unreadable' }, health: [] });
    await shows(errorEntries['conversation-unreadable'].title);
    click(button(panelStrings.paste.submit));
    await shows(panelStrings.paste.missing);
    expect(sent).toEqual([]);
    const [text] = document.querySelectorAll('textarea');
    if (text) await userEvent.fill(text, 'Which course?');
    click(button(panelStrings.paste.submit));
    expect(sent).toMatchObject([
      { type: 'draft/paste', data: { windowId, text: 'Which course?', senderName: '' } },
    ]);
  });

  it('shows a failure to read again instead of doing nothing', async () => {
    answers.set('panel/read', { ok: false, error: { code: 'not-linkedin' } });
    await shows(panelStrings.idle.title);
    click(button(panelStrings.frame.readAgain));
    await shows(errorEntries['not-linkedin'].title);
  });
});

describe('profiles', () => {
  const profile = {
    profileUrl: 'https://www.linkedin.com/in/x',
    name: 'Xenia',
    positions: [],
    education: [],
    skills: ['SQL'],
  };

  it('are kept only on the click', async () => {
    await aim({ kind: 'profile', tabId: 1, profile });
    await shows('SQL');
    expect(sent).toEqual([]);
    click(button(panelStrings.profile.use));
    await shows(panelStrings.profile.kept('Xenia'));
    expect(sent).toMatchObject([{ type: 'profile/keep', data: { windowId } }]);
  });

  it('do not hide the conversations that are open beside them', async () => {
    await aim({ kind: 'profile', tabId: 1, profile, conversations: [sampleConversation()] });
    await shows(panelStrings.choose.beside);
    const choice = document.querySelector<HTMLButtonElement>('main li button');
    if (choice) click(choice);
    expect(sent).toMatchObject([
      { type: 'panel/choose', data: { windowId, conversationKey: sampleConversation().key } },
    ]);
  });

  it('leave nothing behind when discarded', async () => {
    await aim({ kind: 'profile', tabId: 1, profile });
    await shows('Xenia');
    click(button(panelStrings.profile.discard));
    await shows(panelStrings.idle.title);
    expect((await db.panelTargets.get(windowId))?.view).toEqual({ kind: 'idle' });
    expect(sent).toEqual([]);
  });
});

describe('syncing posts', () => {
  const post = (n: number) => ({
    urn: `urn:li:activity:${n}`,
    url: `https://www.linkedin.com/feed/update/urn:li:activity:${n}/`,
    publishedAt: null,
    text: `Post ${n}`,
    links: [],
  });
  const activity = {
    ownerName: 'Hedda',
    isOwn: true,
    posts: [post(1), post(2)],
    skipped: { reposts: 0, byOthers: 0, withoutText: 0 },
  };
  const counts = { new: 0, changed: 0, unchanged: 0, skipped: 0, failed: 0, gone: 0 };

  it('counts what is stored, follows the run and reports', async () => {
    answers.set('activity/sync', { ok: true, value: { importId: 'import-1' } });
    await aim({ kind: 'activity', tabId: 1, activity });
    await shows(panelStrings.activity.onPage(2));
    await shows(panelStrings.activity.newOnPage(2));
    const run = {
      id: 'import-1',
      sourceId: 'activity',
      sourceKind: 'linkedin-activity' as const,
      label: 'Posts',
      startedAt: 1,
      total: 2,
    };
    await db.imports.put({ ...run, state: 'running', counts: { ...counts, new: 1 } });
    click(button(panelStrings.activity.start(2)));
    await shows('1 of 2');
    click(button(panelStrings.activity.stop));
    expect(sent.at(-1)).toMatchObject({ type: 'import/stop', data: { importId: 'import-1' } });
    await db.importItems.put({
      id: 'item-2',
      importId: 'import-1',
      order: 1,
      name: 'urn:li:activity:2',
      input: { kind: 'none' },
      state: 'failed',
      error: { code: 'no-text-found' },
    });
    await db.imports.put({ ...run, state: 'done', counts: { ...counts, new: 1, failed: 1 } });
    await shows(panelStrings.activity.done);
    await shows(panelStrings.activity.counts({ ...counts, new: 1, failed: 1 }));
    await shows(errorEntries['no-text-found'].title);
  });

  it('says that nothing is new once the posts are stored, and names articles to open', async () => {
    for (const { urn, url, text } of activity.posts) {
      await db.documents.put({
        id: urn,
        sourceId: 'activity',
        key: urn,
        kind: 'linkedin-post',
        title: text,
        url,
        tags: [],
        status: 'active',
        contentHash: urn,
        wordCount: 3,
        addedAt: 1,
        updatedAt: 1,
        addresses: [],
        chosen: {},
      });
    }
    const articles = [{ url: 'https://www.linkedin.com/pulse/keys-x', title: 'Choosing a key' }];
    await aim({ kind: 'activity', tabId: 1, activity: { ...activity, articles } });
    await shows(panelStrings.activity.nothingNew);
    await shows('Choosing a key');
    button(panelStrings.activity.again);
  });

  it('does not offer to store somebody else’s posts', async () => {
    await aim({ kind: 'activity', tabId: 1, activity: { ...activity, isOwn: false } });
    await shows(panelStrings.activity.notOwnForSure);
    expect(() => button(panelStrings.activity.start(2))).toThrow();
  });
});

describe('the page of another site', () => {
  const page = {
    url: 'https://hedda.example/keys',
    title: 'Choosing a key',
    authors: [],
    siteName: 'Notes',
    publishedOn: '2026-03-04T10:00:00Z',
    wordCount: 812,
  };
  const words = panelStrings.page;

  it('is added only after the owner said it is theirs', async () => {
    answers.set('this-page/add', { ok: true, value: { importId: 'import-9' } });
    await aim({ kind: 'page', tabId: 1, page });
    await shows(words.unknownTitle);
    await shows(words.noAuthor);
    await shows('812 words');
    expect(button(words.add).disabled).toBe(true);
    click(document.querySelector('input[type=checkbox]') as HTMLElement);
    await expect.poll(() => button(words.add).disabled).toBe(false);
    click(button(words.add));
    await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'this-page/add', data: { windowId } });
    const counts = { new: 1, changed: 0, unchanged: 0, skipped: 0, failed: 0, gone: 0 };
    await db.imports.put({
      id: 'import-9',
      sourceId: 'page',
      sourceKind: 'page',
      label: 'Choosing a key',
      state: 'done',
      startedAt: 1,
      total: 1,
      counts,
    });
    await shows(words.report.done);
  });

  it('needs no more than a click where the library knows the site', async () => {
    await db.sources.put({
      id: 'website:https://hedda.example/',
      kind: 'website',
      label: 'Hedda',
      address: 'https://hedda.example/',
      addedAt: 1,
    });
    await aim({ kind: 'page', tabId: 1, page });
    await shows(words.ownSite);
    expect(button(words.add).disabled).toBe(false);
  });

  it('that names somebody else asks first, and somebody else’s article is not taken', async () => {
    await db.sources.put({
      id: 'linkedin-activity:x',
      kind: 'linkedin-activity',
      label: 'Hedda Quillmark',
      address: 'x',
      addedAt: 1,
    });
    await aim({ kind: 'page', tabId: 1, page: { ...page, authors: ['Bram Oyelaran'] } });
    await shows(words.otherName('Bram Oyelaran'));
    expect(button(words.add).disabled).toBe(true);
    const article = { ...page, authorName: 'Bram Oyelaran', html: '', isOwn: false };
    await aim({ kind: 'page', tabId: 1, page: { ...page, authors: ['Bram Oyelaran'] }, article });
    await shows(errorEntries['not-own-page'].title);
    expect(() => button(words.addArticle)).toThrow();
  });
});
