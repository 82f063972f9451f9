import { pglitePeer } from './pglite-store.mjs';

export const peer = pglitePeer({ withWords: true });
