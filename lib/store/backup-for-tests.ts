import { testConversation } from '../core/conversation/test-conversation';
import type { DraftJob } from '../core/drafting/draft-job';
import type { ParsedDocument } from '../core/library/document';
import { defaultSettings, type Settings } from '../core/settings';
import { makeBackup } from './backup-make';
import type { DrafthandDatabase } from './database';
import { createImportQueue } from './import-queue';
import { createLibraryWriter } from './library-writer';
import { createSupersessionStore } from './supersession-store';

/** Settings as an owner has them, with an agreement that belongs to this machine. */
export const ownSettings: Settings = {
  ...defaultSettings,
  entry: 'button',
  agreedAt: 1,
  agreedOrigins: ['https://models.example'],
  signature: 'Hedda',
  lastBackupAt: 5,
};

/** A document as an importer makes it. */
export function post(title: string, changes: Partial<ParsedDocument> = {}): ParsedDocument {
  const text = `${title}: start with two small projects.`;
  return {
    title,
    kind: 'post',
    url: `https://owner.example/${encodeURIComponent(title)}`,
    publishedAt: Date.UTC(2025, 3, 5),
    publishedFrom: 'front-matter',
    language: 'en',
    tags: ['career'],
    isPrivate: false,
    blocks: [
      { kind: 'heading', level: 2, text: 'Why', links: [] },
      {
        kind: 'paragraph',
        text,
        links: [{ url: 'https://course.example/sql', anchorText: 'two small projects', sentence: text }],
      },
    ],
    ...changes,
  };
}

/** A finished job as the background leaves it. */
export function finishedJob(id: string, changes: Partial<DraftJob> = {}): DraftJob {
  return {
    id,
    conversationKey: 'thread-1',
    bootId: 'boot-7',
    state: 'done',
    createdAt: 10,
    updatedAt: 20,
    page: { tabId: 3, frameId: 0 },
    conversation: testConversation([['Jun-ho', 'How do I start?']]),
    provider: { kind: 'built-in' },
    outcomes: [],
    sources: [],
    suggestion: 'Hi Jun-ho',
    removedLinks: [],
    findings: [],
    timings: { total: 5 },
    ...changes,
  };
}

/** Stores something in every table that belongs into a backup. */
export async function fillDatabase(db: DrafthandDatabase, titles: string[]): Promise<string[]> {
  let time = 1_000;
  const writer = createLibraryWriter(db, { now: () => time++ });
  const run = await createImportQueue(db, () => time++).createRun({
    kind: 'folder',
    label: 'blog',
    address: 'blog',
  });
  const ids: string[] = [];
  for (const title of titles) {
    ids.push((await writer.save(run.sourceId, `${title}.md`, post(title))).documentId);
  }
  const [newerId, olderId] = ids;
  if (newerId && olderId) {
    const supersessions = createSupersessionStore(db, { now: () => time++ });
    await supersessions.offer([
      { newerId, olderId, likeness: 0.5, evidence: { newer: 'Now.', older: 'Then.' } },
    ]);
  }
  await db.imports.update(run.id, { state: 'done' });
  await db.people.put({
    id: 'ACoAA1',
    memberId: 'ACoAA1',
    profileUrl: 'linkedin.com/in/jun-ho',
    keptAt: 40,
    profile: {
      profileUrl: 'https://www.linkedin.com/in/jun-ho/',
      name: 'Jun-ho',
      positions: [{ title: 'Analyst' }],
      education: [],
      skills: ['SQL'],
    },
  });
  await db.jobs.bulkPut([finishedJob('edited'), finishedJob('untouched', { conversationKey: 'thread-2' })]);
  await db.drafts.put({ jobId: 'edited', conversationKey: 'thread-1', text: 'My words.', editedAt: 30 });
  await db.linkReplacements.put({
    url: 'https://old.example/a',
    replacement: 'https://new.example/a',
    chosenAt: 20,
    documents: [],
  });
  await db.exemplars.put({
    id: 'reply-1',
    conversationId: 'c1',
    inboundText: 'Which course?',
    replyText: 'This one.',
    inboundAt: 1,
    repliedAt: 2,
    isGroup: false,
    hash: 'ab',
  });
  return ids;
}

/** A backup of all of it. */
export async function backupOf(
  db: DrafthandDatabase,
  settings: Settings = ownSettings,
): ReturnType<typeof makeBackup> {
  return makeBackup(db, { settings, appVersion: '0.1.0', now: Date.UTC(2026, 10, 20) });
}
