import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ToastProvider } from '../../components/Toast';
import type { DraftJobStore } from '../../lib/app/ports';
import type { DraftEdit, DraftJob } from '../../lib/core/drafting/draft-job';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { createDraftJobStore } from '../../lib/store/draft-job-store';
import { panelStrings } from '../../locales/en/panel';
import { button, click, type Mounted, mount } from '../../tests/panel/mount';
import { draftText, sampleJob } from '../../tests/panel/sample-job';
import { JobPanel } from './JobPanel';
import { PanelContext } from './panel-context';
import { saveUnsaved } from './save-unsaved';
import { createUnsavedEdits } from './unsaved-edits';

const { sent } = vi.hoisted(() => {
  const messages: Array<{ type: string; data: Record<string, unknown> }> = [];
  const runtime = {
    id: 'drafthand',
    sendMessage: async (message: { type: string; data: Record<string, unknown> }) => {
      messages.push(message);
      return { ok: true, value: { inserted: true, text: message.data.text, method: 'insert-text' } };
    },
  };
  Object.assign(globalThis, { browser: { runtime } });
  return { sent: messages };
});

let db: DrafthandDatabase;
let mounted: Mounted | undefined;
let putEdit: MockInstance<DraftJobStore['putEdit']>;
const key = sampleJob().conversationKey;
const unsaved = createUnsavedEdits(localStorage);

beforeEach(() => {
  sent.length = 0;
  localStorage.clear();
  db = openDatabase(`panel-${crypto.randomUUID()}`);
});
afterEach(() => {
  mounted?.unmount();
  mounted = undefined;
  db.close({ disableAutoOpen: true });
  // Not waited for: a write that is still on its way may hold the database for a moment.
  indexedDB.deleteDatabase(db.name);
});

function open(jobId = 'job-1'): void {
  mounted?.unmount();
  const jobs = createDraftJobStore(db);
  putEdit = vi.spyOn(jobs, 'putEdit');
  mounted = mount(
    <PanelContext value={{ db, jobs, unsaved, windowId: 7 }}>
      <ToastProvider>
        <JobPanel targetJobId={jobId} conversationKey={key} onReadAgain={() => {}} />
      </ToastProvider>
    </PanelContext>,
  );
}

const editorText = () => document.querySelector('textarea')?.value;
const shows = (text: string) => vi.waitFor(() => expect(editorText()).toBe(text));
const put = (changes: Partial<DraftJob>) => db.jobs.put(sampleJob(changes));

describe('the owner’s text', () => {
  it('follows the job row until the first keystroke, then lives on its own', async () => {
    await put({ state: 'drafting', suggestion: 'Hi', updatedAt: Date.now() });
    open();
    await shows('Hi');
    await put({ state: 'drafting', suggestion: 'Hi Prad', updatedAt: Date.now() });
    await shows('Hi Prad');
    await userEvent.fill(document.querySelector('textarea') as HTMLTextAreaElement, 'Dear Prad');
    await put({ suggestion: draftText });
    await vi.waitFor(() => expect(document.body.textContent).toContain(panelStrings.draft.newer));
    expect(editorText()).toBe('Dear Prad');
    await vi.waitFor(async () => expect((await db.drafts.get('job-1'))?.text).toBe('Dear Prad'));
  });

  it('is there again when the panel is opened again', async () => {
    await put({});
    open();
    await shows(draftText);
    await userEvent.fill(document.querySelector('textarea') as HTMLTextAreaElement, 'Mine');
    open();
    await shows('Mine');
  });

  it('is stored when the page goes away, without waiting', async () => {
    await put({});
    open();
    await shows(draftText);
    await userEvent.fill(document.querySelector('textarea') as HTMLTextAreaElement, 'Mine');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(putEdit).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ jobId: 'job-1', text: 'Mine' }),
    );
  });

  it('keeps the note of an insertion that the background wrote', async () => {
    await put({});
    const inserted = { at: 5, text: draftText };
    await db.drafts.put({ jobId: 'job-1', conversationKey: key, text: draftText, editedAt: 5, inserted });
    open();
    await shows(draftText);
    await userEvent.fill(document.querySelector('textarea') as HTMLTextAreaElement, 'Mine');
    await vi.waitFor(async () => expect((await db.drafts.get('job-1'))?.text).toBe('Mine'));
    expect((await db.drafts.get('job-1'))?.inserted).toEqual(inserted);
  });

  it('is stored before it is inserted, and the very same text is sent', async () => {
    await put({});
    open();
    await shows(draftText);
    await userEvent.fill(document.querySelector('textarea') as HTMLTextAreaElement, 'Mine');
    click(button(panelStrings.draft.insert));
    await vi.waitFor(() => expect(sent.map((message) => message.type)).toContain('draft/insert'));
    expect((await db.drafts.get('job-1'))?.text).toBe('Mine');
    expect(sent.find((message) => message.type === 'draft/insert')?.data).toEqual({
      jobId: 'job-1',
      text: 'Mine',
      mode: 'empty-only',
    });
    await vi.waitFor(() => expect(document.body.textContent).toContain(panelStrings.inserted.title));
  });
});

describe('the last keystrokes', () => {
  const edit = (changes: Partial<DraftEdit>): DraftEdit => ({
    jobId: 'job-1',
    conversationKey: key,
    text: 'Mine',
    editedAt: 10,
    ...changes,
  });

  it('are kept before the next tick, and let go once they are on disk', async () => {
    await put({});
    open();
    await shows(draftText);
    await userEvent.fill(document.querySelector('textarea') as HTMLTextAreaElement, 'Mine');
    expect(unsaved.read('job-1')?.text ?? (await db.drafts.get('job-1'))?.text).toBe('Mine');
    await vi.waitFor(() => expect(unsaved.read('job-1')).toBeUndefined());
    expect((await db.drafts.get('job-1'))?.text).toBe('Mine');
  });

  it('come back after a panel that was killed, and get into the store', async () => {
    await put({});
    unsaved.keep(edit({}));
    open();
    await shows('Mine');
    await vi.waitFor(async () => expect((await db.drafts.get('job-1'))?.text).toBe('Mine'));
    expect(unsaved.all()).toEqual([]);
  });

  it('never win over something typed later', async () => {
    await put({});
    await db.drafts.put(edit({ text: 'Later', editedAt: 11 }));
    unsaved.keep(edit({}));
    open();
    await shows('Later');
  });

  it('are saved when the panel opens, whatever it shows, with the note of an insertion', async () => {
    await put({});
    const inserted = { at: 5, text: 'Sent' };
    await db.drafts.put(edit({ text: 'Older', editedAt: 9, inserted }));
    unsaved.keep(edit({}));
    unsaved.keep(edit({ jobId: 'gone' }));
    await saveUnsaved(unsaved, db);
    expect(await db.drafts.toArray()).toEqual([edit({ inserted })]);
    expect(unsaved.all()).toEqual([]);
  });

  it('wait for the next time when the store refuses', async () => {
    await put({});
    unsaved.keep(edit({}));
    vi.spyOn(db.strict, 'transaction').mockRejectedValue(new Error('full'));
    await saveUnsaved(unsaved, db);
    expect(unsaved.all()).toEqual([edit({})]);
  });

  it('are announced as in danger when the browser keeps nothing', async () => {
    await put({});
    open();
    await shows(draftText);
    const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await userEvent.fill(document.querySelector('textarea') as HTMLTextAreaElement, 'Mine');
    await vi.waitFor(() => expect(document.body.textContent).toContain(panelStrings.draft.unguarded));
    await vi.waitFor(async () => expect((await db.drafts.get('job-1'))?.text).toBe('Mine'));
    setItem.mockRestore();
  });
});

describe('several suggestions', () => {
  it('steps back to an earlier one with its own edit, and forward again', async () => {
    await put({ id: 'job-1', suggestion: 'First', createdAt: 1 });
    await put({ id: 'job-2', suggestion: 'Second', createdAt: 2 });
    await db.drafts.put({
      jobId: 'job-1',
      conversationKey: key,
      text: 'First, edited',
      editedAt: 3,
      basis: 'First',
    });
    open('job-2');
    await shows('Second');
    await vi.waitFor(() => expect(document.body.textContent).toContain(panelStrings.history.position(2, 2)));
    button(panelStrings.history.previous).focus();
    await userEvent.keyboard('{Enter}');
    await shows('First, edited');
    // At the end of the row the focus goes to the button that still does something.
    await vi.waitFor(() => expect(document.activeElement).toBe(button(panelStrings.history.next)));
    await userEvent.keyboard('{Enter}');
    await shows('Second');
    await vi.waitFor(() => expect(document.activeElement).toBe(button(panelStrings.history.previous)));
  });

  it('shows the new suggestion when another one was asked for', async () => {
    await put({ id: 'job-1', suggestion: 'First', createdAt: 1 });
    open();
    await shows('First');
    click(button(panelStrings.again.shorter));
    await vi.waitFor(() =>
      expect(sent.at(-1)?.data).toMatchObject({ jobId: 'job-1', instruction: { kind: 'shorter' } }),
    );
    await put({ id: 'job-2', suggestion: 'Short', createdAt: 2 });
    open('job-2');
    await shows('Short');
  });
});

describe('a job that is gone or lost', () => {
  it('says so when the row is gone', async () => {
    open('job-9');
    await vi.waitFor(() => expect(document.body.textContent).toContain('This draft is gone'));
  });

  it('asks about a running job that has been quiet for too long', async () => {
    await put({ state: 'drafting', updatedAt: Date.now() - 60_000 });
    open();
    await vi.waitFor(() => expect(sent.map((message) => message.type)).toContain('draft/check'));
  });
});

describe('what was sent', () => {
  const question = { to: 'https://vectors.example/v1', json: '{"model":"small","input":["Which course?"]}' };
  const press = async (name: string) => {
    const button = await vi.waitFor(() => {
      const found = [...document.querySelectorAll('button')].find((one) => one.textContent === name);
      if (!found) throw new Error(`no ${name}`);
      return found;
    });
    await userEvent.click(button);
  };

  it('names the questions a server got, also when nobody but this computer drafted', async () => {
    await put({ provider: { kind: 'built-in' }, questionsSent: [question] });
    open();
    await press(panelStrings.sent.button);
    await vi.waitFor(() => expect(document.body.textContent).toContain('Which course?'));
    expect(document.body.textContent).toContain(panelStrings.sent.questions('vectors.example'));
    expect(document.body.textContent).not.toContain(panelStrings.sent.nothing);
  });

  it('is nothing when nothing was', async () => {
    await put({ provider: { kind: 'built-in' }, payload: undefined });
    open();
    await press(panelStrings.sent.button);
    await vi.waitFor(() => expect(document.body.textContent).toContain(panelStrings.sent.nothing));
  });
});
