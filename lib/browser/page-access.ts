import { browser } from 'wxt/browser';
import type { PageAccess } from '../app/ports';
import type { InsertOutcome, InsertRequest, PageReading } from '../core/conversation/conversation';
import type { AppError } from '../core/errors';
import { fail, ok, type Result } from '../core/result';
import { readerScript } from './content-scripts';

/** A frame that has not answered by then is busy with itself; the others are enough. */
const frameTimeout = 4_000;

export interface PageAccessOptions {
  /** Asks the content script of one frame; the answers are data of a foreign page until parsed. */
  ask: {
    read(page: { tabId: number; frameId: number }): Promise<Result<unknown>>;
    insert(page: { tabId: number; frameId: number }, request: InsertRequest): Promise<Result<unknown>>;
  };
  parseReading(data: unknown): PageReading | undefined;
  parseOutcome(data: unknown): InsertOutcome | undefined;
}

/**
 * Reaches the page in a tab. The reading script is brought in first, every time: it does nothing
 * where it already runs, and a reload or an update of the extension may have taken it away.
 */
export function createPageAccess({ ask, parseReading, parseOutcome }: PageAccessOptions): PageAccess {
  /** Ids of the frames that have the script; undefined when the browser does not let us in. */
  async function bringIn(target: { tabId: number; frameIds?: number[] }): Promise<number[] | undefined> {
    try {
      const results = await browser.scripting.executeScript({
        target: target.frameIds
          ? { tabId: target.tabId, frameIds: target.frameIds }
          : { tabId: target.tabId, allFrames: true },
        files: [readerScript],
      });
      return results.map(({ frameId }) => frameId);
    } catch {
      return undefined;
    }
  }

  return {
    async read(tabId) {
      const frameIds = await bringIn({ tabId });
      if (!frameIds) return fail(notReachable('no access to the tab'));
      const answers = await Promise.all(
        frameIds.map(async (frameId) => {
          const answer = await inTime(ask.read({ tabId, frameId }), frameTimeout);
          const reading = answer.ok ? parseReading(answer.value) : undefined;
          return reading ? [{ frameId, reading }] : [];
        }),
      );
      const readings = answers.flat();
      return readings.length > 0 ? ok(readings) : fail(notReachable('no frame answered'));
    },

    async insert(page, request) {
      // The grant of the toolbar click may have ended while the script is still there: ask anyway.
      await bringIn({ tabId: page.tabId, frameIds: [page.frameId] });
      const answer = await ask.insert(page, request);
      if (!answer.ok) return answer;
      const outcome = parseOutcome(answer.value);
      return outcome ? ok(outcome) : fail({ code: 'message-malformed' });
    },
  };
}

function notReachable(detail: string): AppError {
  return { code: 'page-not-reachable', detail };
}

function inTime(answer: Promise<Result<unknown>>, milliseconds: number): Promise<Result<unknown>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(fail(notReachable('frame timed out'))), milliseconds);
    answer.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
