import type { KeyValueArea } from './settings-store';

/** A storage area in memory, for tests; `items` is what a look at the disk would show. */
export function createTestStorage(items: Record<string, unknown> = {}): KeyValueArea & {
  items: Record<string, unknown>;
} {
  return {
    items,
    async get(key) {
      return key in items ? { [key]: structuredClone(items[key]) } : {};
    },
    async set(changes) {
      Object.assign(items, structuredClone(changes));
    },
    async remove(key) {
      delete items[key];
    },
  };
}
