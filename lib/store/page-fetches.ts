import type { AppError } from '../core/errors';
import type { DrafthandDatabase } from './database';
import { withStorageErrors } from './storage-errors';

/**
 * What is remembered of the last answer for a page of a source, so that a page that did not change is
 * neither sent nor parsed again. Only a memory: without it the page is fetched whole.
 */
export interface PageFetch {
  sourceId: string;
  /** Name of the item, which is the key of its occurrence. */
  key: string;
  etag?: string;
  lastModified?: string;
  /** Fingerprint of the bytes, as its occurrence has it. */
  fileHash: string;
  /** When the page was last changed as the site's own list said then (epoch ms). */
  listedModifiedAt?: number;
  /** When the server last said what it has (epoch ms). */
  checkedAt: number;
  /** Why there is no document of it. */
  skipped?: AppError;
}

export type PageFetches = ReturnType<typeof createPageFetches>;

/** The memory of fetched pages. Writes throw `storage-full` or `storage-failed`. */
export function createPageFetches(db: DrafthandDatabase) {
  return {
    /** In the order of the keys; undefined for pages never fetched. */
    get: (sourceId: string, keys: string[]): Promise<Array<PageFetch | undefined>> =>
      Promise.resolve(db.pageFetches.bulkGet(keys.map((key): [string, string] => [sourceId, key]))),

    async put(fetched: PageFetch[]): Promise<void> {
      await withStorageErrors(() => db.pageFetches.bulkPut(fetched));
    },
  };
}
