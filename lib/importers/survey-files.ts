import { type AppError, toAppError } from '../core/errors';
import type { ExportKind } from '../core/library/exported-post';
import { isZipName } from './file-formats';
import { hiddenPlace } from './hidden-place';
import { largestTable } from './linkedin-archive-files';
import type { ChosenFile } from './list-files';
import type { ZipBudget } from './read-zip';
import { exportAround, type FoundExport, findExports } from './recognise-exports';

/** Where a file stands in an export. */
export interface ExportPart {
  kind: ExportKind;
  /** The same for all files of one export. */
  group: string;
  /** Its path within the export. */
  path: string;
}

/** A file of the choice or of an archive in it, of which only the name has been looked at. */
export interface SurveyedFile {
  /** With the names of the archives it lies in. */
  path: string;
  /** As archives state it, which may be a lie. */
  size: number;
  part?: ExportPart;
  /**
   * Its content, at most so many bytes; only before the next file is asked for. Answers the reason
   * when it cannot be read, and undefined when the whole archive is refused, which is said next.
   */
  open(fileBytes: number): Promise<Blob | AppError | undefined>;
}

/** Archives in archives in archives are made by nobody but to do harm. */
const deepestArchive = 2;

/** Largest archive inside of an archive, in bytes. */
const largestInnerArchive = 2_000_000_000;

/**
 * The files of a choice in their order, those of zip archives in the place of the archive, each with
 * the export it belongs to. Nothing is inflated but archives inside of archives. An archive that is
 * refused is named with its reason; the files after it follow.
 */
export async function* surveyFiles(
  files: ChosenFile[],
  signal?: AbortSignal,
): AsyncGenerator<SurveyedFile | { path: string; error: AppError }> {
  const exports = findExports(files.map(({ path }) => path));
  for (const chosen of files) {
    signal?.throwIfAborted();
    if ('error' in chosen) yield chosen;
    else if (isZipName(chosen.path) && hiddenPlace(chosen.path) === undefined) {
      const { zipLimits } = await import('./read-zip');
      yield* archived(chosen, { bytes: zipLimits.totalBytes + largestTable }, 1, signal);
    } else {
      const { path, file } = chosen;
      yield {
        path,
        size: file.size,
        ...partOf(path, '', exports),
        open: async (fileBytes) => (file.size > fileBytes ? { code: 'file-too-large' } : file),
      };
    }
  }
}

async function* archived(
  archive: { path: string; file: Blob },
  budget: ZipBudget,
  depth: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<SurveyedFile | { path: string; error: AppError }> {
  const { openZip } = await import('./read-zip');
  let zip: Awaited<ReturnType<typeof openZip>>;
  try {
    zip = await openZip(archive.file, signal);
  } catch (thrown) {
    signal?.throwIfAborted();
    yield { path: archive.path, error: toAppError(thrown) };
    return;
  }
  let refusal: AppError | undefined;
  const exports = findExports(zip.files.map(({ path }) => path));
  try {
    for (const entry of zip.files) {
      signal?.throwIfAborted();
      const path = `${archive.path}/${entry.path}`;
      const open = async (fileBytes: number): Promise<Blob | AppError | undefined> => {
        try {
          return await entry.read(fileBytes, budget);
        } catch (thrown) {
          signal?.throwIfAborted();
          const error = toAppError(thrown);
          if (error.code !== 'archive-suspicious') return error;
          refusal = error;
          return undefined;
        }
      };
      if (entry.isOutside) {
        yield { path, error: { code: 'archive-suspicious', detail: 'path outside the archive' } };
      } else if (!isZipName(path) || hiddenPlace(path) !== undefined) {
        yield { path, size: entry.size, ...partOf(entry.path, `${archive.path}/`, exports), open };
      } else if (depth >= deepestArchive) {
        yield { path, error: { code: 'archive-suspicious', detail: 'archives in archives in archives' } };
      } else {
        const inner = await open(largestInnerArchive);
        if (inner instanceof Blob) yield* archived({ path, file: inner }, budget, depth + 1, signal);
        else if (inner) yield { path, error: inner };
      }
      if (refusal) {
        yield { path: archive.path, error: refusal };
        return;
      }
    }
  } finally {
    await zip.close();
  }
}

function partOf(path: string, place: string, exports: FoundExport[]): { part?: ExportPart } {
  const found = exportAround(path, exports, place === '');
  if (!found) return {};
  const { kind, root } = found;
  // Notion cuts large exports into several archives, all with the same folders.
  if (kind === 'notion') {
    return { part: { kind, group: kind, path: place === '' ? path.slice(root.length) : path } };
  }
  return { part: { kind, group: `${place}${root}`, path: path.slice(root.length) } };
}
