import type { DocumentKind, Passage } from './document';
import { textWords } from './text-words';

/** Raised when sketches of the same text change, so that stored ones are made again. */
export const sketchVersion = 1;

/** Kinds of texts whose title is made of their first words. */
const untitledKinds: readonly DocumentKind[] = ['linkedin-post', 'note', 'text'];

/** Words that are looked at together. */
const shingleWords = 3;

/** Texts with fewer shingles say too little to be recognised by them. */
const leastShingles = 12;

/** Titles of fewer words are too common to find texts by. */
const leastTitleWords = 3;

const bandCount = 20;
const rowsPerBand = 3;

/**
 * The keys under which a text is found by texts like it: MinHash over its three-word shingles, cut
 * into 20 bands of 3 (Broder 1997; banding after Indyk and Motwani 1998). Two texts that share half of
 * their shingles have a key in common in 93 of 100 cases, texts that share a tenth in 2 of 100. A
 * title, or a first line that may be one, is one more key. Empty for a text of a few words.
 */
export function sketchOf({ title, kind, passages }: ComparableText): number[] {
  const shingles = shinglesOf(passages.flatMap(({ text }) => textWords(text)));
  if (shingles.size < leastShingles) return [];
  const least = new Uint32Array(bandCount * rowsPerBand).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let row = 0; row < least.length; row += 1) {
      const hash = mixed(shingle ^ Math.imul(row + 1, 0x9e3779b1));
      if (hash < (least[row] ?? 0)) least[row] = hash;
    }
  }
  const bands = Array.from({ length: bandCount }, (_, band) => {
    let key = band;
    for (let row = 0; row < rowsPerBand; row += 1) {
      key = mixed(Math.imul(key, 31) ^ (least[band * rowsPerBand + row] ?? 0));
    }
    return band * 2 ** 32 + key;
  });
  const words = textWords(untitledKinds.includes(kind) ? firstLine(passages) : title);
  return words.length < leastTitleWords ? bands : [...bands, bandCount * 2 ** 32 + hashOf(words.join(' '))];
}

/** What two texts are compared by. */
export interface ComparableText {
  title: string;
  kind: DocumentKind;
  passages: Array<Pick<Passage, 'text'>>;
}

/**
 * How much of a text may have no counterpart in the other, as a share of its words and in words, where
 * the titles agree and where they do not: a template leaves room for a sentence, an edit under another
 * title hardly ever replaces a whole one on both sides.
 */
const mostMissing = {
  agree: { share: 0.4, words: Number.POSITIVE_INFINITY },
  disagree: { share: 0.06, words: 7 },
} as const;

/** The shorter text has to be this share of the longer one; less is an excerpt or a quotation. */
const leastLength = 0.35;

/** Words that are left of a text without what it shares with others of its kind; fewer decide nothing. */
const leastOwnWords = 12;

/**
 * Whether two texts from different sources are the same post, the one edited or shortened. A series
 * with numbers in its titles, and texts that differ in whole sentences on both sides, are not. `others`
 * are further texts like these: sentences that stand in one of them too are a template's and say nothing.
 */
export function isSamePost(
  one: ComparableText,
  other: ComparableText,
  others: ComparableText[] = [],
): boolean {
  const titles = compareTitles(one, other);
  if (titles === 'numbers-differ') return false;
  const template = new Set(others.flatMap((text) => sentencesOf(text).map(({ key }) => key)));
  const [own, otherOwn] = [ownSentences(one, template), ownSentences(other, template)];
  const [length, otherLength] = [wordsIn(own), wordsIn(otherOwn)];
  if (Math.min(length, otherLength) < leastOwnWords) return false;
  if (Math.min(length, otherLength) < leastLength * Math.max(length, otherLength)) return false;
  const allowed = mostMissing[titles];
  const isKept = (sentences: Sentence[], others: Sentence[]) => {
    const missing = missingWords(sentences, others);
    return missing <= allowed.words && missing <= allowed.share * wordsIn(sentences);
  };
  return isKept(own, otherOwn) || isKept(otherOwn, own);
}

interface Sentence {
  key: string;
  words: string[];
}

function sentencesOf({ passages }: ComparableText): Sentence[] {
  return passages
    .flatMap(({ text }) => text.split(/[.!?:…]+(?=\s|$)|\n+|[。！？]/u))
    .map((sentence) => textWords(sentence))
    .filter((words) => words.length > 0)
    .map((words) => ({ key: words.join(' '), words }));
}

function ownSentences(text: ComparableText, template: ReadonlySet<string>): Sentence[] {
  return sentencesOf(text).filter(({ key }) => !template.has(key));
}

function wordsIn(sentences: Sentence[]): number {
  return sentences.reduce((sum, { words }) => sum + words.length, 0);
}

/** Words in sentences less than half of whose word pairs stand in the other text. */
function missingWords(sentences: Sentence[], others: Sentence[]): number {
  const known = new Set(others.flatMap(({ words }) => pairsOf(words)));
  const missing = sentences.filter(({ words }) => {
    const pairs = pairsOf(words);
    return pairs.filter((pair) => known.has(pair)).length < pairs.length / 2;
  });
  return wordsIn(missing);
}

function pairsOf(words: string[]): string[] {
  const padded = ['', ...words, ''];
  return padded.slice(1).map((word, index) => `${padded[index]} ${word}`);
}

function compareTitles(
  one: ComparableText,
  other: ComparableText,
): keyof typeof mostMissing | 'numbers-differ' {
  const isStated = ({ kind }: ComparableText) => !untitledKinds.includes(kind);
  if (isStated(one) !== isStated(other)) {
    const [titled, plain] = isStated(one) ? [one, other] : [other, one];
    return beginsWithTitle(plain, titled.title) ? 'agree' : 'disagree';
  }
  if (numbersIn(one.title) !== numbersIn(other.title)) return 'numbers-differ';
  if (!isStated(one)) return 'disagree';
  return haveSameWords(one.title, other.title) ? 'agree' : 'disagree';
}

function firstLine(passages: ComparableText['passages']): string {
  return passages[0]?.text.split('\n', 1)[0] ?? '';
}

/** A post on LinkedIn often begins with the title it has elsewhere. */
function beginsWithTitle({ passages }: ComparableText, title: string): boolean {
  const start = textWords(passages[0]?.text ?? '').slice(0, 40);
  const words = textWords(title);
  return words.length >= 3 && ` ${start.join(' ')} `.includes(` ${words.join(' ')} `);
}

function numbersIn(title: string): string {
  return (title.normalize('NFKC').match(/\d+/gu) ?? []).join(' ');
}

function haveSameWords(one: string, other: string): boolean {
  const [words, others] = [new Set(textWords(one)), new Set(textWords(other))];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared >= 0.6 * (words.size + others.size - shared) && shared > 0;
}

function shinglesOf(words: string[]): Set<number> {
  const hashes = words.map(hashOf);
  const shingles = new Set<number>();
  for (let at = 0; at + shingleWords <= hashes.length; at += 1) {
    let hash = 0;
    for (let next = at; next < at + shingleWords; next += 1)
      hash = mixed(Math.imul(hash, 31) ^ (hashes[next] ?? 0));
    shingles.add(hash);
  }
  return shingles;
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finalizer of MurmurHash3: every bit of the input changes half of the output's. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
