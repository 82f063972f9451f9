/**
 * A page that lists files into a run holds a lock until the list is whole. The browser lets go of it
 * when the page is gone, so everybody else can tell a list that is being made from one that broke off.
 */

const prefix = 'drafthand-listing-';

const held = new Map<string, () => void>();

/** Holds the lock of a run until {@link releaseListing}; resolves once it is held. */
export function holdListing(importId: string): Promise<void> {
  return new Promise((resolve) => {
    void navigator.locks.request(`${prefix}${importId}`, () => {
      resolve();
      return new Promise<void>((release) => held.set(importId, release));
    });
  });
}

/** Lets go of the lock, if this page holds it. */
export function releaseListing(importId: string): void {
  held.get(importId)?.();
  held.delete(importId);
}

/** The runs that some page of the extension is listing files into. */
export async function runsBeingListed(): Promise<Set<string>> {
  const { held: locks = [] } = await navigator.locks.query();
  const names = locks.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix));
  return new Set(names.map((name) => name.slice(prefix.length)));
}
