import type { LibrarySource, NewImportItem } from '../app/ports';
import { type AppError, toAppError } from '../core/errors';
import { createExportCollector } from './collect-exports';
import {
  extensionOf,
  fileNameOf,
  formatOfName,
  isZipName,
  largestExport,
  largestFileOf,
  unreadableKind,
} from './file-formats';
import { roleOf } from './file-roles';
import { isIgnoredFolder } from './hidden-place';
import { gatherArchives, largestTable } from './linkedin-archive-files';
import { beginningOf, exportOfText, isGhostName } from './recognise-exports';
import { surveyFiles } from './survey-files';

/** A file the owner chose, with its path below what was chosen; or why it could not be opened. */
export type ChosenFile = { path: string; file: Blob } | { path: string; error: AppError };

/** A batch is handed over when it has this many items or bytes, so that a large archive never fills the memory. */
const batchItems = 50;
const batchBytes = 4_000_000;

/** Files of other software that are looked into for an export. */
const mostLookedInto = 50;

export interface ListOptions {
  signal?: AbortSignal;
  /** Where the texts of an export are published, for exports that do not say it. */
  siteAddress?: string;
}

/**
 * Import items of chosen files in batches, zip archives unpacked, the files of an export and of
 * LinkedIn's archive as one item each, at the end. Refused files come with their reason:
 * `format-unknown` (other formats, hidden files; a hidden folder is named once), `file-too-large`,
 * `no-text-found` (empty), `export-part-left-out` (a folder is named once), and those of archives.
 */
export async function* listFiles(
  files: Iterable<ChosenFile> | AsyncIterable<ChosenFile>,
  { signal, siteAddress }: ListOptions = {},
): AsyncGenerator<NewImportItem[]> {
  let batch: NewImportItem[] = [];
  let bytes = 0;
  for await (const item of listed(await allOf(files, signal), { signal, siteAddress })) {
    batch.push(item);
    bytes += 'input' in item && item.input.kind === 'file' ? sizeOf(item.input.bytes) : 0;
    if (batch.length < batchItems && bytes < batchBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

async function* listed(
  files: ChosenFile[],
  { signal, siteAddress }: ListOptions,
): AsyncGenerator<NewImportItem> {
  const named = new Set<string>();
  const exports = createExportCollector(siteAddress);
  // Kept until all names are known: only then it shows whether they are LinkedIn's.
  const tables: Array<{ path: string; file: Blob }> = [];
  let lookedInto = 0;
  for await (const found of surveyFiles(files, signal)) {
    const { path } = found;
    const role = roleOf(found);
    if (role.role === 'refused' || 'error' in found) {
      const { name, error } = role.role === 'refused' ? role : { name: path, error: unknown(path) };
      if (!named.has(name)) yield refused(name, error);
      named.add(name);
    } else if (role.role === 'export') {
      const file =
        role.takes === 'name'
          ? new Blob()
          : await found.open(role.takes === 'text' ? largestFileOf(path) : largestExport);
      if (role.takes === 'name') yield refused(path, { code: 'export-part-left-out' });
      if (file instanceof Blob) exports.add(role.part, file);
      else if (file) yield refused(path, file);
    } else if (role.role === 'maybe-export') {
      const file =
        lookedInto < mostLookedInto || isGhostName(path) ? await found.open(largestExport) : undefined;
      lookedInto += 1;
      const kind = file instanceof Blob ? exportOfText(await beginningOf(file)) : undefined;
      if (kind && file instanceof Blob) exports.add({ kind, group: path, path: fileNameOf(path) }, file);
      else yield refused(path, file === undefined || file instanceof Blob ? unknown(path) : file);
    } else if (role.role === 'maybe-archive') {
      const file = await found.open(extensionOf(path) === 'csv' ? largestTable : largestFileOf(path));
      if (file instanceof Blob) tables.push({ path, file });
      else if (file) yield refused(path, file);
    } else if (role.role === 'text') {
      const file = await found.open(largestFileOf(path));
      if (file) yield file instanceof Blob ? itemOf(path, file) : refused(path, file);
    } else yield refused(path, unknown(path));
  }
  const { archives, others } = gatherArchives(tables);
  for (const { path, file } of others) {
    yield formatOfName(path) ? itemOf(path, file) : refused(path, unknown(path));
  }
  yield* exports.items();
  yield* archives;
}

/** The chosen files of an `<input type="file">`, also with `webkitdirectory`. */
export function chosenFiles(files: Iterable<File>): ChosenFile[] {
  return Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** The files below dropped entries (`DataTransferItem.webkitGetAsEntry()`), folder by folder. */
export async function* filesOfEntries(entries: FileSystemEntry[]): AsyncGenerator<ChosenFile> {
  for (const entry of entries) {
    const path = entry.fullPath.replace(/^\//u, '');
    try {
      if (isDirectory(entry)) {
        if (isIgnoredFolder(entry.name)) yield { path: `${path}/`, error: { code: 'format-unknown' } };
        else yield* filesOfEntries(await entriesIn(entry));
      } else if (isFile(entry)) {
        yield { path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) };
      }
    } catch (thrown) {
      yield { path, error: { code: 'file-unreadable', detail: toAppError(thrown).detail } };
    }
  }
}

/** What a choice of files is as a source: LinkedIn's archive, one folder, one zip archive, or single files. */
export function sourceOfFiles(paths: string[]): Pick<LibrarySource, 'kind' | 'label' | 'address'> {
  const [first = ''] = paths;
  const folder = first.includes('/') ? (first.split('/')[0] ?? '') : '';
  if (isLinkedInExport(folder || first) && (folder !== '' || paths.length === 1)) {
    return { kind: 'linkedin-archive', label: folder || first, address: 'linkedin-archive' };
  }
  if (folder !== '' && paths.every((path) => path.startsWith(`${folder}/`))) {
    return { kind: 'folder', label: folder, address: folder };
  }
  if (paths.length === 1 && isZipName(first)) return { kind: 'zip', label: first, address: first };
  return { kind: 'file', label: paths.length === 1 ? first : `${first} …`, address: 'files' };
}

/** `Complete_LinkedInDataExport_11-05-2026.zip`, also where a browser has put `(1)` behind the name. */
function isLinkedInExport(name: string): boolean {
  return /linkedin_?data_?export/iu.test(name);
}

/** A folder's files are walked through once for their names; nothing of them is in memory. */
async function allOf(
  files: Iterable<ChosenFile> | AsyncIterable<ChosenFile>,
  signal: AbortSignal | undefined,
): Promise<ChosenFile[]> {
  const all: ChosenFile[] = [];
  for await (const file of files) {
    signal?.throwIfAborted();
    all.push(file);
  }
  return all;
}

function itemOf(path: string, file: Blob): NewImportItem {
  if (file.size === 0) return refused(path, { code: 'no-text-found' });
  return { name: path, input: { kind: 'file', bytes: file, mediaType: file.type } };
}

function unknown(path: string): AppError {
  return { code: 'format-unknown', values: unreadableKind(path) };
}

function sizeOf(bytes: Blob | Uint8Array): number {
  return bytes instanceof Blob ? bytes.size : bytes.byteLength;
}

function refused(name: string, error: AppError): NewImportItem {
  const values =
    error.code === 'file-too-large' ? { megabytes: largestFileOf(name) / 1_000_000 } : error.values;
  return { name, error: values ? { ...error, values } : error };
}

/** A directory reader hands out its entries in parts until one is empty. */
async function entriesIn(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return entries;
    entries.push(...part);
  }
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
