import { DrafthandError, toAppError } from '../core/errors';
import { checkedAddress } from '../core/library/checked-address';
import { isCheckDue } from '../core/library/due-checks';
import { judgeLink, type LinkAnswer, nextMethod } from '../core/library/judge-link';
import type { LinkCheck, LinkRun } from '../core/library/link-check';
import type { Clock, KeepAlive } from './clock';
import type { SettingsStore } from './ports';
import type { ScheduledTask } from './scheduled-work';

/** Link checks and the run in the store. Every write is one transaction. */
export interface LinkCheckStore {
  /** Normalised addresses of these documents' links, or of all that may be checked. */
  addresses(documentIds?: string[]): Promise<string[]>;
  checks(urls: string[]): Promise<Map<string, LinkCheck>>;
  run(): Promise<LinkRun | undefined>;
  begin(run: LinkRun): Promise<void>;
  /** Changes the run while it is running; returns false when it is not (any more). */
  progress(changes: Partial<LinkRun>): Promise<boolean>;
  /** Keeps a check and counts it in the run, together. */
  record(check: LinkCheck): Promise<void>;
  /** Drops the checks of addresses that stand nowhere in the library any more. */
  tidy(): Promise<void>;
}

export interface LinkCheckPorts {
  store: LinkCheckStore;
  /** One request, answered within bounded time; never throws but for an abort by the signal. */
  ask(url: string, method: LinkAnswer['method'], signal: AbortSignal): Promise<LinkAnswer>;
  /** Whether the owner lets Drafthand ask this site. */
  hasOrigin(url: string): Promise<boolean>;
  isOnline(): boolean;
  settings: Pick<SettingsStore, 'get'>;
  clock: Clock;
  keepAlive: KeepAlive;
}

/** Requests at a time to the one site that is being asked, and the pause after each in milliseconds. */
const lanes = 2;
const pause = 200;

/** A site that asks for a longer wait than this is put off to another run. */
const longestWait = 60_000;

/** A run that ended early goes on, instead of starting anew, for so long. */
const day = 24 * 3_600_000;

/** After so long a run is looked after by the alarm, and one without a network is tried again. */
const lookAfter = 5 * 60_000;
const retryAfter = 3_600_000;

/** So many sites without any answer, and none with one: the network is down, not the sites. */
const silentSites = 3;

/** So many links of a site without an answer in a row: the rest of it waits for another run. */
const silentRequests = 3;

/**
 * Checks the library's links: one site at a time, HEAD then GET, nothing but the address itself, without
 * cookies or referrer. Sites the owner has not given access to are left out and counted. What is done
 * is in the store, so a run goes on where a killed worker left it.
 */
export function createLinkChecks(ports: LinkCheckPorts) {
  const { store, settings, clock } = ports;
  let working: Promise<void> | undefined;
  let abort = new AbortController();

  return {
    /** Starts a run over all links, or those of some documents; false when one is under way. */
    async start(documentIds?: string[]): Promise<boolean> {
      const last = await store.run();
      if (last?.state === 'running') {
        await resume();
        return false;
      }
      if (last && last.state !== 'done' && isSameScope(last, documentIds)) {
        if (clock.now() - last.startedAt < day) {
          const { error: _, finishedAt: __, ...kept } = last;
          await begin({ ...kept, state: 'running' });
          return true;
        }
      }
      await begin(newRun('owner', clock.now(), documentIds));
      return true;
    },

    /** Ends the run; what is checked stays. */
    async stop(): Promise<void> {
      // The row first: a worker that dies now must not go on with it after a restart.
      await store.progress({ state: 'stopped', finishedAt: clock.now() });
      abort.abort();
      await working;
    },

    resume,

    /**
     * The weekly check: each day those links have a turn that were not checked for a week. Also looks
     * after a run whose worker was killed.
     */
    task: { name: 'links', dueAt, run: runDue } satisfies ScheduledTask,

    /** Resolves when no run is being worked on. */
    settled: async (): Promise<void> => working,
  };

  async function dueAt(): Promise<number | undefined> {
    const last = await store.run();
    if (last?.state === 'running') return clock.now() + lookAfter;
    if (!(await settings.get()).checksLinksWeekly) return undefined;
    if (!last) return clock.now();
    return last.state === 'failed' ? (last.finishedAt ?? last.startedAt) + retryAfter : last.startedAt + day;
  }

  async function runDue(): Promise<void> {
    const at = await dueAt();
    if ((await store.run())?.state === 'running') return resume();
    if (at === undefined || at > clock.now()) return;
    const urls = await dueAddresses(undefined);
    // Also without any: the row says when it was looked.
    await begin({ ...newRun('schedule', clock.now()), total: urls.length });
  }

  async function begin(run: LinkRun): Promise<void> {
    // What is still under way belongs to the run before.
    await working;
    await store.begin(run);
    void work();
  }

  /** Goes on with a run a killed worker left. */
  async function resume(): Promise<void> {
    if ((await store.run())?.state === 'running') void work();
  }

  function work(): Promise<void> {
    working ??= workHeld().finally(() => {
      working = undefined;
    });
    return working;
  }

  async function workHeld(): Promise<void> {
    const release = ports.keepAlive.hold();
    abort = new AbortController();
    try {
      const run = await store.run();
      if (run) await workOff(run, abort.signal);
    } catch (thrown) {
      if (abort.signal.aborted) return;
      await store
        .progress({ state: 'failed', error: toAppError(thrown), finishedAt: clock.now() })
        .catch(() => false);
    } finally {
      release();
    }
  }

  async function dueAddresses(run: LinkRun | undefined): Promise<string[]> {
    const urls = await store.addresses(run?.documentIds);
    const checks = await store.checks(urls);
    const isWanted = (url: string) => {
      const check = checks.get(url);
      if (run?.trigger === 'owner') return check === undefined || check.checkedAt < run.startedAt;
      return isCheckDue(check, clock.now());
    };
    return urls.filter(isWanted);
  }

  async function workOff(run: LinkRun, signal: AbortSignal): Promise<void> {
    const urls = await dueAddresses(run);
    const left = { withoutAccess: 0, putOff: 0 };
    await store.progress({ total: run.done + urls.length, ...left });
    const session = createSession();
    for (const [site, ofSite] of bySite(urls)) {
      signal.throwIfAborted();
      if (await ports.hasOrigin(site)) left.putOff += await checkSite(ofSite, session, signal);
      else left.withoutAccess += ofSite.length;
      await store.progress(left);
    }
    await session.end();
    await store.tidy();
    await store.progress({ state: 'done', finishedAt: clock.now() });
  }

  /** Checks the links of one site; returns how many it wanted to be left alone with. */
  async function checkSite(urls: string[], session: Session, signal: AbortSignal): Promise<number> {
    const queue = [...urls];
    let hasWaited = false;
    let silent = 0;
    const lane = async (): Promise<void> => {
      for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
        const { answers, wait } = await askFor(url, signal);
        const answered = answers.some(({ status, leadsOut }) => status !== undefined || leadsOut);
        await session.note(url, answers, answered);
        if (wait !== undefined) {
          if (hasWaited || wait > longestWait) return;
          hasWaited = true;
          await sleep(wait, signal);
        } else await sleep(pause, signal);
        silent = answered ? 0 : silent + 1;
        if (silent >= silentRequests) return;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return queue.length;
  }

  async function askFor(url: string, signal: AbortSignal): Promise<{ answers: LinkAnswer[]; wait?: number }> {
    const answers: LinkAnswer[] = [];
    const address = checkedAddress(url) ?? url;
    for (let method = nextMethod(url, answers); method; method = nextMethod(url, answers)) {
      if (!ports.isOnline()) throw new DrafthandError({ code: 'network-down' });
      answers.push(await ports.ask(address, method, signal));
      signal.throwIfAborted();
    }
    return { answers, wait: answers.at(-1)?.retryAfter };
  }

  /** Holds silent links back until any site has answered: before that it may be the network. */
  function createSession(): Session {
    const held: Array<{ url: string; answers: LinkAnswer[] }> = [];
    let hasAnswered = false;
    const record = async (url: string, answers: LinkAnswer[]) => {
      const before = (await store.checks([url])).get(url);
      await store.record(judgeLink({ url, answers, before, now: clock.now() }));
    };
    const recordHeld = async () => {
      for (const { url, answers } of held.splice(0)) await record(url, answers);
    };
    const sites = () => new Set(held.map(({ url }) => siteOf(url))).size;
    return {
      async note(url, answers, answered) {
        hasAnswered ||= answered;
        if (hasAnswered) {
          await recordHeld();
          return record(url, answers);
        }
        held.push({ url, answers });
        if (sites() >= silentSites) throw new DrafthandError({ code: 'network-down' });
      },
      async end() {
        if (sites() > 1) throw new DrafthandError({ code: 'network-down' });
        await recordHeld();
      },
    };
  }

  function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(milliseconds, () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      });
      const onAbort = () => {
        cancel();
        reject(signal.reason);
      };
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
    });
  }
}

/** What one stretch of work has heard from the network. */
interface Session {
  note(url: string, answers: LinkAnswer[], answered: boolean): Promise<void>;
  end(): Promise<void>;
}

function newRun(trigger: LinkRun['trigger'], startedAt: number, documentIds?: string[]): LinkRun {
  return {
    id: 'links',
    state: 'running',
    trigger,
    ...(documentIds ? { documentIds } : {}),
    startedAt,
    total: 0,
    done: 0,
    counts: { ok: 0, moved: 0, dead: 0, unsure: 0 },
    withoutAccess: 0,
    putOff: 0,
  };
}

function isSameScope({ trigger, documentIds }: LinkRun, wanted: string[] | undefined): boolean {
  return trigger === 'owner' && JSON.stringify(documentIds) === JSON.stringify(wanted);
}

function bySite(urls: string[]): Map<string, string[]> {
  const sites = new Map<string, string[]>();
  for (const url of urls) sites.set(siteOf(url), [...(sites.get(siteOf(url)) ?? []), url]);
  return sites;
}

function siteOf(url: string): string {
  return new URL(checkedAddress(url) ?? url).origin;
}
