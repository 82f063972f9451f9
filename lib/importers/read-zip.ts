import {
  BlobReader,
  configure,
  type Entry,
  ERR_ENCRYPTED,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  type FileEntry,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core.js';
import { type AppError, DrafthandError, toAppError } from '../core/errors';

/** What an honest archive of texts stays below; measured while reading, since sizes in archives can lie. */
export const zipLimits = {
  entries: 20_000,
  totalBytes: 500_000_000,
  ratio: 200,
} as const;

/** Bytes that may still come out of an archive; archives inside of it draw on the same ones. */
export interface ZipBudget {
  bytes: number;
}

/** A file in an archive that nothing has been read of yet. */
export interface ZipFile {
  path: string;
  /** As the archive states it, which may be a lie. */
  size: number;
  /**
   * Its content, at most so many bytes. Throws `file-too-large`, `file-unreadable`,
   * `archive-encrypted` (this file), and `archive-suspicious` for a bomb (the archive must not be
   * read on) or a name that climbs out of the archive (`isOutside`).
   */
  read(fileBytes: number, budget: ZipBudget): Promise<Blob>;
  /** Its name leads out of the archive. */
  isOutside: boolean;
}

/** Which files of an archive are read, and how much of them may come out. */
export interface ZipSelection {
  accepts: (path: string) => boolean;
  fileBytes: (path: string) => number;
  totalBytes: number;
}

/** Bytes handed to the browser at once, so that a large file is never whole in memory. */
const blobBytes = 8_000_000;

/** Below this size any compression ratio is harmless. */
const harmlessBytes = 1_000_000;

// Workers from blob addresses are forbidden in an extension, and the browser inflates by itself.
configure({ useWebWorkers: false, useCompressionStream: true });

/**
 * Reads the directory of a zip archive: its files in their order, folders left out. Throws
 * `archive-unreadable`, `archive-encrypted` (all of it) or `archive-suspicious` (far too many files).
 */
export async function openZip(
  archive: Blob,
  signal?: AbortSignal,
): Promise<{ files: ZipFile[]; close(): Promise<void> }> {
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
    return {
      files: files.map((entry) => zipFile(entry, signal)),
      close: async () => {
        await reader.close();
      },
    };
  } catch (thrown) {
    await reader.close();
    throw thrown;
  }
}

/**
 * The files of a selection one after the other, each inflated only when it is asked for; those that
 * cannot be read come with the reason. Throws what `openZip` throws, and `archive-suspicious` (a bomb).
 */
export async function* readZip(
  archive: Blob,
  signal: AbortSignal | undefined,
  selection: ZipSelection,
): AsyncGenerator<{ path: string; file: Blob } | { path: string; error: AppError }> {
  const zip = await openZip(archive, signal);
  const budget = { bytes: selection.totalBytes };
  try {
    for (const file of zip.files) {
      if (!selection.accepts(file.path)) continue;
      try {
        yield { path: file.path, file: await file.read(selection.fileBytes(file.path), budget) };
      } catch (thrown) {
        signal?.throwIfAborted();
        const error = toAppError(thrown);
        if (error.code === 'archive-suspicious' && !file.isOutside) throw thrown;
        yield { path: file.path, error };
      }
    }
  } finally {
    await zip.close();
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

function zipFile(entry: FileEntry, signal: AbortSignal | undefined): ZipFile {
  const path = entry.filename.replaceAll('\\', '/');
  const isOutside = /(?:^|\/)\.\.(?:\/|$)|^\/|^[a-z]:\//iu.test(path);
  return {
    path,
    size: entry.uncompressedSize,
    isOutside,
    async read(fileBytes, budget) {
      if (isOutside) throw suspicious('path outside the archive');
      if (entry.encrypted) throw new DrafthandError({ code: 'archive-encrypted' });
      try {
        return await inflate(entry, fileBytes, budget, signal);
      } catch (thrown) {
        signal?.throwIfAborted();
        if (thrown instanceof DrafthandError) throw thrown;
        const detail = thrown instanceof Error ? thrown.message : String(thrown);
        const code = detail === ERR_ENCRYPTED ? 'archive-encrypted' : 'file-unreadable';
        throw new DrafthandError({ code, detail });
      }
    },
  };
}

/** The content of an entry, counted as it comes out. */
async function inflate(
  entry: FileEntry,
  fileBytes: number,
  budget: ZipBudget,
  signal: AbortSignal | undefined,
): Promise<Blob> {
  const parts: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  let length = 0;
  let refusal: DrafthandError | undefined;
  const counted = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      length += chunk.byteLength;
      budget.bytes -= chunk.byteLength;
      if (length > harmlessBytes && length > zipLimits.ratio * Math.max(1, entry.compressedSize)) {
        refusal = suspicious('inflates without end');
      } else if (budget.bytes < 0) refusal = suspicious('too much text');
      else if (length > fileBytes) refusal = new DrafthandError({ code: 'file-too-large' });
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
    throw refusal ?? thrown;
  }
  return new Blob([...parts, ...chunks]);
}

function suspicious(detail: string): DrafthandError {
  return new DrafthandError({ code: 'archive-suspicious', detail });
}
