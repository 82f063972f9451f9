import { aboutness, askedWords, rarityAmong } from './aboutness';
import { bestTextOf, type Candidate, type StoredTexts } from './candidate';
import type { QueryConcept } from './query-terms';

/** What a document gains whose title is about just what is asked; see docs/decisions/0035-one-link.md. */
const mostGained = 0.4;

/** Best candidates that are compared; those behind them never become the first. */
const compared = 12;

/**
 * Raises candidates whose title is about just what is asked. Titles found for one question share its common
 * words, so what tells them apart is the rest: "How do I strikethrough text in Gmail?" is no answer to how
 * text is copied from Gmail. Scores change; the order is the caller's to restore.
 */
export function preferJustThis(input: {
  /** Best first. */
  candidates: Candidate[];
  texts: StoredTexts;
  concepts: QueryConcept[];
  importance: number[];
}): void {
  const { candidates, texts } = input;
  const documents = candidates.flatMap((candidate) => bestTextOf(candidate, texts)?.document ?? []);
  const rarityOf = rarityAmong(documents);
  const asked = askedWords(input.concepts, input.importance);
  const raised = new Set<string>();
  for (const candidate of candidates.slice(0, compared)) {
    const document = bestTextOf(candidate, texts)?.document;
    // A copy is another view of nothing: the best document of a title speaks for all of them.
    if (!document || raised.has(document.title)) continue;
    raised.add(document.title);
    candidate.score *= 1 + mostGained * aboutness(document, asked, rarityOf);
  }
}
