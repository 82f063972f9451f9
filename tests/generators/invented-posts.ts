/** Pseudo-random numbers from a seed (mulberry32), so that every run sees the same texts. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const commonWords =
  'the of and a to in is you that it he was for on are as with his they at be this have from or one had by but not what all were we when your can said there use an each which she do how their if will up about out many then them these so some her would make like him into time has look two more write go see no way could people my than first been who its now find long down day did get come made may part'.split(
    ' ',
  );

export interface InventedPost {
  title: string;
  paragraphs: string[];
}

/** An author of invented posts: common English words between invented ones, the frequent more often. */
export function createAuthor(seed: number) {
  const next = numbersFrom(seed);
  const upTo = (limit: number) => Math.floor(next() * limit);
  const syllables = 'ba ce di fo gu la me ni ro su ta ve wi xo zu pre con ter min al'.split(' ');
  const rare = Array.from({ length: 6_000 }, () =>
    Array.from({ length: 2 + upTo(3) }, () => syllables[upTo(syllables.length)]).join(''),
  );
  const word = () =>
    (next() < 0.5 ? commonWords[upTo(commonWords.length)] : rare[Math.floor(rare.length ** next()) - 1]) ??
    '';
  const sentence = () => {
    const words = Array.from({ length: 8 + upTo(14) }, word).join(' ');
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: 2 + upTo(4) }, sentence).join(' ');

  return {
    next,
    upTo,
    word,
    sentence,
    paragraph,
    post(paragraphs = 3 + upTo(8)): InventedPost {
      return {
        title: Array.from({ length: 3 + upTo(4) }, word).join(' '),
        paragraphs: Array.from({ length: paragraphs }, paragraph),
      };
    },
    /** The post as the owner puts it elsewhere: words exchanged, sentences dropped and added, cut short. */
    edited({ title, paragraphs }: InventedPost): InventedPost {
      let copy = paragraphs.map((text) =>
        text
          .split(' ')
          .map((each) => (next() < 0.06 ? word() : each))
          .join(' '),
      );
      if (next() < 0.5) copy = copy.map((text) => (next() < 0.3 ? text.replace(/^[^.]*\. /u, '') : text));
      if (next() < 0.4) copy = copy.slice(0, Math.max(2, Math.ceil(copy.length * 0.6)));
      if (next() < 0.5) copy.push(`${sentence()} ${sentence()}`);
      return { title, paragraphs: copy };
    },
  };
}

export type Author = ReturnType<typeof createAuthor>;
