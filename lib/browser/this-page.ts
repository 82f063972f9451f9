import { browser } from 'wxt/browser';
import type { AppError } from '../core/errors';
import type { PageGlance } from '../core/library/page-glance';
import { fail, ok, type Result } from '../core/result';
import { glanceAtPage, longestPage, readPageHtml } from './page-scripts';

export interface ThisPageOptions {
  /** What comes from a page is data of a stranger until parsed. */
  parseGlance(data: unknown): PageGlance | undefined;
}

/**
 * Reads the page in a tab, of any site, by the access that the owner's click on the toolbar icon or
 * in the context menu gives for that tab until it shows another site. Nothing stays in the page.
 */
export function createThisPage({ parseGlance }: ThisPageOptions) {
  return {
    /** What the page says about itself. `page-not-reachable` where scripts may not run, `page-not-html`. */
    async glance(tabId: number): Promise<Result<PageGlance>> {
      const answer = await runIn(tabId, glanceAtPage);
      if (!answer.ok) return answer;
      const glance = parseGlance(answer.value);
      return glance ? ok(glance) : fail({ code: 'page-not-html', values: { type: typeOf(answer.value) } });
    },

    /**
     * The whole page as it is now. Beside the above: `page-has-changed` when the tab shows another
     * address than `url`, `file-too-large`.
     */
    async html(tabId: number, url: string): Promise<Result<string>> {
      const answer = await runIn(tabId, readPageHtml);
      if (!answer.ok) return fail({ ...answer.error, code: 'page-has-changed' });
      const { url: now, html } = (answer.value ?? {}) as { url?: unknown; html?: unknown };
      if (now !== url || typeof html !== 'string') return fail({ code: 'page-has-changed' });
      if (html.length > longestPage) {
        return fail({ code: 'file-too-large', values: { megabytes: Math.round(longestPage / 1_000_000) } });
      }
      return ok(html);
    },
  };
}

async function runIn(tabId: number, script: () => unknown): Promise<Result<unknown>> {
  try {
    const [result] = await browser.scripting.executeScript({ target: { tabId }, func: script });
    return ok(result?.result);
  } catch (thrown) {
    return fail(notReachable(String(thrown)));
  }
}

function notReachable(detail: string): AppError {
  return { code: 'page-not-reachable', detail };
}

function typeOf(data: unknown): string {
  const type = (data as { contentType?: unknown } | null)?.contentType;
  return typeof type === 'string' ? type.slice(0, 100) : '';
}
