import type { ImportInput, ImportItem } from '../../lib/app/ports';
import type { ExemplarStore } from '../../lib/store/exemplar-store';
import type { ImportQueue } from '../../lib/store/import-queue';
import { archiveStrings } from '../../locales/en/archive';

type ArchiveInput = Extract<ImportInput, { kind: 'linkedin-archive' | 'linkedin-messages' }>;

export function isArchiveItem(item: ImportItem): item is ImportItem & { input: ArchiveInput } {
  return item.input.kind === 'linkedin-archive' || item.input.kind === 'linkedin-messages';
}

/**
 * Takes an archive apart into the items of the run, or its conversations into past replies. Its item
 * stays until all of it is done: after a kill it is begun again, and what was stored is found again
 * under the same ids.
 */
export async function importArchiveItem(
  item: ImportItem & { input: ArchiveInput },
  { queue, exemplars }: { queue: Pick<ImportQueue, 'expand'>; exemplars: Pick<ExemplarStore, 'save'> },
  signal: AbortSignal,
): Promise<void> {
  const { input, name } = item;
  if (input.kind === 'linkedin-archive') {
    const { readLinkedInArchive } = await import('../../lib/importers/linkedin-archive');
    await queue.expand(item, await readLinkedInArchive(input.files, archiveStrings, signal));
    return;
  }
  const { readMessages } = await import('../../lib/importers/linkedin-archive-messages');
  const file = { path: name, bytes: input.bytes, ownerName: input.ownerName };
  const { tally, failures } = await readMessages(file, (pairs) => exemplars.save(pairs), signal);
  await queue.expand(item, [{ name, rows: tally }, ...failures]);
}
