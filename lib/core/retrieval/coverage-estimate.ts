/** Signs that the best document answers the question. */
export interface CoverageSigns {
  /** How much its title is about just this, both ways, 0 to 1. */
  about: number;
  /** Share of the question's rare terms found in its best passage, 0 to 1. */
  met: number;
  /** How many of the question's terms that is. */
  found: number;
  /** Score of the best document about something else, in relation to the best, 0 to 1. */
  rival: number;
  /** Mean score of the documents behind those that may be about the same, in relation to the best. */
  field: number;
  /** How much nearer by meaning the best document is than that rival; absent where there are no built-in vectors. */
  lead?: number;
  /** Cosine of question and document by the built-in vectors; absent where there are none. */
  cosine?: number;
}

/**
 * Weights of a logistic regression over questions with known answers, the same questions with their
 * answers taken out of the library, and questions asked of the wrong library; see
 * docs/decisions/0031-coverage.md.
 */
const withVectors = {
  constant: -1.64,
  about: 2.95,
  met: 0.88,
  found: 0.3,
  rival: -3.29,
  field: -2.85,
  cosine: 5.09,
  lead: -2.56,
};
const wordsOnly = {
  constant: -0.33,
  about: 4.41,
  met: 1.15,
  found: 0.59,
  rival: -2.31,
  field: -4.09,
  cosine: 0,
  lead: 0,
};

/** Chance that the best document answers, 0 to 1. */
export function coverageEstimate(signs: CoverageSigns): number {
  const weights = signs.cosine === undefined ? wordsOnly : withVectors;
  const value =
    weights.constant +
    weights.about * signs.about +
    weights.met * signs.met +
    // A short question that is met whole is as good as a longer one that is met in part.
    weights.found * Math.log(1 + signs.found + (signs.met > 0.99 ? 1 : 0)) +
    weights.rival * signs.rival +
    weights.field * signs.field +
    weights.cosine * (signs.cosine ?? 0) +
    weights.lead * (signs.lead ?? 0);
  return 1 / (1 + Math.exp(-value));
}
