import { longestSpelt, type PackedVocabulary, termsBeginningWith, walkVocabulary } from './vocabulary';

/** A term of the library that a word of a question may mean. */
export interface NearTerm {
  term: string;
  /** What finding it counts in relation to the word itself, 0 to 1. */
  likeness: number;
}

/** What a term counts by how it is like the word. */
const likenessOf = { oneSlip: 0.8, twoSlips: 0.6, partOfCompound: 0.6, slipAndEnding: 0.5 } as const;

/** Words from these lengths on may have one slip and two; letters out of order leave less to guess. */
const oneSlipFrom = 5;
const twoSlipsFrom = 8;
const reorderedFrom = 6;

/** The shorter of two words of which one begins or ends with the other, and its least share of the longer one. */
const shortestPart = 5;
const leastShare = 0.4;

/** Words from this length on are looked through for a known word at their end. */
const shortestCompound = 10;

/** Of a word whose ending is misspelt, so that it could not be taken off: the most letters left over, and the fewest before. */
const longestEnding = 5;
const shortestStem = 6;

/** Terms taken for one word: those that are most like it. */
const mostTerms = 4;

/**
 * The terms that are most like a word the library does not have, the nearest kind only: one letter wrong,
 * missing, too many or changed places with its neighbour (optimal string alignment; Boytsov 2011), two of
 * these in long words, known words within a compound and compounds that begin with the word, and stems with one slip
 * before some other ending. Empty when there is none. First letters are right: only terms with the same one are
 * looked at, since the worker that does it has often just started.
 */
export function nearTerms(vocabularies: readonly PackedVocabulary[], word: string): NearTerm[] {
  if (word.length > longestSpelt) return [];
  const found = new Map<string, number>();
  const letters = Uint16Array.from(word, (_, at) => word.charCodeAt(at));
  const distances = createDistances(letters);
  for (const packed of vocabularies) {
    distances.reset();
    walkVocabulary(termsBeginningWith(packed, word.charAt(0)), (characters, length, shared) => {
      const likeness = Math.max(
        slipLikeness(distances, letters, characters, length, shared),
        isPart(letters, characters, length, 'beginning') ? likenessOf.partOfCompound : 0,
      );
      if (likeness > 0) found.set(termOf(characters, length), likeness);
    });
  }
  if (found.size === 0 && word.length >= shortestCompound) addEndings(vocabularies, letters, found);
  const best = Math.max(0, ...found.values());
  return [...found]
    .filter(([, likeness]) => likeness === best)
    .map(([term, likeness]) => ({ term, likeness }))
    .sort((one, other) => nearerLength(one, other, word))
    .slice(0, mostTerms);
}

/** Adds known words with which the word ends. */
function addEndings(
  vocabularies: readonly PackedVocabulary[],
  letters: Uint16Array,
  found: Map<string, number>,
): void {
  for (const packed of vocabularies) {
    walkVocabulary(packed, (characters, length) => {
      if (length < letters.length && isPart(letters, characters, length, 'end'))
        found.set(termOf(characters, length), likenessOf.partOfCompound);
    });
  }
}

function termOf(characters: Uint16Array, length: number): string {
  return String.fromCharCode(...characters.subarray(0, length));
}

function nearerLength(one: NearTerm, other: NearTerm, word: string): number {
  const difference = ({ term }: NearTerm) => Math.abs(term.length - word.length);
  return difference(one) - difference(other) || (one.term < other.term ? -1 : 1);
}

function slipLikeness(
  distances: Distances,
  letters: Uint16Array,
  characters: Uint16Array,
  length: number,
  shared: number,
): number {
  distances.to(characters, length, shared);
  const { whole, beginning } = distances;
  const shorter = Math.min(length, letters.length);
  const isReordered = whole <= 2 && hasSameLetters(letters, characters, length);
  if (whole <= 1 && (shorter >= oneSlipFrom || isReordered)) return likenessOf.oneSlip;
  if (whole <= 2 && (shorter >= twoSlipsFrom || (shorter >= reorderedFrom && isReordered)))
    return likenessOf.twoSlips;
  const isEnding = length >= shortestStem && letters.length - length <= longestEnding;
  return beginning <= 1 && isEnding ? likenessOf.slipAndEnding : 0;
}

/** Whether the word has just the term's letters: one of them may have gone further astray than to its neighbour's place. */
function hasSameLetters(letters: Uint16Array, characters: Uint16Array, length: number): boolean {
  if (length !== letters.length) return false;
  const left = [...letters];
  for (let at = 0; at < length; at += 1) {
    const found = left.indexOf(characters[at] as number);
    if (found < 0) return false;
    left.splice(found, 1);
  }
  return true;
}

/** Whether the longer of word and term begins or ends with the shorter one. */
function isPart(
  letters: Uint16Array,
  characters: Uint16Array,
  length: number,
  where: 'beginning' | 'end',
): boolean {
  const shorter = Math.min(length, letters.length);
  if (shorter < shortestPart || shorter < leastShare * Math.max(length, letters.length)) return false;
  const from = where === 'end' ? letters.length - shorter : 0;
  const start = where === 'end' ? length - shorter : 0;
  for (let at = shorter - 1; at >= 0; at -= 1)
    if (letters[from + at] !== characters[start + at]) return false;
  return true;
}

/** Distances of one word to terms that come sorted; more than {@link mostSlips} are not told apart. */
interface Distances {
  reset(): void;
  /** Measures a term of which the first `shared` characters are as in the call before. */
  to(characters: Uint16Array, length: number, shared: number): void;
  /** To the word. */
  readonly whole: number;
  /** To the beginning of the word that is nearest. */
  readonly beginning: number;
}

const mostSlips = 2;
const tooFar = mostSlips + 1;

/** Keeps a row of the alignment for each character of the term before, and of each row what is not too far aside. */
function createDistances(letters: Uint16Array): Distances {
  const width = letters.length + 2;
  const rows = new Uint8Array((longestSpelt + 1) * width).fill(tooFar);
  const least = new Uint8Array(longestSpelt + 1);
  for (let at = 0; at <= mostSlips; at += 1) rows[at] = at;
  // Rows that hold for the term before; from the one where two in a row are too far nothing can come near.
  let valid = 0;
  let cut = longestSpelt + 1;

  function fill(depth: number, characters: Uint16Array): void {
    const row = depth * width;
    const above = row - width;
    const character = characters[depth - 1] as number;
    const from = Math.max(0, depth - mostSlips);
    const last = Math.min(letters.length, depth + mostSlips);
    let smallest = tooFar;
    for (let at = from; at <= last; at += 1) {
      let cost = (rows[above + at] as number) + 1;
      if (at > 0) {
        const isSame = letters[at - 1] === character;
        const replaced = (rows[above + at - 1] as number) + (isSame ? 0 : 1);
        if (replaced < cost) cost = replaced;
        const added = at > from ? (rows[row + at - 1] as number) + 1 : tooFar;
        if (added < cost) cost = added;
        if (
          at > 1 &&
          depth > 1 &&
          letters[at - 2] === character &&
          letters[at - 1] === characters[depth - 2]
        ) {
          const swapped = (rows[above - width + at - 2] as number) + 1;
          if (swapped < cost) cost = swapped;
        }
      }
      if (cost > tooFar) cost = tooFar;
      rows[row + at] = cost;
      if (cost < smallest) smallest = cost;
    }
    least[depth] = smallest;
  }

  const distances = {
    whole: tooFar,
    beginning: tooFar,

    reset() {
      valid = 0;
      cut = longestSpelt + 1;
    },

    to(characters: Uint16Array, length: number, shared: number) {
      distances.whole = tooFar;
      distances.beginning = tooFar;
      if (shared >= cut) return;
      cut = longestSpelt + 1;
      valid = Math.min(valid, shared);
      while (valid < length) {
        valid += 1;
        fill(valid, characters);
        if (valid > 1 && least[valid] === tooFar && least[valid - 1] === tooFar) {
          cut = valid;
          return;
        }
      }
      // Beside the band rows keep what they began with: too far.
      distances.whole = rows[length * width + letters.length] as number;
      distances.beginning = least[length] as number;
    },
  };
  return distances;
}
