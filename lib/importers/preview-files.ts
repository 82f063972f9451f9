import type { LibrarySource } from '../app/ports';
import type { AppError } from '../core/errors';
import type { ExportKind } from '../core/library/exported-post';
import {
  extensionOf,
  type FileFormat,
  formatOfName,
  largestExport,
  largestFileOf,
  unreadableKind,
} from './file-formats';
import { type FileRole, roleOf } from './file-roles';
import { type ChosenFile, sourceOfFiles } from './list-files';
import { type GatheredExport, previewExport } from './preview-exports';
import { createPreviewTally } from './preview-tally';
import { headBytes, textByHead, textByName } from './preview-text';
import { beginningOf, exportOfText } from './recognise-exports';
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
  /** Files and folders that are left out, with the reason; the first hundred. */
  unreadable: Array<{ name: string; error: AppError }>;
  unreadableCount: number;
  /** First and last date (epoch ms) where names, tables or the beginnings of texts tell them. */
  dates?: { from: number; until: number };
  /** Up to ten, in the order of the files. */
  titles: string[];
  /** The export does not say where its texts are published: `listFiles` takes it as `siteAddress`. */
  asksForAddress: boolean;
  /** False when the choice is so large that counting was ended: the counts are the least there is. */
  isWhole: boolean;
}

/** Files after which, and milliseconds after which, counting is ended. */
const mostFiles = 50_000;
const longestTime = 10_000;

/** Texts whose beginning is looked at; of the others only the name. */
const mostLookedInto = 200;

/** Largest table that is read, in bytes. */
const largestTable = 20_000_000;

const kindOfFormat: Record<FileFormat, PreviewKind> = {
  pdf: 'pdf',
  word: 'word',
  html: 'web-pages',
  markdown: 'markdown',
  'restructured-text': 'restructured-text',
  text: 'text',
};

/**
 * Says what importing these files would do, from their names, the beginnings of some and the small
 * tables beside them: nothing is imported and no text is parsed. Ends early with what it has for very
 * large choices. Throws only the signal's reason.
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
  const startedAt = performance.now();
  const isLate = () => performance.now() - startedAt > longestTime;
  const tally = createPreviewTally();
  const exports = new Map<string, GatheredExport>();
  const tables: Array<{ path: string; file: Blob }> = [];
  let seen = 0;
  let lookedInto = 0;
  let isWhole = true;

  for await (const found of surveyFiles(chosen, signal)) {
    await take(found, roleOf(found));
    seen += 1;
    if (seen < mostFiles && !isLate()) continue;
    isWhole = false;
    break;
  }
  const { previewArchives } = await import('./preview-archive');
  const { others, archives } = await previewArchives(tables, tally, signal);
  for (const { path } of others) countText(path, formatOfName(path));
  let address: string | undefined;
  let asksForAddress = false;
  for (const gathered of exports.values()) {
    const preview = await previewExport(gathered, tally, { isLate, signal });
    isWhole &&= preview.isWhole;
    address ??= preview.address;
    const hasNone = gathered.kind === 'ghost' || gathered.kind === 'substack';
    asksForAddress ||= hasNone && preview.address === undefined;
  }
  return { ...tally.result(), source: sourceOf(), asksForAddress, isWhole };

  async function take(
    found: SurveyedFile | { path: string; error: AppError },
    role: FileRole,
  ): Promise<void> {
    const { path } = found;
    if (role.role === 'refused' || 'error' in found) {
      if (role.role === 'refused') tally.refuse(role.name, role.error);
    } else if (role.role === 'export') await takeExport(found, role);
    else if (role.role === 'maybe-archive') {
      const { isPreviewedTable } = await import('./preview-archive');
      const file = isPreviewedTable(path) ? await found.open(largestTable) : undefined;
      if (file && !(file instanceof Blob)) isWhole = false;
      tables.push({ path, file: file instanceof Blob ? file : new Blob() });
    } else if (role.role === 'maybe-export') {
      const file = await found.open(largestExport);
      const kind = file instanceof Blob ? exportOfText(await beginningOf(file)) : undefined;
      if (kind && file instanceof Blob) exports.set(path, { kind, paths: [path], table: file });
      else countText(path, undefined);
    } else if (role.role === 'text' && role.format === 'markdown') {
      tally.count('markdown', await lookInto(found, path));
    } else countText(path, role.role === 'text' ? role.format : undefined);
  }

  async function takeExport(found: SurveyedFile, role: Extract<FileRole, { role: 'export' }>): Promise<void> {
    const { kind, group, path } = role.part;
    const gathered = exports.get(group) ?? { kind, paths: [] };
    exports.set(group, gathered);
    gathered.paths.push(path);
    if (role.takes === 'table') {
      const file = await found.open(largestTable);
      if (file instanceof Blob) gathered.table = file;
      else isWhole = false;
    } else if (role.takes === 'name') tally.refuse(found.path, { code: 'export-part-left-out' });
    else if (kind === 'medium') tally.count(kind, textByName(path, kind));
    else if (kind !== 'substack') tally.count(kind, await lookInto(found, path, kind));
  }

  function countText(path: string, format: FileFormat | undefined): void {
    if (format === undefined) tally.refuse(path, { code: 'format-unknown', values: unreadableKind(path) });
    else {
      const isTalk = ['srt', 'vtt'].includes(extensionOf(path));
      tally.count(isTalk ? 'talk' : kindOfFormat[format], textByName(path));
    }
  }

  async function lookInto(found: SurveyedFile, path: string, kind?: ExportKind) {
    if (lookedInto >= mostLookedInto) return textByName(path, kind);
    lookedInto += 1;
    const file = await found.open(largestFileOf(path));
    return file instanceof Blob
      ? textByHead(path, await file.slice(0, headBytes).text(), kind)
      : textByName(path, kind);
  }

  function sourceOf(): FilesPreview['source'] {
    const byName = sourceOfFiles(chosen.map(({ path }) => path));
    const [only] = exports.values();
    if (archives > 0) return { ...byName, kind: 'linkedin-archive', address: 'linkedin-archive' };
    if (!only || exports.size > 1) return byName;
    // The same service exported again under another name is the same source.
    const place = only.kind === 'obsidian' ? byName.label : (address ?? '');
    return { kind: 'export', label: byName.label, address: `${only.kind}:${place}` };
  }
}
