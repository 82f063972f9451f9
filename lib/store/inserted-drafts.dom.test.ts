import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DrafthandDatabase, openDatabase } from './database';
import { createInsertedDrafts } from './inserted-drafts';
import { createLibraryFacts } from './library-facts';
import { createPanelTargets } from './panel-targets';

let db: DrafthandDatabase;

beforeEach(() => {
  db = openDatabase(`inserted-${crypto.randomUUID()}`);
});

afterEach(() => {
  db.close();
});

const job = { id: 'job-1', conversationKey: 'thread-1' };
const inserted = { at: 42, text: 'What the page holds' };

it('notes an insertion beside the owner’s edit without touching its text', async () => {
  const edit = {
    jobId: 'job-1',
    conversationKey: 'thread-1',
    text: 'My own words',
    editedAt: 7,
    basis: 'Hi',
  };
  await db.drafts.put(edit);
  await createInsertedDrafts(db)(job, inserted);
  expect(await db.drafts.get('job-1')).toEqual({ ...edit, inserted });
});

it('keeps a keystroke that comes in the same moment', async () => {
  await db.drafts.put({ jobId: 'job-1', conversationKey: 'thread-1', text: 'first', editedAt: 7 });
  await Promise.all([
    createInsertedDrafts(db)(job, inserted),
    db.drafts.update('job-1', { text: 'first and more', editedAt: 8 }),
  ]);
  expect(await db.drafts.get('job-1')).toMatchObject({ text: 'first and more', editedAt: 8, inserted });
});

it('gives a draft that was inserted as it was a row of its own', async () => {
  await createInsertedDrafts(db)(job, inserted);
  expect(await createLibraryFacts(db).insertedInto('thread-1')).toEqual([inserted]);
  expect(await createLibraryFacts(db).insertedInto('thread-2')).toEqual([]);
  expect(await db.drafts.toArray()).toEqual([
    { jobId: 'job-1', conversationKey: 'thread-1', text: inserted.text, editedAt: 42, inserted },
  ]);
});

it('forgets what the windows of an earlier browser start showed', async () => {
  const targets = createPanelTargets(db);
  const target = { windowId: 1, updatedAt: 1, view: { kind: 'idle' as const } };
  await targets.set(target);
  expect(await targets.get(1)).toEqual(target);
  await targets.clear();
  expect(await targets.get(1)).toBeUndefined();
});
