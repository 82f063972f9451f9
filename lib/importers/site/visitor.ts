import { DrafthandError, toAppError } from '../../core/errors';
import { pageOfHost, type SiteAddress } from '../../core/library/site-address';
import { type FetchedResource, type FetchOptions, fetchResource } from '../fetch-resource';
import { type Robots, readRobots } from './robots';

/** Waits, or rejects with the signal's reason when it is aborted. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

export interface VisitorOptions extends Omit<FetchOptions, 'known'> {
  wait?: Wait;
  now?: () => number;
  /** Seconds of robots.txt's pause that are kept at most; all of what is credible when absent. */
  longestPause?: number;
}

/** Reads one site politely. Everything that fetches from a site goes through the same visitor. */
export interface SiteVisitor {
  /** Aborted when the visit is called off, which is no failure of any address. */
  signal?: AbortSignal;
  robots(): Promise<Robots>;
  /**
   * Gets one address of the site. Throws `robots-disallow`, `redirect-not-followed` for an answer from
   * another host, and what `fetchResource` throws; `site-busy` only when waiting did not help.
   */
  get(url: string, options?: Pick<FetchOptions, 'known' | 'limit'>): Promise<FetchedResource | undefined>;
}

export const requestsAtOnce = 2;
const tries = 3;

/** Seconds waited for a site that is busy: what it asks for up to the longest, the usual where it does not say. */
const longestBusy = 120;
const usualBusy = 5;

/** Seconds a site is left alone that stayed busy: what is left of the run fails without asking it again. */
const givenUp = 600;

/**
 * Visits a site as its owner would like a program to: never more than two requests at a time, one
 * after another with the pause robots.txt asks for, nothing that it rules out, and after 429 or 503 not
 * before the time the server names. A site that wants a longer pause is left alone until then.
 */
export function createSiteVisitor(site: SiteAddress, options: VisitorOptions): SiteVisitor {
  const { wait = waitFor, now = Date.now } = options;
  let robots: Promise<Robots> | undefined;
  let atOnce = 0;
  const queue: Array<() => void> = [];
  /** When the next request may start (epoch ms). */
  let nextAt = 0;
  let busyUntil = 0;

  function rulesOfSite(): Promise<Robots> {
    robots ??= inTurn(() => readRobots(site.origin, options));
    // A server that could not be reached is asked again; what it answered holds for the visit.
    robots.catch((thrown) => {
      const { code } = toAppError(thrown);
      if (code === 'network-down' || code === 'timed-out') robots = undefined;
    });
    return robots;
  }

  return {
    signal: options.signal,
    robots: rulesOfSite,

    async get(url, request = {}) {
      const address = pageOfHost(url, site);
      if (address === undefined) throw new DrafthandError({ code: 'redirect-not-followed', detail: url });
      const rules = await rulesOfSite();
      if (!rules.isAllowed(address)) throw new DrafthandError({ code: 'robots-disallow', detail: url });
      const resource = await inTurn(() => fetchResource(address, { ...options, ...request }), rules);
      if (resource && pageOfHost(resource.url, site) === undefined) {
        throw new DrafthandError({ code: 'redirect-not-followed', detail: resource.url });
      }
      return resource;
    },
  };

  /** One of the two places, and the pauses before its request. */
  async function inTurn<Value>(request: () => Promise<Value>, rules?: Robots): Promise<Value> {
    if (atOnce < requestsAtOnce) atOnce += 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      for (let attempt = 1; ; attempt += 1) {
        await untilNext(rules);
        try {
          return await request();
        } catch (thrown) {
          if (!noteBusy(thrown, attempt) || attempt === tries) throw thrown;
        }
      }
    } finally {
      const next = queue.shift();
      if (next) next();
      else atOnce -= 1;
    }
  }

  async function untilNext(rules: Robots | undefined): Promise<void> {
    options.signal?.throwIfAborted();
    while (busyUntil > now()) {
      const pause = busyUntil - now();
      if (pause > longestBusy * 1000) {
        throw new DrafthandError({ code: 'site-busy', values: { seconds: Math.ceil(pause / 1000) } });
      }
      await wait(pause, options.signal);
    }
    const at = Math.max(nextAt, now());
    // Taken before waiting, so that the other place waits one pause longer.
    nextAt = at + Math.min(rules?.crawlDelay ?? 0, options.longestPause ?? Number.POSITIVE_INFINITY) * 1000;
    if (at > now()) await wait(at - now(), options.signal);
  }

  /** Notes how long the site wants to be left alone; false for other failures. */
  function noteBusy(thrown: unknown, attempt: number): boolean {
    const { code, values } = toAppError(thrown);
    if (code !== 'site-busy') return false;
    const asked = values?.seconds === undefined ? usualBusy * attempt : Number(values.seconds);
    const seconds = attempt === tries ? Math.max(asked, givenUp) : asked;
    busyUntil = Math.max(busyUntil, now() + seconds * 1000);
    return true;
  }
}

function waitFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', end, { once: true });
  });
}
