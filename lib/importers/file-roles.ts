import type { AppError } from '../core/errors';
import { extensionOf, type FileFormat, formatOfName } from './file-formats';
import { hiddenPlace } from './hidden-place';
import { mayBeInArchive } from './linkedin-archive-files';
import type { ExportPart, SurveyedFile } from './survey-files';

/** What is to be done with a file of a choice, as far as its name tells. */
export type FileRole =
  /** Refused before it was looked at; files of one folder have one `name`. */
  | { role: 'refused'; name: string; error: AppError }
  /** A text of an export, the table that describes its texts, or a file of which only the name counts. */
  | { role: 'export'; part: ExportPart; takes: 'text' | 'table' | 'name' }
  /** Its beginning may say that it is an export of many texts. */
  | { role: 'maybe-export' }
  /** A table or article that belongs to LinkedIn's archive if there is one around it. */
  | { role: 'maybe-archive' }
  | { role: 'text'; format: FileFormat }
  | { role: 'unknown' };

/** Says what a file is by its name, its folder and the export around it. */
export function roleOf(found: SurveyedFile | { path: string; error: AppError }): FileRole {
  const { path } = found;
  const place = hiddenPlace(path);
  if (place !== undefined) {
    return { role: 'refused', name: place, error: { code: 'format-unknown', detail: 'hidden' } };
  }
  if ('error' in found) return { role: 'refused', name: path, error: found.error };
  if (found.part) return roleInExport(path, found.part);
  if (mayBeInArchive(path)) return { role: 'maybe-archive' };
  const format = formatOfName(path);
  if (format) return { role: 'text', format };
  return ['xml', 'json'].includes(extensionOf(path)) ? { role: 'maybe-export' } : { role: 'unknown' };
}

function roleInExport(path: string, part: ExportPart): FileRole {
  const extension = extensionOf(part.path);
  const isPage = extension === 'md' || extension === 'html';
  switch (part.kind) {
    case 'medium':
      return isPage && part.path.startsWith('posts/') ? text(part) : leftOutFolder(path, part);
    case 'substack':
      if (part.path === 'posts.csv') return { role: 'export', part, takes: 'table' };
      // Its name is that of the publication; what is in it are other people.
      if (isSubscriberList(part.path)) return { role: 'export', part, takes: 'name' };
      return isPage && part.path.startsWith('posts/') ? text(part) : leftOutFolder(path, part);
    case 'notion':
      return isPage ? text(part) : leftOut(path);
    default:
      return extension === 'md' ? text(part) : leftOut(path);
  }
}

function text(part: ExportPart): FileRole {
  return { role: 'export', part, takes: 'text' };
}

/** `email_list.harbourlog.csv` */
function isSubscriberList(path: string): boolean {
  return /^email_list\.[^/]+\.csv$/iu.test(path);
}

/** Tables whose rows are pages of their own, and attachments, which are often by somebody else. */
function leftOut(path: string): FileRole {
  if (!formatOfName(path) && extensionOf(path) !== 'csv') return { role: 'unknown' };
  return { role: 'refused', name: path, error: { code: 'export-part-left-out' } };
}

/** What a service exports beside the texts: reading lists, subscribers, addresses, sessions. */
function leftOutFolder(path: string, part: ExportPart): FileRole {
  const within = part.path.split('/').slice(0, -1);
  const root = path.slice(0, path.length - part.path.length);
  const isBesideTexts = within[0] === 'posts';
  const folder = isBesideTexts ? `posts/*.${extensionOf(path)}` : `${within[0]}/`;
  const name = within.length === 0 ? path : `${root}${folder}`;
  return { role: 'refused', name, error: { code: 'export-part-left-out' } };
}
