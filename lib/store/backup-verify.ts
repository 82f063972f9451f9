import {
  type BackupRow,
  type BackupTableName,
  backupTableNames,
  checkRow,
  compareKeys,
  isBackupTable,
  isDocumentPart,
  keyOf,
} from '../core/backup/backup-tables';
import {
  type BackupFile,
  type BackupManifest,
  backupLimits,
  manifestPath,
  readManifest,
  refusal,
} from '../core/backup/manifest';
import { type DocumentPlaces, placeKey } from '../core/backup/merge-documents';
import { checkSettings, type PortableSettings } from '../core/backup/portable-settings';
import type { Occurrence } from '../core/library/occurrence';
import { openZip, sha256, type ZipSource } from './backup-zip';
import type { DocumentRow } from './rows';

/** A backup that has been read from end to end and found good. */
export interface VerifiedBackup {
  manifest: BackupManifest;
  settings: PortableSettings;
  /** Without their texts. */
  documents: DocumentRow[];
  /** Where they were found; nothing in backups from before that was noted. */
  places: DocumentPlaces;
  /** The rows of a table, a file at a time, each checked again as it is read. */
  rowFiles(table: BackupTableName): Array<() => Promise<BackupRow[]>>;
  close(): Promise<void>;
}

export interface VerifyOptions {
  signal?: AbortSignal;
  /** In bytes. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

const settingsPath = 'data/settings.json';

/**
 * Reads a whole backup and believes nothing in it: every file is named by the manifest and has its
 * hash, every row has its shape and its place, every text belongs to a document. Writes nothing.
 * Throws a `backup-…` code, or the signal's reason.
 */
export async function verifyBackup(
  file: Blob,
  { signal, onProgress }: VerifyOptions = {},
): Promise<VerifiedBackup> {
  signal?.throwIfAborted();
  const zip = await openZip(file);
  try {
    const manifest = await manifestOf(zip);
    const tables = tablesOf(manifest);
    const check = createTableChecks();
    let settings: PortableSettings = {};
    let done = 0;
    const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const stated of inReadingOrder(manifest.files)) {
      signal?.throwIfAborted();
      const bytes = await readStated(zip, stated);
      const table = tableOf(stated.path);
      if (table) check.add(table, rowsOf(table, stated.path, bytes));
      else if (stated.path === settingsPath) settings = checkSettings(jsonOf(stated.path, bytes));
      done += stated.bytes;
      onProgress?.({ done, total });
    }
    check.finish(manifest.counts);
    return {
      manifest,
      settings,
      documents: check.documents,
      places: check.places,
      rowFiles: (table) =>
        (tables.get(table) ?? []).map((stated) => async () => {
          return rowsOf(table, stated.path, await readStated(zip, stated));
        }),
      close: () => zip.close(),
    };
  } catch (thrown) {
    await zip.close();
    throw thrown;
  }
}

async function manifestOf(zip: ZipSource): Promise<BackupManifest> {
  if (!zip.paths.has(manifestPath)) throw refusal('backup-foreign', 'there is no manifest');
  const bytes = await zip.read(manifestPath, backupLimits.manifestBytes);
  const manifest = readManifest(new TextDecoder().decode(bytes));
  const stated = new Set(manifest.files.map(({ path }) => path));
  if (stated.size !== manifest.files.length) throw refusal('backup-damaged', 'a file is named twice');
  const missing = [...stated].find((path) => !zip.paths.has(path));
  if (missing !== undefined) throw refusal('backup-damaged', `${missing} is missing`);
  const extra = [...zip.paths].find((path) => path !== manifestPath && !stated.has(path));
  if (extra !== undefined) throw refusal('backup-damaged', `${extra} is not in the manifest`);
  return manifest;
}

/** Files of each table in their order; throws `backup-newer` for a table this version does not know. */
function tablesOf({ files, counts }: BackupManifest): Map<BackupTableName, BackupFile[]> {
  const unknown = Object.keys(counts).find((name) => !isBackupTable(name));
  if (unknown !== undefined) throw refusal('backup-newer', `table ${unknown}`);
  const tables = new Map<BackupTableName, BackupFile[]>();
  for (const file of files) {
    const table = tableOf(file.path);
    if (table) tables.set(table, [...(tables.get(table) ?? []), file]);
    else if (file.path !== settingsPath && !/^documents\/[^/]+\.md$/u.test(file.path)) {
      throw refusal('backup-damaged', `${file.path} has no place in a backup`);
    }
  }
  for (const list of tables.values()) list.sort((one, other) => (one.path < other.path ? -1 : 1));
  return tables;
}

/** Documents before what belongs to them. */
function inReadingOrder(files: BackupFile[]): BackupFile[] {
  const rank = ({ path }: BackupFile) => (tableOf(path) === 'documents' ? 0 : 1);
  return [...files].sort((one, other) => rank(one) - rank(other) || (one.path < other.path ? -1 : 1));
}

function tableOf(path: string): BackupTableName | undefined {
  const name = /^data\/([a-zA-Z]+)-\d{5}\.json$/u.exec(path)?.[1];
  return name !== undefined && isBackupTable(name) ? name : undefined;
}

async function readStated(zip: ZipSource, stated: BackupFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await zip.read(stated.path, stated.bytes);
  if (bytes.length !== stated.bytes || (await sha256(bytes)) !== stated.sha256) {
    throw refusal('backup-damaged', `${stated.path} is not what was saved`);
  }
  return bytes;
}

function rowsOf(table: BackupTableName, path: string, bytes: Uint8Array): BackupRow[] {
  const rows = jsonOf(path, bytes);
  if (!Array.isArray(rows)) throw refusal('backup-damaged', `${path} is not a list`);
  return rows.map((row: unknown, index) => checkRow(table, row, `${path}, row ${index + 1}`));
}

function jsonOf(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refusal('backup-damaged', `${path} is not JSON`);
  }
}

/** What can be said of tables only after all their rows: order, number, and what belongs to what. */
function createTableChecks() {
  const documents: DocumentRow[] = [];
  const documentIds = new Set<string>();
  const textPlaces = new Set<string>();
  const places = new Map<string, string[]>();
  const last = new Map<BackupTableName, Array<string | number>>();
  const counts = new Map<BackupTableName, number>();

  function lookAtDocument(row: BackupRow): void {
    const document = row as unknown as DocumentRow;
    const place = placeKey(document);
    if (textPlaces.has(place)) throw refusal('backup-damaged', 'two documents have the same place');
    textPlaces.add(place);
    documentIds.add(document.id);
    documents.push(document);
  }

  function lookAtOccurrence(row: BackupRow): void {
    const { documentId, sourceId, key, erasedAt } = row as unknown as Occurrence;
    if (erasedAt !== undefined) return;
    if (!documentIds.has(documentId)) throw refusal('backup-damaged', 'occurrences without a document');
    places.set(documentId, [...(places.get(documentId) ?? []), placeKey({ sourceId, key })]);
  }

  return {
    documents,
    places,

    add(table: BackupTableName, rows: BackupRow[]): void {
      for (const row of rows) {
        const key = keyOf(table, row);
        const before = last.get(table);
        if (before && compareKeys(before, key) >= 0) throw refusal('backup-damaged', `order of ${table}`);
        last.set(table, key);
        if (table === 'documents') lookAtDocument(row);
        if (table === 'occurrences') lookAtOccurrence(row);
        if (isDocumentPart(table) && !documentIds.has(String(row.documentId))) {
          throw refusal('backup-damaged', `${table} without a document`);
        }
      }
      counts.set(table, (counts.get(table) ?? 0) + rows.length);
    },

    finish(stated: BackupManifest['counts']): void {
      const wrong = backupTableNames.find((name) => (counts.get(name) ?? 0) !== (stated[name] ?? 0));
      if (wrong !== undefined) throw refusal('backup-damaged', `number of ${wrong}`);
    },
  };
}
