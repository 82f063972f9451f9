import type { ImportItem, ImportRun, LibraryWriter, Now } from '../../lib/app/ports';
import { type AppError, toAppError } from '../../lib/core/errors';
import type { DocumentToSave, SaveOptions } from '../../lib/core/library/saving';
import { fileHashOf } from '../../lib/importers/file-hash';
import { parseImportItem } from '../../lib/importers/import-input';

/** Items taken at once at most, and the milliseconds after which those parsed so far are written. */
export const batchItems = 32;
const batchTime = 200;

export interface BatchDependencies {
  writer: Pick<LibraryWriter, 'saveAll' | 'passUnchanged'>;
  now: Now;
  /** Names in the report what went wrong with an item; throws when that ends the run. */
  settleFailure(item: ImportItem, error: AppError, thrown: unknown): Promise<void>;
}

/**
 * Works on the items at the beginning of the list that need no network, as many as fit into a short
 * time; those left over wait for the next call. Files whose bytes are those of the last import are passed over
 * without a look. Documents are written together with the states of their items, so that a killed context loses nothing.
 */
export async function importBatch(
  run: ImportRun,
  items: ImportItem[],
  options: { signal: AbortSignal },
  { writer, now, settleFailure }: BatchDependencies,
): Promise<void> {
  const waiting = upToLargeFile(items);
  const hashes = await hashesOf(waiting);
  const files = waiting.flatMap(({ id, name }) => {
    const fileHash = hashes.get(id);
    return fileHash === undefined ? [] : [{ key: name, fileHash, importItemId: id }];
  });
  const unchanged =
    files.length > 0
      ? await writer.passUnchanged(run.sourceId, files, saveOptionsOf(run))
      : new Set<string>();
  const parsed: Array<{ item: ImportItem; document: DocumentToSave }> = [];
  const startedAt = now();
  for (const item of waiting) {
    if (unchanged.has(item.id)) continue;
    try {
      const document = { key: item.name, parsed: await parseImportItem(item, options) };
      parsed.push({ item, document: { ...document, importItemId: item.id, fileHash: hashes.get(item.id) } });
    } catch (thrown) {
      await settleFailure(item, toAppError(thrown), thrown);
    }
    if (now() - startedAt >= batchTime) break;
  }
  if (options.signal.aborted) return;
  await saveParsed(run, parsed, { writer, settleFailure });
}

const syncedKinds = new Set<ImportRun['sourceKind']>(['feed', 'website', 'linkedin-activity']);

/** Repeated syncs leave alone what the owner removed; a folder or a page chosen again brings it back. */
export function saveOptionsOf(run: ImportRun): SaveOptions {
  return {
    bringBack: run.trigger !== 'schedule' && !syncedKinds.has(run.sourceKind),
    importId: run.id,
  };
}

/** Stores documents together, or one by one when that fails, so that only those that cannot be are named. */
export async function saveParsed<Item extends ImportItem>(
  run: ImportRun,
  parsed: Array<{ item: Item; document: DocumentToSave }>,
  { writer, settleFailure }: Pick<BatchDependencies, 'writer' | 'settleFailure'>,
): Promise<void> {
  if (parsed.length === 0) return;
  try {
    await writer.saveAll(
      run.sourceId,
      parsed.map(({ document }) => document),
      saveOptionsOf(run),
    );
  } catch (thrown) {
    const [only] = parsed;
    if (only && parsed.length === 1) return settleFailure(only.item, toAppError(thrown), thrown);
    // Together they were undone; one by one each that can be stored is, and the others are named.
    for (const one of parsed) await saveParsed(run, [one], { writer, settleFailure });
  }
}

async function hashesOf(items: ImportItem[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  await Promise.all(
    items.map(async ({ id, input }) => {
      if (input.kind !== 'file' && input.kind !== 'exported-post') return;
      try {
        const bytes =
          input.kind === 'file'
            ? await bytesOf(input.bytes)
            : new TextEncoder().encode(JSON.stringify(input.post));
        hashes.set(id, await fileHashOf(bytes));
      } catch {
        // A file that cannot be read is reported by its importer.
      }
    }),
  );
  return hashes;
}

async function bytesOf(bytes: Blob | Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;
}

/** The items up to the first large file, with it: large ones are read one at a time. */
function upToLargeFile(items: ImportItem[]): ImportItem[] {
  const at = items.findIndex(({ input }) => input.kind === 'file' && input.bytes instanceof Blob);
  return at === -1 ? items : items.slice(0, at + 1);
}
