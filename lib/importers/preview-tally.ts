import type { AppError } from '../core/errors';
import type { FilesPreview, PreviewKind, PreviewPart } from './preview-files';

const mostTitles = 10;
const mostUnreadable = 100;

/** A text that importing would bring, as far as names and tables tell. */
export interface PreviewedText {
  title: string;
  date?: number;
  isDraft?: boolean;
}

/** Counts what a preview shows. */
export function createPreviewTally() {
  const parts = new Map<PreviewKind, PreviewPart>();
  const refused = new Set<string>();
  const unreadable: FilesPreview['unreadable'] = [];
  const titles: string[] = [];
  let dates: FilesPreview['dates'];

  return {
    count(kind: PreviewKind, { title, date, isDraft }: PreviewedText): void {
      const part = parts.get(kind) ?? { kind, documents: 0, drafts: 0 };
      parts.set(kind, part);
      if (isDraft) {
        part.drafts += 1;
        return;
      }
      part.documents += 1;
      if (titles.length < mostTitles && title !== '') titles.push(title);
      if (date === undefined) return;
      const { from = date, until = date } = dates ?? {};
      dates = { from: Math.min(from, date), until: Math.max(until, date) };
    },

    /** A file or folder that is left out; one name is counted once. */
    refuse(name: string, error: AppError): void {
      if (refused.has(name)) return;
      refused.add(name);
      if (unreadable.length < mostUnreadable) unreadable.push({ name, error });
    },

    result(): Omit<FilesPreview, 'source' | 'asksForAddress' | 'isWhole'> {
      const sorted = [...parts.values()].sort((one, other) => other.documents - one.documents);
      return {
        parts: sorted,
        documents: sorted.reduce((sum, part) => sum + part.documents, 0),
        drafts: sorted.reduce((sum, part) => sum + part.drafts, 0),
        unreadable,
        unreadableCount: refused.size,
        ...(dates ? { dates } : {}),
        titles,
      };
    },
  };
}

export type PreviewTally = ReturnType<typeof createPreviewTally>;
