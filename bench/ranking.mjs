const limit = 10;

export function topTen(scored) {
  return scored.sort((one, other) => other.score - one.score).slice(0, limit);
}

/** Ten best of several lists by their ranks (reciprocal rank fusion). */
export function fuse(lists) {
  const scores = new Map();
  for (const list of lists) {
    for (const [rank, id] of list.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (60 + rank));
  }
  return [...scores]
    .sort((one, other) => other[1] - one[1])
    .slice(0, limit)
    .map(([id]) => id);
}

/** Words of a question that a search by words is worth for. */
export function searchWords(text) {
  return text
    .replace(/[^\p{L} ]/gu, '')
    .split(/ +/)
    .filter((word) => word.length > 3);
}

export function dotOf(one, other) {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at] * other[at];
  return sum;
}
