import type { Now } from '../app/ports';
import type { ProfileReading } from '../core/conversation/conversation';
import { normalizeUrl } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';
import type { PersonRow } from './rows';
import { withStorageErrors } from './storage-errors';

/** Profiles the owner chose to keep; nothing is in here without a click. */
export function createPeopleStore(db: DrafthandDatabase, now: Now = Date.now) {
  return {
    /** Keeps a profile, in place of what was kept of the same person. */
    async keepProfile(profile: ProfileReading): Promise<void> {
      const profileUrl = comparableProfileUrl(profile.profileUrl);
      await withStorageErrors(() =>
        db.strict.transaction('rw', db.strict.people, async () => {
          await db.strict.people.where('profileUrl').equals(profileUrl).delete();
          await db.strict.people.put({
            id: profile.memberId ?? profileUrl,
            profileUrl,
            profile,
            keptAt: now(),
            ...(profile.memberId === undefined ? {} : { memberId: profile.memberId }),
          });
        }),
      );
    },

    async forget(id: string): Promise<void> {
      await withStorageErrors(() => db.strict.people.delete(id));
    },

    /** By name. */
    async list(): Promise<PersonRow[]> {
      const people = await db.people.toArray();
      return people.sort((one, other) => one.profile.name.localeCompare(other.profile.name));
    },
  };
}

/** The profile's address without query, `www` form and last slash: `linkedin.com/in/slug`. */
export function comparableProfileUrl(url: string): string {
  const normalized = normalizeUrl(url)?.split('?')[0] ?? url;
  return normalized.replace(/^https?:\/\/(?:[a-z]{2,3}\.)?/u, '').replace(/\/+$/u, '');
}
