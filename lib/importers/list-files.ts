import type { LibrarySource, NewImportItem } from '../app/ports';
import { type AppError, toAppError } from '../core/errors';
import { formatOfName, isZipName, largestFileOf, unreadableKind } from './file-formats';
import { gatherArchives, largestTable, mayBeInArchive } from './linkedin-archive-files';

/** A file the owner chose, with its path below what was chosen; or why it could not be opened. */
export type ChosenFile = { path: string; file: Blob } | { path: string; error: AppError };

/** A batch is handed over when it has this many items or bytes, so that a large archive never fills the memory. */
const batchItems = 50;
const batchBytes = 4_000_000;

/** Folders that hold tools and copies, never the owner's texts. */
const ignoredFolder = /^(?:\.(?!\.$).+|__MACOSX|node_modules)$/u;

/**
 * Import items of chosen files in batches, zip archives unpacked, refused files with their reason:
 * `format-unknown` (other formats, hidden files; a hidden folder is named once), `file-too-large`,
 * `no-text-found` (empty), and those of archives.
 */
export async function* listFiles(
  files: Iterable<ChosenFile> | AsyncIterable<ChosenFile>,
  signal?: AbortSignal,
): AsyncGenerator<NewImportItem[]> {
  const hidden = new Set<string>();
  let batch: NewImportItem[] = [];
  let bytes = 0;
  // Kept until all names are known: only then it shows whether they are LinkedIn's.
  const held: Array<{ path: string; file: Blob }> = [];
  for await (const chosen of unpacked(files, signal)) {
    signal?.throwIfAborted();
    const place = hiddenPlace(chosen.path);
    if (place !== undefined) {
      if (hidden.has(place)) continue;
      hidden.add(place);
    } else if ('file' in chosen && mayBeInArchive(chosen.path) && chosen.file.size <= largestTable) {
      held.push(chosen);
      continue;
    }
    const item =
      place === undefined ? itemOf(chosen) : refused(place, { code: 'format-unknown', detail: 'hidden' });
    batch.push(item);
    bytes += 'file' in chosen ? chosen.file.size : 0;
    if (batch.length < batchItems && bytes < batchBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  const { archives, others } = gatherArchives(held);
  batch.push(...others.map(itemOf), ...archives);
  if (batch.length > 0) yield batch;
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
        if (ignoredFolder.test(entry.name)) yield { path: `${path}/`, error: { code: 'format-unknown' } };
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

async function* unpacked(
  files: Iterable<ChosenFile> | AsyncIterable<ChosenFile>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ChosenFile> {
  for await (const chosen of files) {
    if ('error' in chosen || !isZipName(chosen.path) || hiddenPlace(chosen.path) !== undefined) yield chosen;
    else yield* archived(chosen, signal);
  }
}

/** The files of an archive below its own path; a broken archive is one refused item, not the end of the import. */
async function* archived(
  archive: { path: string; file: Blob },
  signal: AbortSignal | undefined,
): AsyncGenerator<ChosenFile> {
  const [{ readZip }, { zipWithArchives }] = await Promise.all([
    import('./read-zip'),
    import('./linkedin-archive-zip'),
  ]);
  try {
    for await (const item of readZip(archive.file, signal, zipWithArchives))
      yield { ...item, path: `${archive.path}/${item.path}` };
  } catch (thrown) {
    signal?.throwIfAborted();
    yield { path: archive.path, error: toAppError(thrown) };
  }
}

function itemOf(chosen: ChosenFile): NewImportItem {
  if ('error' in chosen) return refused(chosen.path, chosen.error);
  const { path, file } = chosen;
  if (!formatOfName(path)) return refused(path, { code: 'format-unknown', values: unreadableKind(path) });
  if (file.size === 0) return refused(path, { code: 'no-text-found' });
  if (file.size > largestFileOf(path)) return refused(path, { code: 'file-too-large' });
  return { name: path, input: { kind: 'file', bytes: file, mediaType: file.type } };
}

function refused(name: string, error: AppError): NewImportItem {
  const values =
    error.code === 'file-too-large' ? { megabytes: largestFileOf(name) / 1_000_000 } : error.values;
  return { name, error: values ? { ...error, values } : error };
}

/** The hidden or ignored folder (with `/`) or hidden file that a path is in; undefined when it is none. */
function hiddenPlace(path: string): string | undefined {
  const parts = path.split('/');
  const at = parts.findIndex((part) => ignoredFolder.test(part));
  if (at === -1) return undefined;
  return `${parts.slice(0, at + 1).join('/')}${at < parts.length - 1 ? '/' : ''}`;
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
