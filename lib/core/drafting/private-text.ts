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
  return splitSentences(text)
    .map((sentence) => sentence.text)
    .filter((sentence, index, all) => isShared(sentence, all[index + 1] ?? '', shingles));
}

/** The text without the sentences that {@link sharedWithPrivate} finds. */
export function removePrivateText(
  text: string,
  privatePassages: string[],
): { text: string; removed: string[] } {
  const shingles = shinglesOf(privatePassages);
  if (shingles.size === 0) return { text, removed: [] };
  const sentences = splitSentences(text);
  const removed: string[] = [];
  let kept = '';
  let end = 0;
  sentences.forEach((sentence, index) => {
    const isPrivate =
      isShared(sentence.text, sentences[index + 1]?.text ?? '', shingles) ||
      isShared(`${sentences[index - 1]?.text ?? ''} ${sentence.text}`, '', shingles);
    if (isPrivate) removed.push(sentence.text);
    else kept += text.slice(end, sentence.end);
    end = sentence.end;
  });
  if (removed.length === 0) return { text, removed };
  return { text: (kept + text.slice(end)).replace(/\n{3,}/g, '\n\n').trim(), removed };
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

/** Looks at the sentence with the beginning of the next one, over which a shingle may reach. */
function isShared(sentence: string, next: string, shingles: Set<string>): boolean {
  const own = wordsOf(sentence);
  const words = [...own, ...wordsOf(next).slice(0, shingleLength - 1)];
  for (let at = 0; at < own.length; at++) {
    for (let length = 4; length <= shingleLength && at + length <= words.length; length++) {
      // A short private sentence counts only where it stands whole.
      if (length < shingleLength && at + length > own.length) break;
      if (shingles.has(words.slice(at, at + length).join(' '))) return true;
    }
  }
  return false;
}
