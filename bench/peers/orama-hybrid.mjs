import { oramaPeer } from './orama-store.mjs';

export const peer = oramaPeer({ withWords: true });
