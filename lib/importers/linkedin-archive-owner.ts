import type { Cells } from './linkedin-archive-rows';

/** Who the archive belongs to, as its messages name them. */
export interface MessagesOwner {
  name: string;
  /** Vanity name or member token of the profile's address. */
  profile?: string;
}

/** Rows looked at: the owner is in every conversation, so a few thousand are enough. */
export const ownerSample = 5000;

/**
 * Finds the owner in the messages: the person of the profile if they wrote or got messages, else the
 * one person who is in more of them than anybody else.
 */
export function createOwnerSearch(profileName: string | undefined) {
  const rowsOf = new Map<string, number>();
  const profilesOf = new Map<string, Map<string, number>>();
  return {
    add(cells: Cells): void {
      const from = personName(cells('from'));
      const to = cells('to').split(',').map(personName);
      for (const name of new Set([from, ...to])) {
        if (name !== '') rowsOf.set(name, (rowsOf.get(name) ?? 0) + 1);
      }
      const profile = profileIn(cells('sender profile url'));
      if (from === '' || !profile) return;
      const profiles = profilesOf.get(from) ?? new Map<string, number>();
      profilesOf.set(from, profiles.set(profile, (profiles.get(profile) ?? 0) + 1));
    },

    /** Undefined when two people are in as many messages, and none is the person of the profile. */
    owner(): MessagesOwner | undefined {
      const stated = profileName === undefined ? '' : personName(profileName);
      const [first, second] = [...rowsOf].sort((one, other) => other[1] - one[1]);
      const isClear = first !== undefined && first[1] > (second?.[1] ?? 0);
      const name = rowsOf.has(stated) ? stated : isClear ? first[0] : undefined;
      if (name === undefined) return undefined;
      const [profile] = [...(profilesOf.get(name) ?? [])].sort((one, other) => other[1] - one[1]);
      return profile ? { name, profile: profile[0] } : { name };
    },
  };
}

/** True for a message the owner sent; the profile's address decides where both are known. */
export function isSentBy(owner: MessagesOwner, cells: Cells): boolean {
  const profile = profileIn(cells('sender profile url'));
  if (profile && owner.profile) return profile === owner.profile;
  return personName(cells('from')) === owner.name;
}

/** Deleted people have no name, or LinkedIn's word for them; neither is anybody. */
function personName(written: string): string {
  const name = written.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
  return name === 'linkedin member' ? '' : name;
}

function profileIn(url: string): string | undefined {
  const slug = /\/in\/([^/?#\s]+)/u.exec(url)?.[1];
  if (slug === undefined) return undefined;
  try {
    return decodeURIComponent(slug).toLowerCase();
  } catch {
    return slug.toLowerCase();
  }
}
