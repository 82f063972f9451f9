import { createImportRunner } from '../../entrypoints/offscreen/run-import';
import type { Studio } from '../../entrypoints/options/studio';
import { createExemplarStore } from '../../lib/store/exemplar-store';
import { createPageFetches } from '../../lib/store/page-fetches';
import { fakeBrowser } from './fake-browser';

const working = new Set<Promise<void>>();

/** Lets the real import work off what the studio has written, as the background would. */
export function importForReal({ queue, writer, db }: Studio): void {
  const runner = createImportRunner({
    queue,
    writer,
    exemplars: createExemplarStore(db),
    pages: createPageFetches(db),
    fetch: () => Promise.reject(new TypeError('no network in this test')),
    now: Date.now,
  });
  fakeBrowser.answers.set('import/run', () => void working.add(runner.workOff()));
}

/** Waits until no import is at work, which still tidies up after its end is shown: only then may the database be closed. */
export async function importsSettled(): Promise<void> {
  await Promise.all(working);
  working.clear();
}
