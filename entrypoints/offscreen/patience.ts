import type { ImportRun } from '../../lib/app/ports';
import { type AppError, DrafthandError } from '../../lib/core/errors';

/** Waits between tries while the network is away, in milliseconds: doubling from a second. */
const firstWait = 1_000;

/** Tries of one item before a run that got somewhere, or that nobody waits for, ends. */
const patientTries = 7;

/** Tries while a person waits for the first answer: a mistyped address must not take a minute. */
const shortTries = 2;

/**
 * What a run does while the network is away: it tries the same items again after longer and longer
 * waits, then ends. It ends at once for a site that stays busy. What is left of it goes on later, by
 * itself. `shouldTryAgain` throws when it is time to end.
 */
export function createPatience({ trigger }: Pick<ImportRun, 'trigger'>) {
  let failures = 0;
  let hasSucceeded = false;
  let failedNow = false;

  return {
    /** Some items are being worked on. */
    begin(): void {
      failedNow = false;
    },

    /** Whether the item is left as it is to be tried again; false for failures that are the item's own. */
    shouldTryAgain(error: AppError): boolean {
      if (error.code === 'site-busy') throw new DrafthandError(error);
      if (error.code !== 'network-down') return false;
      // Two pages are under way at once, and both meet it.
      if (!failedNow) failures += 1;
      failedNow = true;
      const tries = hasSucceeded || trigger === 'schedule' ? patientTries : shortTries;
      if (failures >= tries) throw new DrafthandError(error);
      return true;
    },

    /** The items are done or left; answers the milliseconds to wait before going on. */
    end(): number {
      if (failedNow) return firstWait * 2 ** (failures - 1);
      failures = 0;
      hasSucceeded = true;
      return 0;
    },
  };
}
