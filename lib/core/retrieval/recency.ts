import type { Settings } from '../settings';

/**
 * Share of a document's score lost for each year behind the newest one found, by the owner's choice. The
 * mild one is undefined: it is what ranking does by itself, and was measured.
 */
export const lossPerYearOf: Record<Settings['recency'], number | undefined> = {
  off: 0,
  mild: undefined,
  strong: 0.15,
};
