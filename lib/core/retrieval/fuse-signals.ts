import type { Signals } from './candidate';

/**
 * What each signal counts. Found by listwise logistic regression on public sets, each half judged by
 * the weights of the other; see docs/decisions/0029-fused-ranking.md.
 */
export const signalWeights = { lexical: 1, vector: 0.45, title: 0.18, pieces: 0.14 } as const;

/** One score from the signals; comparable within one question only. */
export function fuseSignals(signals: Signals): number {
  return (
    signalWeights.lexical * signals.lexical +
    signalWeights.vector * signals.vector +
    signalWeights.title * signals.title +
    signalWeights.pieces * signals.pieces
  );
}
