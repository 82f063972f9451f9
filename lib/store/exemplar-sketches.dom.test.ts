import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DrafthandDatabase, openDatabase } from './database';
import { findLookAlikes, sketchExemplars } from './exemplar-sketches';
import { createExemplarStore } from './exemplar-store';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`look-alikes-${crypto.randomUUID()}`);
});
afterEach(() => db.close());

const reply = (id: string, inboundText: string, repliedAt = 1) => ({
  id,
  conversationId: `conversation of ${id}`,
  inboundText,
  replyText: `Reply ${id}`,
  inboundAt: repliedAt - 1,
  repliedAt,
  isGroup: false,
});
const find = async (text: string) =>
  (await findLookAlikes(db, { text, language: 'en' }, 3)).map(({ exemplar }) => exemplar.id);

it('finds the replies to messages that asked the same, the newest first', async () => {
  await createExemplarStore(db).save([
    reply('old', 'Which Python course would you take first as a teacher?', 10),
    reply('new', 'Which python course should I take first? I am a teacher', 20),
    reply('other', 'How do I negotiate the salary of my first data job?', 30),
    ...Array.from({ length: 2500 }, (_, at) => reply(`f${at}`, `A story about topic${at} and thing${at}`)),
  ]);
  expect(await find('What Python course should a teacher take first?')).toEqual([]);
  await sketchExemplars(db);
  expect(await find('What Python course should a teacher take first?')).toEqual(['new', 'old']);
  expect(await find('Can you introduce me to your editor?')).toEqual([]);
});

it('follows what comes and what goes', async () => {
  const exemplars = createExemplarStore(db);
  await sketchExemplars(db);
  await exemplars.save([reply('a', 'Should I learn Docker before Kubernetes?')]);
  await sketchExemplars(db);
  expect(await find('docker before kubernetes?')).toEqual(['a']);
  await exemplars.clear();
  expect(await find('docker before kubernetes?')).toEqual([]);
  await sketchExemplars(db);
  expect(await db.exemplarSketches.toArray()).toMatchObject([{ total: 0, ids: [] }]);
});
