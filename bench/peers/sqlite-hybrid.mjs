import { sqlitePeer } from './sqlite-store.mjs';

export const peer = sqlitePeer({ withWords: true });
