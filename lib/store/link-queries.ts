import { checkedAddress } from '../core/library/checked-address';
import type { LinkCheck, LinkReplacement, LinkRun } from '../core/library/link-check';
import { normalizeUrl } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';
import { type LinkPlace, placesOf } from './link-places';
import { addressesToCheck } from './link-targets';

/** A checked address with where it stands, for the list of dead and moved links. */
export interface LinkListing {
  check: LinkCheck;
  /** Set when the owner already gave another address for it. */
  replacement?: LinkReplacement;
  /** Documents it belongs to, as their own address or as a link in them; own ones first. */
  places: LinkPlace[];
}

/** What is known of one link; both absent when it was never checked. */
export interface LinkState {
  check?: LinkCheck;
  replacement?: LinkReplacement;
}

/**
 * The checked addresses of these states that still stand somewhere in the library, those checked last
 * first. For `liveQuery`.
 */
export async function listLinkChecks(
  db: DrafthandDatabase,
  states: Array<LinkCheck['state']> = ['dead', 'moved'],
): Promise<LinkListing[]> {
  const checks = await db.linkChecks.where('state').anyOf(states).toArray();
  checks.sort((one, other) => other.checkedAt - one.checkedAt || (one.url < other.url ? -1 : 1));
  const urls = checks.map(({ url }) => url);
  const [places, replacements] = await Promise.all([placesOf(db, urls), db.linkReplacements.bulkGet(urls)]);
  return checks.flatMap((check, index) => {
    const found = places.get(check.url) ?? [];
    const replacement = replacements[index];
    return found.length === 0 ? [] : [{ check, ...(replacement ? { replacement } : {}), places: found }];
  });
}

/** How many addresses were found in each state; those with a replacement count as `ok`. For `liveQuery`. */
export async function countLinkChecks(db: DrafthandDatabase): Promise<Record<LinkCheck['state'], number>> {
  const counts = { ok: 0, moved: 0, dead: 0, unsure: 0 };
  const replaced = new Set(await db.linkReplacements.toCollection().primaryKeys());
  await db.linkChecks.each(({ url, state }) => {
    counts[replaced.has(url) ? 'ok' : state] += 1;
  });
  return counts;
}

/** What is known of each of these addresses, by the address as given. For `liveQuery`. */
export async function linkStates(db: DrafthandDatabase, urls: string[]): Promise<Map<string, LinkState>> {
  const normalized = urls.map((url) => normalizeUrl(url) ?? url);
  const [checks, replacements] = await Promise.all([
    db.linkChecks.bulkGet(normalized),
    db.linkReplacements.bulkGet(normalized),
  ]);
  return new Map(
    urls.map((url, index) => {
      const [check, replacement] = [checks[index], replacements[index]];
      return [url, { ...(check ? { check } : {}), ...(replacement ? { replacement } : {}) }];
    }),
  );
}

/** The run under way, or the last one with its report; undefined before the first. For `liveQuery`. */
export function latestLinkRun(db: DrafthandDatabase): Promise<LinkRun | undefined> {
  return Promise.resolve(db.linkRuns.get('links'));
}

/**
 * Addresses of the sites (one for each) that a check of these documents' links, or of all, would ask.
 * The owner's click asks the browser for access to them, so keep the answer at hand before it.
 */
export async function sitesToCheck(db: DrafthandDatabase, documentIds?: string[]): Promise<string[]> {
  const targets = await addressesToCheck(db, documentIds);
  const sites = targets.map((url) => new URL(checkedAddress(url) ?? url).origin);
  return [...new Set(sites)].sort();
}
