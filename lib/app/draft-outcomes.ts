import type { AskOutcome, JobSource } from '../core/drafting/draft-job';
import { normalizeUrl } from '../core/library/normalize-url';
import { urlsIn } from './allowed-links';
import type { DraftContext } from './draft-context';

/** A document found for a second ask counts for it with this share of the score of the best one. */
const leastShare = 0.45;

/** The sources with which of them the draft cites: by its marks, or by an address that stands in the text. */
export function citedSources(text: string, sources: JobSource[], citedMarks: Set<string>): JobSource[] {
  const written = new Set(urlsIn(text).map(normalizeUrl));
  const isWritten = (url: string | undefined) => url !== undefined && written.has(normalizeUrl(url) ?? url);
  return sources.map((source) => ({
    ...source,
    isCited: citedMarks.has(source.mark) || isWritten(source.passage.url),
  }));
}

/**
 * What became of each ask in a model's draft, judged by the draft: answered only when it cites a source
 * found for the ask, else asked back where the library covers the ask in part, else uncovered.
 */
export function outcomesOfDraft(
  sources: JobSource[],
  { outcomes, results }: Pick<DraftContext, 'outcomes' | 'results'>,
): AskOutcome[] {
  const cited = sources.filter(({ isCited }) => isCited);
  return outcomes.map((outcome) => {
    const { askId, coverage } = outcome;
    const passages = results.get(askId)?.passages ?? [];
    const best = passages[0]?.score ?? 0;
    // A document that fits two asks is listed at the first of them only.
    const fits = new Set(
      passages.filter(({ score }) => score >= best * leastShare).map(({ documentId }) => documentId),
    );
    const isCited = cited.some((source) => source.askId === askId || fits.has(source.passage.documentId));
    if (isCited && coverage.verdict !== 'uncovered') return { ...outcome, result: 'answered' };
    return { ...outcome, result: coverage.verdict === 'partial' ? 'asked-back' : 'uncovered' };
  });
}
