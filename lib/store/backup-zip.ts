import {
  BlobReader,
  BlobWriter,
  configure,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  type FileEntry,
  Uint8ArrayReader,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core.js';
import { backupLimits, isOutsidePath, refusal } from '../core/backup/manifest';
import { DrafthandError } from '../core/errors';

// Workers from blob addresses are forbidden in an extension, and the browser deflates by itself.
configure({ useWebWorkers: false, useCompressionStream: true });

/** A zip archive being written. */
export interface ZipTarget {
  add(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  finish(): Promise<Blob>;
}

/** A zip archive that can be read again and again, file by file. */
export interface ZipSource {
  paths: ReadonlySet<string>;
  /** The content of a file of at most `mostBytes`; throws `backup-damaged` or `backup-hostile`. */
  read(path: string, mostBytes: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** Starts an archive; what is added leaves memory at once, into a blob that the browser keeps on disk. */
export function createZip(madeAt: number): ZipTarget {
  const zip = new ZipWriter(new BlobWriter('application/zip'), { lastModDate: new Date(madeAt) });
  return {
    async add(path, bytes) {
      await zip.add(path, new Uint8ArrayReader(bytes));
    },
    finish: () => zip.close(),
  };
}

/**
 * Opens an archive and looks at its list of files. Throws `backup-unreadable` (not a zip, or cut
 * off), `backup-encrypted`, or `backup-hostile` for names that lead outside, come twice or are too many.
 */
export async function openZip(file: Blob): Promise<ZipSource> {
  const reader = new ZipReader(new BlobReader(file), {
    strictness: 'tolerant',
    filenameValidation: 'tolerant',
  });
  try {
    const entries = await filesIn(reader);
    return {
      paths: new Set(entries.keys()),
      async read(path, mostBytes) {
        const entry = entries.get(path);
        if (!entry) throw refusal('backup-damaged', `${path} is missing`);
        return inflate(entry, path, mostBytes);
      },
      close: () => reader.close(),
    };
  } catch (thrown) {
    await reader.close();
    if (thrown instanceof DrafthandError) throw thrown;
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    const isEncrypted = detail === ERR_ENCRYPTED_CENTRAL_DIRECTORY;
    throw refusal(isEncrypted ? 'backup-encrypted' : 'backup-unreadable', detail);
  }
}

async function filesIn(reader: ZipReader<unknown>): Promise<Map<string, FileEntry>> {
  const files = new Map<string, FileEntry>();
  let count = 0;
  for await (const entry of reader.getEntriesGenerator()) {
    count += 1;
    if (count > backupLimits.entries) throw refusal('backup-hostile', 'too many files');
    if (isOutsidePath(entry.filename.replace(/\/$/u, ''))) {
      throw refusal('backup-hostile', 'a file name leads outside');
    }
    if (entry.directory) continue;
    if (entry.encrypted) throw refusal('backup-encrypted', entry.filename);
    if (files.has(entry.filename)) throw refusal('backup-hostile', 'a file name comes twice');
    files.set(entry.filename, entry);
  }
  return files;
}

/** Counts what comes out, since the stated size can lie. */
async function inflate(entry: FileEntry, path: string, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  let isTooLong = false;
  const counted = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      length += chunk.byteLength;
      isTooLong = length > mostBytes;
      if (isTooLong) throw new Error('too long');
      chunks.push(chunk);
    },
  });
  try {
    await entry.getData(counted, { checkSignature: true });
  } catch (thrown) {
    if (isTooLong) throw refusal('backup-hostile', `${path} is longer than it says`);
    throw refusal('backup-damaged', `${path}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** SHA-256, hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
