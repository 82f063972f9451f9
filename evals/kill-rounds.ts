import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from './kill-author';
import { compareLibrary, createOwner, type LibraryFigures } from './kill-owner';
import type { KillRig, Victim } from './kill-rig';
import type { KillSite } from './kill-site';

export interface KillPlan {
  /** Kills of the worker, the offscreen document or both, while something is imported. */
  worker: number;
  /** Kills of the whole browser. */
  browser: number;
  seed: number;
  /** Told after each round. */
  onRound?: (line: string) => void;
}

export interface KillFigures extends LibraryFigures {
  seed: number;
  rounds: number;
  kills: Record<Victim | 'browser', number>;
  /** Rounds that did not come to their end by themselves. */
  unfinished: number;
  /** Longest time from the last kill of a round to its end, in seconds. */
  longestRecovery: number;
}

/** Milliseconds between two kills, at least and at most. */
const [shortest, longest] = [60, 900];

/** Kills in one round at most, so that they are spread over the kinds of work. */
const killsPerRound = { worker: 8, browser: 3 };

/** Milliseconds after its last kill in which a round must come to its end. */
const recoveryLimit = 120_000;

/**
 * Imports folders and syncs a feed and a website, which change from round to round, and kills at random
 * points of the work; then compares the library with what it must hold. Nobody clicks anything in between.
 */
export async function runKillRounds(
  rig: KillRig,
  site: KillSite,
  folder: string,
  plan: KillPlan,
): Promise<KillFigures> {
  const random = seededRandom(plan.seed);
  const owner = createOwner(rig, site, folder, random);
  const kills = { worker: 0, offscreen: 0, both: 0, browser: 0 };
  const left = { worker: plan.worker, browser: plan.browser };
  let [rounds, unfinished, longestRecovery] = [0, 0, 0];

  while (left.worker > 0 || left.browser > 0) {
    const kind = (['folder', 'feed', 'website'] as const)[rounds % 3] ?? 'folder';
    rounds += 1;
    const isBrowser = left.browser > 0 && (left.worker === 0 || random() < 0.5);
    await owner.publish(kind, { isListed: isBrowser });
    let lastKill = Date.now();
    const inRound = killsPerRound[isBrowser ? 'browser' : 'worker'];
    for (let kill = 0; kill < inRound && (isBrowser ? left.browser : left.worker) > 0; ) {
      await pause(shortest + random() * (longest - shortest));
      if (await isOver()) break;
      if (isBrowser) {
        await rig.killBrowser();
        kills.browser += 1;
        left.browser -= 1;
        kill += 1;
      } else {
        const victim = victimOf(random());
        if (await rig.kill(victim)) {
          kills[victim] += 1;
          left.worker -= 1;
          kill += 1;
        }
      }
      lastKill = Date.now();
    }
    while (!(await isOver()) && Date.now() - lastKill < recoveryLimit) await pause(100);
    await owner.rest();
    if (!(await isOver())) {
      unfinished += 1;
      plan.onRound?.(JSON.stringify(await rig.troubles()));
    }
    longestRecovery = Math.max(longestRecovery, (Date.now() - lastKill) / 1000);
    plan.onRound?.(`${rounds} ${kind}: ${JSON.stringify(kills)}, ${owner.expected.size} documents`);
    if (unfinished > 0) break;
  }
  return {
    seed: plan.seed,
    rounds,
    kills,
    ...compareLibrary(await rig.library(), owner.expected),
    unfinished,
    longestRecovery: Math.round(longestRecovery * 10) / 10,
  };

  async function isOver(): Promise<boolean> {
    const { states, waiting } = await rig.progress();
    return waiting === 0 && states.every((state) => state === 'done');
  }
}

/** Worker and offscreen document about equally often, now and then both at once. */
function victimOf(chance: number): Victim {
  if (chance < 0.44) return 'worker';
  return chance < 0.88 ? 'offscreen' : 'both';
}
