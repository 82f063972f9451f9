import { afterEach, expect, it, vi } from 'vitest';
import { DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { fillExample, versionThatFails } from '../../lib/store/example-for-tests';
import { schemaVersions } from '../../lib/store/schema';
import { errorEntries } from '../../locales/en/errors';
import { type Mounted, mount } from '../../tests/panel/mount';
import { PanelBoundary } from './PanelBoundary';

let mounted: Mounted | undefined;
let db: DrafthandDatabase;
afterEach(() => {
  mounted?.unmount();
  db.close({ disableAutoOpen: true });
  indexedDB.deleteDatabase(db.name);
});

const shown = () => document.body.textContent ?? '';

function show(): void {
  mounted = mount(
    <PanelBoundary db={db}>
      <p>The panel</p>
    </PanelBoundary>,
  );
}

it('a library that could not be brought up to this version is named instead of an empty panel', async () => {
  const name = `panel-${crypto.randomUUID()}`;
  const before = openDatabase(name);
  await fillExample(before);
  before.close();
  const failing = versionThatFails((schemaVersions.at(-1)?.version ?? 0) + 1);
  db = new DrafthandDatabase(name, 'relaxed', [...schemaVersions, failing]);
  show();
  const { title, words } = errorEntries['storage-upgrade-failed'];
  await vi.waitFor(() => expect(shown()).toContain(title), 5_000);
  expect(shown()).toContain(words);
});

it('a library that can be opened leaves the panel alone', async () => {
  db = openDatabase(`panel-${crypto.randomUUID()}`);
  show();
  await db.open();
  expect(shown()).toContain('The panel');
});
