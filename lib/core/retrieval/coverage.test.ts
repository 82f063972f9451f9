import { describe, expect, it } from 'vitest';
import type { Candidate } from './candidate';
import { coverageOf } from './coverage';
import { coverageEstimate } from './coverage-estimate';
import { queryConceptsOf } from './query-terms';
import type { RetrievedPassage } from './retrieval';

const question = 'How do I prune roses and lilacs near the fence?';
const concepts = queryConceptsOf(question, 'en');

/** A document found with the first words of the question, with a score and how near it is. */
function found(id: string, score: number, words: number, vector = 0) {
  const candidate: Candidate = {
    documentId: id,
    signals: { lexical: score, vector, title: 0, pieces: 0 },
    latent: 0.2,
    score,
    passages: [{ order: 0, lexical: score, vector, concepts: concepts.map((_, at) => at).slice(0, words) }],
  };
  const passage = {
    documentId: id,
    title: `Diary ${id}`,
    status: 'active',
    language: 'en',
  } as RetrievedPassage;
  return { candidate, passage };
}

function coverage(...documents: Array<ReturnType<typeof found>>) {
  return coverageOf({
    concepts,
    importance: concepts.map(() => 1),
    candidates: documents.map(({ candidate }) => candidate),
    passages: documents.map(({ passage }) => passage),
  });
}

describe('coverage', () => {
  it('asks more of a document that has only two words of the question', () => {
    const behind = [found('b', 0.8, 1), found('c', 0.8, 1), found('d', 0.7, 1)];
    const two = coverage(found('a', 1, 2), ...behind);
    const three = coverage(found('a', 1, 3), ...behind);
    expect(two.estimate).toBeGreaterThan(0.025);
    expect(two.verdict).toBe('uncovered');
    expect(three.verdict).toBe('partial');
  });

  it('trusts a lead by meaning alone less than one that words share', () => {
    const signs = { about: 0.5, met: 0.5, found: 3, rival: 0.8, field: 0.4, cosine: 0.5 };
    expect(coverageEstimate({ ...signs, lead: 0.3 })).toBeLessThan(coverageEstimate({ ...signs, lead: 0 }));
  });
});
