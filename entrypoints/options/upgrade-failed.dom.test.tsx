import { afterEach, expect, it, vi } from 'vitest';
import { DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { fillExample, versionThatFails } from '../../lib/store/example-for-tests';
import { schemaVersions } from '../../lib/store/schema';
import { errorEntries } from '../../locales/en/errors';
import { openStudio, type Stage } from '../../tests/studio/stage';

let stage: Stage | undefined;
afterEach(() => stage?.close());

it('the studio says that the library could not be brought up to this version, and that nothing is lost', async () => {
  const name = `upgrade-${crypto.randomUUID()}`;
  const before = openDatabase(name);
  await fillExample(before);
  before.close();
  const failing = versionThatFails((schemaVersions.at(-1)?.version ?? 0) + 1);
  const db = new DrafthandDatabase(name, 'relaxed', [...schemaVersions, failing]);
  stage = openStudio('#/library', undefined, db);
  const { title, words } = errorEntries['storage-upgrade-failed'];
  await vi.waitFor(() => expect(document.querySelector('main')?.textContent).toContain(title), 5_000);
  expect(document.querySelector('main')?.textContent).toContain(words);
  db.close();
  const after = openDatabase(name);
  expect(await after.documents.count()).toBe(6);
  after.close();
});
