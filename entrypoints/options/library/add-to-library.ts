import type { LibrarySource, NewImportItem, NoteInput } from '../../../lib/app/ports';
import { type AppError, toAppError } from '../../../lib/core/errors';
import { firstWords } from '../../../lib/core/library/document-title';
import { type ChosenFile, listFiles } from '../../../lib/importers/list-files';
import type { Studio } from '../studio';

type NewSource = Pick<LibrarySource, 'kind' | 'label' | 'address' | 'includesDrafts'>;

/**
 * Writes chosen files into a new import run and has it worked off. Answers the failure, if any; a run
 * whose listing broke off is ended with it, so that nothing waits for ever. `siteAddress` is where the
 * texts of an export are published that does not say it.
 */
export async function addFiles(
  { queue, send }: Studio,
  source: NewSource,
  files: Iterable<ChosenFile> | AsyncIterable<ChosenFile>,
  siteAddress?: string,
): Promise<AppError | undefined> {
  let importId: string | undefined;
  try {
    const run = await queue.createRun(source);
    importId = run.id;
    // Known to the background from the beginning: should this page be closed now, it takes in what is listed.
    void startRun({ send }, run.id);
    for await (const batch of listFiles(files, { siteAddress })) {
      await queue.addItems(run.id, batch);
      // Stopped by the owner while the list was being read.
      if ((await queue.run(run.id))?.state !== 'listing') return undefined;
    }
    await queue.finishListing(run.id);
    return await startRun({ send }, run.id);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (importId) await queue.fail(importId, error).catch(() => undefined);
    return error;
  }
}

/** Adds a text the owner pasted. */
export async function addNote(studio: Studio, note: NoteInput): Promise<AppError | undefined> {
  const { queue, db } = studio;
  try {
    const run = await queue.createRun({ kind: 'note', label: noteName(note), address: 'pasted' });
    const isTaken = async (name: string) => (await db.occurrences.get([run.sourceId, name])) !== undefined;
    const item: NewImportItem = {
      name: await freeName(noteName(note), isTaken),
      input: { kind: 'note', note },
    };
    await queue.addItems(run.id, [item]);
    await queue.finishListing(run.id);
    return await startRun(studio, run.id);
  } catch (thrown) {
    return toAppError(thrown);
  }
}

/** Asks the background to work a run off. */
export async function startRun({ send }: Pick<Studio, 'send'>, id: string): Promise<AppError | undefined> {
  const answer = await send('import/run', { importId: id });
  return answer.ok ? undefined : answer.error;
}

function noteName(note: NoteInput): string {
  return note.title?.trim() || firstWords(note.text);
}

/** Two texts may have the same title; the second must not replace the first. */
async function freeName(name: string, isTaken: (name: string) => Promise<boolean>): Promise<string> {
  let candidate = name;
  for (let n = 2; await isTaken(candidate); n += 1) candidate = `${name} (${n})`;
  return candidate;
}
