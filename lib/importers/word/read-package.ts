import { type AppError, DrafthandError, toAppError } from '../../core/errors';
import { publishedDate } from '../published-date';
import { readZip, type ZipSelection } from '../read-zip';

export interface WordProperties {
  title?: string;
  language?: string;
  publishedAt?: number;
  modifiedAt?: number;
}

/** The parts with text; the engine holds all of them as trees at once, so that they may not be endless. */
const textParts: ZipSelection = {
  accepts: (path) => /\.(?:xml|rels)$/iu.test(path),
  fileBytes: () => 100_000_000,
  totalBytes: 150_000_000,
};

/**
 * Checks the container of a Word file by inflating its parts with text once, so that a bomb is found
 * before anything is built of it, and reads its properties. Throws `file-damaged` and
 * `archive-suspicious`.
 */
export async function readPackage(file: Blob, signal?: AbortSignal): Promise<WordProperties> {
  let properties = '<none/>';
  let hasText = false;
  try {
    for await (const item of readZip(file, signal, textParts)) {
      if ('error' in item) throw new DrafthandError(item.error);
      else if (item.path === 'docProps/core.xml') properties = await item.file.text();
      else hasText ||= /^word\/document\d*\.xml$/u.test(item.path);
    }
  } catch (thrown) {
    signal?.throwIfAborted();
    throw new DrafthandError(failureOf(thrown));
  }
  if (!hasText) throw new DrafthandError({ code: 'file-damaged', detail: 'no Word document in it' });
  return propertiesOf(properties);
}

function failureOf(thrown: unknown): AppError {
  const error = toAppError(thrown);
  if (error.code === 'archive-suspicious') return error;
  return { ...error, code: error.code === 'archive-encrypted' ? 'file-encrypted' : 'file-damaged' };
}

/** Core properties (ECMA-376, part 2, 11.1). */
function propertiesOf(xml: string): WordProperties {
  const properties = new DOMParser().parseFromString(xml, 'application/xml');
  const text = (name: string) =>
    properties.getElementsByTagNameNS('*', name)[0]?.textContent?.replace(/\s+/gu, ' ').trim() || undefined;
  const title = text('title');
  const language = text('language');
  const publishedAt = publishedDate(text('created'));
  const modifiedAt = publishedDate(text('modified'));
  return {
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
  };
}
