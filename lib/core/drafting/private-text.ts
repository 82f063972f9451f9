import { splitSentences } from './sentences';

/** Words in a row that two texts share only when one was copied from the other. */
const shingleLength = 8;

/**
 * The sentences of a text that share a run of eight words with a private passage (or all the words
 * of a private sentence, when that is shorter and at least four words long).
 */
export function sharedWithPrivate(text: string, privatePassages: string[]): string[] {
  const shingles = shinglesOf(privatePassages);
  if (shingles.size === 0) return [];
  const sentences = splitSentences(text);
  const words = sentences.map((sentence) => wordsOf(sentence.text));
  return sentences
    .filter((_sentence, index) =>
      isShared(words[index] ?? [], words[index - 1] ?? [], words[index + 1] ?? [], shingles),
    )
    .map((sentence) => sentence.text);
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function shinglesOf(passages: string[]): Set<string> {
  const shingles = new Set<string>();
  for (const passage of passages) {
    addShingles(wordsOf(passage), shingles);
    for (const sentence of splitSentences(passage)) {
      const words = wordsOf(sentence.text);
      if (words.length >= 4 && words.length < shingleLength) shingles.add(words.join(' '));
    }
  }
  return shingles;
}

function addShingles(words: string[], into: Set<string>): void {
  for (let at = 0; at + shingleLength <= words.length; at++) {
    into.add(words.slice(at, at + shingleLength).join(' '));
  }
}

/** Looks at a sentence with the edges of its neighbours, over which a shingle may reach. */
function isShared(own: string[], before: string[], after: string[], shingles: Set<string>): boolean {
  const edge = shingleLength - 1;
  const lead = before.slice(-edge);
  const words = [...lead, ...own, ...after.slice(0, edge)];
  for (let at = 0; at < lead.length + own.length; at++) {
    const isWithin = at + shingleLength > lead.length && at + shingleLength <= words.length;
    if (isWithin && shingles.has(words.slice(at, at + shingleLength).join(' '))) return true;
  }
  // A private sentence shorter than a shingle counts where it stands whole.
  return own.some((_word, at) =>
    [4, 5, 6, 7].some(
      (length) => at + length <= own.length && shingles.has(own.slice(at, at + length).join(' ')),
    ),
  );
}
