import type { SitePost } from './kill-site';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables = [
  'ba',
  'ke',
  'lo',
  'mi',
  'nu',
  'ra',
  'se',
  'ti',
  'vo',
  'zu',
  'dar',
  'fen',
  'gol',
  'hir',
  'jun',
];

/** Writes invented texts that no two of have more in common than chance gives. */
export function createAuthor(random: () => number) {
  let count = 0;
  const pick = <Value>(values: Value[]): Value =>
    values[Math.floor(random() * values.length)] ?? (values[0] as Value);
  const word = () => pick(syllables) + pick(syllables) + pick(syllables);
  const sentence = () => {
    const words = Array.from({ length: 9 + Math.floor(random() * 6) }, word).join(' ');
    return `${words[0]?.toUpperCase()}${words.slice(1)}.`;
  };
  const bodyWith = (marker: string) =>
    Array.from({ length: 3 }, (_, index) => {
      const sentences = Array.from({ length: 4 }, sentence);
      return index === 1 ? [...sentences, `It says ${marker} here.`].join(' ') : sentences.join(' ');
    }).join('\n\n');

  return {
    /** A new text. */
    write(place: string): SitePost {
      count += 1;
      const marker = `marker${count}x0`;
      const title = `${place} ${count} ${word()} ${word()}`;
      return { title, path: `/${place}/${count}`, body: bodyWith(marker), marker };
    },
    /** The same text, said anew. */
    rewrite(post: SitePost): SitePost {
      count += 1;
      const marker = `${post.marker.split('x')[0]}x${count}`;
      return { ...post, body: bodyWith(marker), marker };
    },
  };
}
