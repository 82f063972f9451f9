import { analyseText } from './analyse-text';

/** What a message says, as hashes of its distinct terms: enough to find messages that say the same. */
export type MessageSketch = Uint32Array;

/** Sketches one behind the other; `ends` are where each ends in `hashes`. */
export interface SketchBlock {
  ends: Uint32Array;
  hashes: Uint32Array;
}

/** A message by its place, and the share of the question's importance that it has, 0 to 1. */
export interface LikeMessage {
  block: number;
  at: number;
  share: number;
}

/** Terms of a message that are kept: what it is about stands near its beginning, or it is a long story. */
const mostTerms = 32;
const longestText = 4000;

/** Messages with less of the question than this are about something else. */
const leastShare = 0.4;

export function sketchOf(text: string, language?: string): MessageSketch {
  const hashes = new Set<number>();
  for (const term of analyseText(text.slice(0, longestText), language)) {
    if (hashes.size >= mostTerms) break;
    hashes.add(hashOf(term));
  }
  return Uint32Array.from(hashes);
}

/**
 * The messages most like a question. A shared term counts by its rarity among all messages (its inverse
 * document frequency), and long messages that happen to share some are held back by the geometric mean
 * of both shares. Best first; of equals the one that stands later.
 */
export function likeMessages(question: MessageSketch, blocks: SketchBlock[], limit: number): LikeMessage[] {
  const places = new Map([...question].map((hash, at) => [hash, at]));
  const holders = new Float64Array(question.length);
  let messages = 0;
  for (const { ends, hashes } of blocks) {
    messages += ends.length;
    for (const hash of hashes) {
      const at = places.get(hash);
      if (at !== undefined) holders[at] = (holders[at] ?? 0) + 1;
    }
  }
  const rarity = holders.map((count) => Math.log(1 + (messages - count + 0.5) / (count + 0.5)));
  const total = rarity.reduce((sum, value) => sum + value, 0);
  if (total <= 0) return [];
  // Terms nobody in question used count as an ordinary one: how rare they are is not worth a second look.
  const ordinary = total / question.length;
  const found: LikeMessage[] = [];
  for (const [block, { ends, hashes }] of blocks.entries()) {
    let from = 0;
    for (const [at, end] of ends.entries()) {
      let shared = 0;
      let count = 0;
      for (let place = from; place < end; place += 1) {
        const known = places.get(hashes[place] as number);
        if (known === undefined) continue;
        shared += rarity[known] ?? 0;
        count += 1;
      }
      const own = shared + (end - from - count) * ordinary;
      from = end;
      if (shared === 0) continue;
      const share = Math.sqrt((shared / total) * (shared / own));
      if (share >= leastShare) found.push({ block, at, share });
    }
  }
  return found
    .sort((one, other) => other.share - one.share || other.block - one.block || other.at - one.at)
    .slice(0, limit);
}

/** FNV-1a over the UTF-16 units (Fowler, Noll, Vo). */
function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
