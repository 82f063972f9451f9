import { describe, expect, it } from 'vitest';
import type { LibraryDocument, Passage } from '../library/document';
import type { Candidate, StoredTexts } from './candidate';
import { preferJustThis } from './prefer-just-this';
import { queryConceptsOf } from './query-terms';

const concepts = queryConceptsOf('How do I copy a drawing into a letter?', 'en');

/** Documents by id with title and score, and their scores afterwards. */
function scoresOf(documents: Record<string, [title: string, score: number]>): Record<string, number> {
  const texts: StoredTexts = new Map();
  const candidates = Object.entries(documents).map(([documentId, [title, score]]): Candidate => {
    const document = { id: documentId, title, language: 'en', status: 'active' } as LibraryDocument;
    texts.set(`${documentId}#0`, { document, passage: { order: 0, text: '' } as Passage });
    return {
      documentId,
      signals: { lexical: score, vector: 0, title: 0, pieces: 0 },
      latent: 0,
      score,
      passages: [{ order: 0, lexical: score, vector: 0, concepts: [] }],
    };
  });
  preferJustThis({ candidates, texts, concepts, importance: concepts.map(() => 1) });
  return Object.fromEntries(candidates.map(({ documentId, score }) => [documentId, score]));
}

describe('titles about just what is asked', () => {
  it('go before those that speak of something more', () => {
    const { copy = 0, frame = 0 } = scoresOf({
      frame: ['Framing a drawing beside a letter', 1],
      copy: ['Copy a drawing into a letter', 0.95],
      garden: ['Beans in spring', 0.5],
    });
    expect(copy).toBeGreaterThan(frame);
  });

  it('raise the best document of that title only, and nothing about something else', () => {
    const scores = scoresOf({
      copy: ['Copy a drawing into a letter', 1],
      again: ['Copy a drawing into a letter', 0.9],
      garden: ['Beans in spring', 0.5],
    });
    expect(scores.copy).toBeGreaterThan(1);
    expect(scores).toMatchObject({ again: 0.9, garden: 0.5 });
  });
});
