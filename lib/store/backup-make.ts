import { type BackupRow, type BackupTableName, backupTableNames } from '../core/backup/backup-tables';
import { canonicalJson } from '../core/backup/canonical-json';
import { documentMarkdown, markdownName } from '../core/backup/document-markdown';
import { type BackupFile, type BackupManifest, formatVersion, manifestPath } from '../core/backup/manifest';
import { portableSettings } from '../core/backup/portable-settings';
import { DrafthandError, toAppError } from '../core/errors';
import type { Settings } from '../core/settings';
import { documentBatches, otherBatches } from './backup-rows';
import { verifyBackup } from './backup-verify';
import { createZip, sha256, type ZipTarget } from './backup-zip';
import type { DrafthandDatabase } from './database';
import { withStorageErrors } from './storage-errors';

/** Characters after which the rows of a table go on in the next file, so that none is large. */
const charactersPerFile = 1_000_000;

/** How far a backup is. */
export interface BackupProgress {
  stage: 'writing' | 'checking';
  done: number;
  total: number;
}

export interface BackupOptions {
  settings: Settings;
  appVersion: string;
  now: number;
  signal?: AbortSignal;
  onProgress?: (progress: BackupProgress) => void;
}

/**
 * Everything the owner made or brought in as one zip: canonical JSON per table, a readable Markdown
 * file per document, and a manifest with a hash of each file. It is read back before it is given
 * out. Memory does not grow with the library. Throws `backup-not-verified`, a storage code, or the
 * signal's reason.
 */
export async function makeBackup(
  db: DrafthandDatabase,
  options: BackupOptions,
): Promise<{ file: Blob; manifest: BackupManifest }> {
  const { settings, appVersion, now, signal, onProgress } = options;
  const zip = createZip(now);
  const writer = createFileWriter(zip, signal);
  const total = await withStorageErrors(() => db.documents.count());
  let done = 0;
  const documentIds = new Set<string>();
  await withStorageErrors(async () => {
    for await (const { documents, passagesOf, batches } of documentBatches(db)) {
      for (const { table, rows } of batches) await writer.addRows(table, rows);
      for (const document of documents) {
        documentIds.add(document.id);
        if (document.status === 'removed') continue;
        const text = documentMarkdown(document, passagesOf.get(document.id) ?? []);
        await writer.addText(writer.freePath(`documents/${markdownName(document)}`), text);
      }
      done += documents.length;
      onProgress?.({ stage: 'writing', done, total });
    }
    for await (const { table, rows } of otherBatches(db, documentIds)) await writer.addRows(table, rows);
  });
  await writer.addText('data/settings.json', `${canonicalJson(portableSettings(settings))}\n`);
  const { files, counts } = await writer.finish();
  const manifest: BackupManifest = {
    format: 'drafthand-backup',
    formatVersion,
    appVersion,
    madeAt: now,
    counts,
    files,
  };
  await zip.add(manifestPath, new TextEncoder().encode(`${canonicalJson(manifest)}\n`));
  const file = await zip.finish();
  await readBack(file, { signal, onProgress });
  return { file, manifest };
}

/** Writes rows into files of a bounded size, and notes each file. */
function createFileWriter(zip: ZipTarget, signal: AbortSignal | undefined) {
  const files: BackupFile[] = [];
  const taken = new Set<string>();
  const counts = Object.fromEntries(backupTableNames.map((name) => [name, 0]));
  const open = new Map<BackupTableName, { rows: string[]; characters: number; number: number }>();

  async function addText(path: string, text: string): Promise<void> {
    signal?.throwIfAborted();
    const bytes = new TextEncoder().encode(text);
    files.push({ path, bytes: bytes.length, sha256: await sha256(bytes) });
    await zip.add(path, bytes);
  }

  async function flush(table: BackupTableName): Promise<void> {
    const part = open.get(table);
    if (!part || part.rows.length === 0) return;
    const path = `data/${table}-${String(part.number).padStart(5, '0')}.json`;
    const text = `[\n${part.rows.join(',\n')}\n]\n`;
    open.set(table, { rows: [], characters: 0, number: part.number + 1 });
    await addText(path, text);
  }

  return {
    addText,

    /** The path, or one like it where another file already has it. */
    freePath(path: string): string {
      let free = path;
      for (let number = 2; taken.has(free); number += 1) free = path.replace(/\.md$/u, `-${number}.md`);
      taken.add(free);
      return free;
    },

    async addRows(table: BackupTableName, rows: BackupRow[]): Promise<void> {
      for (const row of rows) {
        const part = open.get(table) ?? { rows: [], characters: 0, number: 1 };
        open.set(table, part);
        const text = canonicalJson(row);
        part.rows.push(text);
        part.characters += text.length;
        counts[table] = (counts[table] ?? 0) + 1;
        if (part.characters >= charactersPerFile) await flush(table);
      }
    },

    async finish(): Promise<{ files: BackupFile[]; counts: Record<string, number> }> {
      for (const table of backupTableNames) await flush(table);
      files.sort((one, other) => (one.path < other.path ? -1 : 1));
      return { files, counts };
    },
  };
}

/** A backup that cannot be restored from is none. */
async function readBack(
  file: Blob,
  { signal, onProgress }: Pick<BackupOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  try {
    const backup = await verifyBackup(file, {
      signal,
      onProgress: (progress) => onProgress?.({ stage: 'checking', ...progress }),
    });
    await backup.close();
  } catch (thrown) {
    signal?.throwIfAborted();
    const { code, detail } = toAppError(thrown);
    throw new DrafthandError({ code: 'backup-not-verified', detail: `${code}: ${detail ?? ''}` });
  }
}
