/** Signs that the best document answers the question. */
export interface CoverageSigns {
  /** How much its title is about just this, both ways, 0 to 1. */
  about: number;
  /** Likeness of question and title by pieces of words, 0 to 1. */
  pieces: number;
  /** Share of the question's rare terms found in its best passage, 0 to 1. */
  met: number;
  /** How many of the question's terms that is. */
  found: number;
  /** Rarity of the rarest term that is missing, in relation to the rarest one asked, 0 to 1. */
  unmet: number;
  /** Score of the best document about something else, in relation to the best, 0 to 1. */
  rival: number;
  /** Mean score of the documents behind those that may be about the same, in relation to the best. */
  field: number;
  /** Cosine of question and document; 0 where there are no vectors. */
  cosine: number;
  /** How far that is above the field's. */
  cosineAhead: number;
  /** 1 where words and vectors agree on the best document. */
  nearest: number;
}

/**
 * Weights of a logistic regression over questions with known answers, the same questions with their
 * answers taken out of the library, and questions asked of the wrong library; see
 * docs/decisions/0031-coverage.md.
 */
const fitted = { constant: -4.55, about: 8.41, field: -3.3, found: 1.98 };

/** Chance that the library answers, 0 to 1. */
export function coverageEstimate(signs: CoverageSigns): number {
  const value =
    fitted.constant +
    fitted.about * signs.about +
    fitted.field * signs.field +
    fitted.found * Math.log(1 + signs.found + (signs.met > 0.99 ? 1 : 0));
  return 1 / (1 + Math.exp(-value));
}
