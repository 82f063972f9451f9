import type { LibrarySource } from '../app/ports';
import type { AppError } from '../core/errors';
import { titleFromFileName } from '../core/library/document-title';
import type { ExportKind } from '../core/library/exported-post';
import { extensionOf, type FileFormat, unreadableKind } from './file-formats';
import { roleOf } from './file-roles';
import { isArchiveSign } from './linkedin-archive-tables';
import { type ChosenFile, sourceOfFiles } from './list-files';
import { dateOfFileName } from './published-date';
import { type SurveyedFile, surveyFiles } from './survey-files';

/** What a part of a choice of files was recognised as. */
export type PreviewKind =
  | 'linkedin-archive'
  | ExportKind
  | 'pdf'
  | 'word'
  | 'talk'
  | 'web-pages'
  | 'markdown'
  | 'restructured-text'
  | 'text';

export interface PreviewPart {
  kind: PreviewKind;
  documents: number;
  /** Left out unless asked for; not among `documents`. */
  drafts: number;
}

/** What importing a choice of files would do, found out without importing. */
export interface FilesPreview {
  /** The part with the most documents first; empty when nothing can be read. */
  parts: PreviewPart[];
  /** The source these files become. */
  source: Pick<LibrarySource, 'kind' | 'label' | 'address'>;
  documents: number;
  drafts: number;
  /** Files that cannot be read, with the reason; the first hundred. */
  unreadable: Array<{ name: string; error: AppError }>;
  unreadableCount: number;
  /** First and last date (epoch ms) where names or tables tell them. */
  dates?: { from: number; until: number };
  /** Up to ten, in the order of the files. */
  titles: string[];
  /** False when the choice is so large that counting was ended: the counts are the least there is. */
  isWhole: boolean;
}

const mostTitles = 10;
const mostUnreadable = 100;

/** Files after which, and milliseconds after which, counting is ended. */
const mostFiles = 50_000;
const longestTime = 10_000;

const kindOfFormat: Record<FileFormat, PreviewKind> = {
  pdf: 'pdf',
  word: 'word',
  html: 'web-pages',
  markdown: 'markdown',
  'restructured-text': 'restructured-text',
  text: 'text',
};

/**
 * Says what importing these files would do, from names and the small tables beside them: nothing is
 * imported and no text is parsed. Ends early with what it has for very large choices. Throws only
 * the signal's reason.
 */
export async function previewFiles(
  files: Iterable<ChosenFile> | AsyncIterable<ChosenFile>,
  signal?: AbortSignal,
): Promise<FilesPreview> {
  const chosen: ChosenFile[] = [];
  for await (const file of files) {
    signal?.throwIfAborted();
    chosen.push(file);
  }
  const parts = new Map<PreviewKind, PreviewPart>();
  const preview: FilesPreview = {
    parts: [],
    source: sourceOfFiles(chosen.map(({ path }) => path)),
    documents: 0,
    drafts: 0,
    unreadable: [],
    unreadableCount: 0,
    titles: [],
    isWhole: true,
  };
  const startedAt = performance.now();
  const refused = new Set<string>();
  let seen = 0;

  for await (const found of surveyFiles(chosen, signal)) {
    take(found);
    seen += 1;
    if (seen < mostFiles && performance.now() - startedAt < longestTime) continue;
    preview.isWhole = false;
    break;
  }
  preview.parts = [...parts.values()].sort((one, other) => other.documents - one.documents);
  preview.documents = preview.parts.reduce((sum, part) => sum + part.documents, 0);
  preview.drafts = preview.parts.reduce((sum, part) => sum + part.drafts, 0);
  return preview;

  function take(found: SurveyedFile | { path: string; error: AppError }): void {
    const role = roleOf(found);
    if (role.role === 'refused') refuse(role.name, role.error);
    else if (role.role === 'export') {
      if (role.takes === 'text')
        count(role.part.kind, role.part.path, /(?:^|\/)draft_[^/]*$/iu.test(role.part.path));
    } else if (role.role === 'text') {
      const isTalk = ['srt', 'vtt'].includes(extensionOf(found.path));
      count(isTalk ? 'talk' : kindOfFormat[role.format], found.path, false);
    } else if (role.role === 'maybe-archive' && isArchiveSign(found.path)) {
      count('linkedin-archive', found.path, false);
    } else refuse(found.path, { code: 'format-unknown', values: unreadableKind(found.path) });
  }

  function count(kind: PreviewKind, path: string, isDraft: boolean): void {
    const part = parts.get(kind) ?? { kind, documents: 0, drafts: 0 };
    parts.set(kind, part);
    if (isDraft) part.drafts += 1;
    else {
      part.documents += 1;
      if (preview.titles.length < mostTitles) preview.titles.push(titleFromFileName(path));
      const date = dateOfFileName(path);
      if (date !== undefined) {
        const { from = date, until = date } = preview.dates ?? {};
        preview.dates = { from: Math.min(from, date), until: Math.max(until, date) };
      }
    }
  }

  function refuse(name: string, error: AppError): void {
    if (refused.has(name)) return;
    refused.add(name);
    preview.unreadableCount += 1;
    if (preview.unreadable.length < mostUnreadable) preview.unreadable.push({ name, error });
  }
}
