import type { JobSource } from '../../lib/core/drafting/draft-job';

/** The sources that come from one document. */
export interface SourceDocument {
  documentId: string;
  /** Best first; never empty. */
  sources: [JobSource, ...JobSource[]];
  isCited: boolean;
  wasSentBefore: boolean;
}

/** Sources by document, the cited ones first, else in the order they were found. */
export function groupSources(sources: JobSource[]): SourceDocument[] {
  const documents = new Map<string, SourceDocument>();
  for (const source of sources) {
    const { documentId } = source.passage;
    const known = documents.get(documentId);
    if (!known) {
      const { isCited, wasSentBefore } = source;
      documents.set(documentId, { documentId, sources: [source], isCited, wasSentBefore });
      continue;
    }
    if (!known.sources.some(({ passage }) => passage.id === source.passage.id)) known.sources.push(source);
    known.isCited ||= source.isCited;
    known.wasSentBefore ||= source.wasSentBefore;
  }
  return [...documents.values()].sort((one, other) => Number(other.isCited) - Number(one.isCited));
}
