import type { ParsedDocument } from '../lib/core/library/document';
import { analyseText } from '../lib/core/retrieval/analyse-text';

/** The usual constants of BM25. */
const k1 = 1.2;
const b = 0.75;

/**
 * Plain BM25 over whole documents, title and text as one, with stop words dropped and words stemmed
 * (Robertson and Zaragoza 2009): what a ranking has to beat. Returns ids, best first; ties in the
 * order of the documents.
 */
export function createBm25Baseline(documents: Array<{ id: string; parsed: ParsedDocument }>) {
  const postings = new Map<string, Array<{ place: number; count: number }>>();
  const lengths: number[] = [];
  for (const [place, { parsed }] of documents.entries()) {
    const text = [parsed.title, ...parsed.blocks.map((block) => block.text)].join('\n');
    const terms = analyseText(text, parsed.language);
    lengths.push(terms.length);
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const list = postings.get(term);
      if (list) list.push({ place, count });
      else postings.set(term, [{ place, count }]);
    }
  }
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);

  return (question: string, language?: string): string[] => {
    const scores = new Map<number, number>();
    for (const term of analyseText(question, language)) {
      const list = postings.get(term) ?? [];
      const rarity = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
      for (const { place, count } of list) {
        const norm = k1 * (1 - b + (b * (lengths[place] ?? 0)) / average);
        scores.set(place, (scores.get(place) ?? 0) + (rarity * count * (k1 + 1)) / (count + norm));
      }
    }
    return [...scores]
      .sort((left, right) => right[1] - left[1] || left[0] - right[0])
      .map(([place]) => documents[place]?.id ?? '');
  };
}
