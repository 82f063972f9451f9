import {
  BlobReader,
  configure,
  type Entry,
  ERR_ENCRYPTED,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  type FileEntry,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core.js';
import { type AppError, DrafthandError } from '../core/errors';
import { formatOfName, largestFileOf } from './file-formats';

/** A file in an archive, or why it was left out. */
export type ZipItem = { path: string; file: Blob } | { path: string; error: AppError };

/** What an honest archive of texts stays below; measured while reading, since sizes in archives can lie. */
export const zipLimits = {
  entries: 20_000,
  totalBytes: 500_000_000,
  ratio: 200,
} as const;

/** Which files of an archive are read, and how much of them may come out. */
export interface ZipSelection {
  accepts: (path: string) => boolean;
  fileBytes: (path: string) => number;
  totalBytes: number;
}

const textFiles: ZipSelection = {
  accepts: (path) => formatOfName(path) !== undefined,
  fileBytes: largestFileOf,
  totalBytes: zipLimits.totalBytes,
};

/** Bytes handed to the browser at once, so that a large file is never whole in memory. */
const blobBytes = 8_000_000;

/** Below this size any compression ratio is harmless. */
const harmlessBytes = 1_000_000;

// Workers from blob addresses are forbidden in an extension, and the browser inflates by itself.
configure({ useWebWorkers: false, useCompressionStream: true });

/**
 * The text files of a zip archive, or those of a selection, one after the other, each inflated only when it is asked for.
 * Folders say nothing; files of other kinds, encrypted ones and names that climb out of the archive
 * come with the reason they are left out. Throws `archive-unreadable`, `archive-encrypted` (all of
 * it) or `archive-suspicious` (a bomb).
 */
export async function* readZip(
  archive: Blob,
  signal?: AbortSignal,
  selection: ZipSelection = textFiles,
): AsyncGenerator<ZipItem> {
  const reader = new ZipReader(new BlobReader(archive), {
    strictness: 'tolerant',
    filenameValidation: 'tolerant',
    signal,
  });
  try {
    const entries = await entriesOf(reader);
    const files = entries.filter((entry): entry is FileEntry => !entry.directory);
    if (files.length > 0 && files.every((entry) => entry.encrypted)) {
      throw new DrafthandError({ code: 'archive-encrypted' });
    }
    const budget = { bytes: selection.totalBytes };
    for (const entry of files) yield await readEntry(entry, selection, budget, signal);
  } finally {
    await reader.close();
  }
}

async function entriesOf(reader: ZipReader<unknown>): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      entries.push(entry);
      if (entries.length > zipLimits.entries) throw suspicious(`more than ${zipLimits.entries} entries`);
    }
  } catch (thrown) {
    if (thrown instanceof DrafthandError) throw thrown;
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    const isEncrypted = detail === ERR_ENCRYPTED_CENTRAL_DIRECTORY;
    throw new DrafthandError({ code: isEncrypted ? 'archive-encrypted' : 'archive-unreadable', detail });
  }
  return entries;
}

async function readEntry(
  entry: FileEntry,
  selection: ZipSelection,
  budget: { bytes: number },
  signal?: AbortSignal,
): Promise<ZipItem> {
  const path = entry.filename.replaceAll('\\', '/');
  const refuse = (code: AppError['code'], detail?: string): ZipItem => ({ path, error: { code, detail } });
  if (/(?:^|\/)\.\.(?:\/|$)|^\/|^[a-z]:\//iu.test(path))
    return refuse('archive-suspicious', 'path outside the archive');
  if (!selection.accepts(path)) return refuse('format-unknown');
  if (entry.encrypted) return refuse('archive-encrypted');
  try {
    const file = await inflate(entry, selection.fileBytes(path), budget, signal);
    return file ? { path, file } : refuse('file-too-large');
  } catch (thrown) {
    signal?.throwIfAborted();
    if (thrown instanceof DrafthandError) throw thrown;
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return refuse(detail === ERR_ENCRYPTED ? 'archive-encrypted' : 'file-unreadable', detail);
  }
}

/** The content of an entry, counted as it comes out; undefined when it is over the limit of one file. */
async function inflate(
  entry: FileEntry,
  fileBytes: number,
  budget: { bytes: number },
  signal: AbortSignal | undefined,
): Promise<Blob | undefined> {
  const parts: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  let length = 0;
  let refusal: 'too-large' | DrafthandError | undefined;
  const counted = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      length += chunk.byteLength;
      budget.bytes -= chunk.byteLength;
      if (length > harmlessBytes && length > zipLimits.ratio * Math.max(1, entry.compressedSize)) {
        refusal = suspicious('inflates without end');
      } else if (budget.bytes < 0) refusal = suspicious('too much text');
      else if (length > fileBytes) refusal = 'too-large';
      if (refusal) throw new Error('refused');
      chunks.push(chunk);
      held += chunk.byteLength;
      if (held < blobBytes) return;
      // The browser puts blobs on disk where memory is short.
      parts.push(new Blob(chunks));
      chunks = [];
      held = 0;
    },
  });
  try {
    await entry.getData(counted, { checkSignature: true, signal });
  } catch (thrown) {
    if (refusal === 'too-large') return undefined;
    throw refusal ?? thrown;
  }
  return new Blob([...parts, ...chunks]);
}

function suspicious(detail: string): DrafthandError {
  return new DrafthandError({ code: 'archive-suspicious', detail });
}
