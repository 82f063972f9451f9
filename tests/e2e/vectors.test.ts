import { afterAll, beforeAll, expect, it } from 'vitest';
import { type InboxRun, launchInbox } from './harness/inbox';

let inbox: InboxRun | undefined;

beforeAll(async () => {
  inbox = await launchInbox();
});

afterAll(async () => {
  await inbox?.close();
});

it('after an import the offscreen worker fits the model and gives every passage a vector', async () => {
  if (!inbox) throw new Error('The browser did not start.');
  const studio = await inbox.openPage('options.html#library');
  const serving = () =>
    studio.evaluate(
      () =>
        new Promise<{ provider: string; vectors: number; passages: number } | undefined>(
          (resolve, reject) => {
            const opening = indexedDB.open('drafthand');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const tables = ['vectorGenerations', 'vectorSegments', 'indexStatistics'];
              const reading = opening.result.transaction(tables);
              const generations = reading.objectStore('vectorGenerations').getAll();
              const segments = reading.objectStore('vectorSegments').getAll();
              const statistics = reading.objectStore('indexStatistics').get('library');
              reading.oncomplete = () => {
                opening.result.close();
                const generation = generations.result.find(({ state }) => state === 'serving');
                const vectors = segments.result.reduce((sum, { count }) => sum + count, 0);
                const passages = statistics.result?.passageCount ?? 0;
                resolve(generation && { provider: generation.provider, vectors, passages });
              };
            };
          },
        ),
    );
  await expect.poll(async () => (await serving())?.provider, { timeout: 60_000 }).toBe('built-in');
  const found = await serving();
  expect(found?.passages).toBeGreaterThan(100);
  expect(found?.vectors).toBe(found?.passages);
});
