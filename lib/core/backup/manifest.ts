import * as z from 'zod';
import { type AppError, DrafthandError } from '../errors';

/** Version of the layout of backup files. A change of layout raises it and adds a reader for the one before. */
export const formatVersion = 1;

/** The oldest layout that can still be read. */
const oldestVersion = 1;

/** Name of the one file that says what is in a backup. */
export const manifestPath = 'manifest.json';

/** What an honest backup stays far below; measured while reading, since sizes in archives can lie. */
export const backupLimits = {
  entries: 100_000,
  manifestBytes: 40_000_000,
  fileBytes: 256_000_000,
  totalBytes: 4_000_000_000,
} as const;

/** One file of a backup. */
export interface BackupFile {
  path: string;
  bytes: number;
  /** SHA-256 over the bytes, hex. */
  sha256: string;
}

export interface BackupManifest {
  format: 'drafthand-backup';
  formatVersion: number;
  appVersion: string;
  /** Epoch milliseconds. */
  madeAt: number;
  /** Rows per table. */
  counts: Record<string, number>;
  /** Every file but the manifest, by path. */
  files: BackupFile[];
}

const count = z.number().int().min(0).max(1e9);

const manifestSchema: z.ZodType<BackupManifest> = z.object({
  format: z.literal('drafthand-backup'),
  formatVersion: z.number().int(),
  appVersion: z.string().max(100),
  madeAt: z.number().int().min(0).max(8.64e15),
  counts: z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), count),
  files: z
    .array(
      z.object({
        path: z.string().min(1).max(400),
        bytes: count,
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(backupLimits.entries),
});

/**
 * The manifest out of its JSON. Throws `backup-foreign` when it is not one of a backup, `backup-newer`
 * or `backup-older` for another layout, and `backup-damaged` for one that is not complete.
 */
export function readManifest(text: string): BackupManifest {
  const data = parse(text);
  if (
    typeof data !== 'object' ||
    data === null ||
    !('format' in data) ||
    data.format !== 'drafthand-backup'
  ) {
    throw refusal('backup-foreign', 'the manifest is not one of a backup');
  }
  const version = 'formatVersion' in data ? data.formatVersion : undefined;
  if (typeof version === 'number' && version > formatVersion) {
    throw refusal('backup-newer', `format ${version}`);
  }
  if (typeof version === 'number' && version < oldestVersion) {
    throw refusal('backup-older', `format ${version}`);
  }
  const manifest = manifestSchema.safeParse(data);
  if (!manifest.success) throw refusal('backup-damaged', 'the manifest is not complete');
  const total = manifest.data.files.reduce((sum, file) => sum + file.bytes, 0);
  if (total > backupLimits.totalBytes || manifest.data.files.some(isTooLarge)) {
    throw refusal('backup-hostile', 'larger than any backup is');
  }
  return manifest.data;
}

/** A refusal of a backup; `detail` names places in it, never contents. */
export function refusal(code: AppError['code'], detail: string): DrafthandError {
  return new DrafthandError({ code, detail });
}

/** True for a path that leads out of the archive or means something else on another system. */
export function isOutsidePath(path: string): boolean {
  return /(?:^|\/)\.\.?(?:\/|$)|^\/|\\|^[a-z]:|\p{Cc}/iu.test(path);
}

function isTooLarge({ bytes }: BackupFile): boolean {
  return bytes > backupLimits.fileBytes;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
