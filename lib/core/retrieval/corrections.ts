import { analyseText } from './analyse-text';

/** What the owner put right about the documents found for a question, and for all that ask the same. */
export interface RetrievalCorrection {
  id: string;
  /** The question it was made for, as it was searched. */
  question: string;
  /** ISO 639-1 of the question. */
  language?: string;
  documentId: string;
  /** `pin`: comes first. `ban`: is not found. */
  kind: 'pin' | 'ban';
  madeAt: number;
}

/** Share of each question's words that the other has to have, by their mean; less is another topic. */
const sameTopic = 0.6;

/**
 * The corrections that count for a question: those made for one about the same. Two questions are about
 * the same when most of what they say, function words aside, is in both (the Sørensen–Dice coefficient of
 * their terms). Of two that contradict each other the newer one counts.
 */
export function correctionsFor<Correction extends RetrievalCorrection>(
  question: string,
  language: string | undefined,
  corrections: Correction[],
): Correction[] {
  const asked = new Set(analyseText(question, language));
  const about = corrections
    .filter((each) => likeness(asked, new Set(analyseText(each.question, each.language))) >= sameTopic)
    .sort((one, other) => other.madeAt - one.madeAt);
  const newest = new Map<string, Correction>();
  for (const each of about) if (!newest.has(each.documentId)) newest.set(each.documentId, each);
  return [...newest.values()];
}

function likeness(one: Set<string>, other: Set<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const term of one) if (other.has(term)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
