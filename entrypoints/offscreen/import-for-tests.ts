import type { ImportInput, ImportRun, LibrarySource } from '../../lib/app/ports';
import type { Fetch } from '../../lib/importers/fetch-resource';
import type { DrafthandDatabase } from '../../lib/store/database';
import { createExemplarStore } from '../../lib/store/exemplar-store';
import { createImportQueue } from '../../lib/store/import-queue';
import { createLibraryWriter } from '../../lib/store/library-writer';
import { createPageFetches } from '../../lib/store/page-fetches';
import { createImportRunner } from './run-import';

/** Words enough to be worth reading. */
export const filler =
  'I wrote this down because the same question comes every week, and the answer does not change. ';
export const folder: Pick<LibrarySource, 'kind' | 'label' | 'address'> = {
  kind: 'folder',
  label: 'blog',
  address: 'blog',
};

/** A web of fixed answers; anything else is not found. */
export class FakeWeb {
  readonly requests: Array<{ url: string; headers: Headers }> = [];
  readonly pages = new Map<string, () => Response | Promise<Response>>();

  readonly fetch: Fetch = async (url, init) => {
    this.requests.push({ url, headers: new Headers(init?.headers) });
    init?.signal?.throwIfAborted();
    const answer = this.pages.get(url)?.() ?? new Response('', { status: 404 });
    return Promise.race([
      Promise.resolve(answer),
      new Promise<never>((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
      ),
    ]);
  };

  serve(url: string, body: string, headers: Record<string, string> = { 'content-type': 'text/html' }): void {
    this.pages.set(url, () => new Response(body, { headers }));
  }
}

/** An import runner on a database, with a clock that only moves when it is asked. */
export function setUp(db: DrafthandDatabase, web = new FakeWeb()) {
  let time = 0;
  const queue = createImportQueue(
    db,
    () => time++,
    () => 0,
  );
  const writer = createLibraryWriter(db, { now: () => time++ });
  const exemplars = createExemplarStore(db);
  const pages = createPageFetches(db);
  /** Milliseconds the runner waited, which no test has to. */
  const waits: number[] = [];
  const runner = createImportRunner({
    queue,
    writer,
    exemplars,
    pages,
    fetch: web.fetch,
    now: () => (time += 100),
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  const begin = async (
    source: Pick<LibrarySource, 'kind' | 'label' | 'address'>,
    inputs: Array<{ name: string; input: ImportInput }>,
  ): Promise<ImportRun> => {
    const run = await queue.createRun(source);
    await queue.addItems(run.id, inputs);
    await queue.finishListing(run.id);
    return run;
  };
  return { queue, writer, exemplars, pages, runner, web, begin, waits };
}

/** A file to import. */
export const text = (
  name: string,
  content = `# ${name}\n\n${filler}`,
): { name: string; input: ImportInput } => ({
  name,
  input: { kind: 'file', bytes: new Blob([content]) },
});

/** A page with an article on it. */
export function article(title: string, extra = ''): string {
  return `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${filler.repeat(4)}</p>${extra}<p>${filler.repeat(4)}</p></article></body></html>`;
}
