import { wordsOf } from '../lib/core/retrieval/analyse-text';
import { uniformNumbers } from '../lib/core/retrieval/latent/random-numbers';
import { foldWord, stopWordsOf } from '../lib/core/retrieval/stop-words';
import type { RetrievalSet } from './retrieval-set';

/** Rows of a keyboard: a finger that slips hits a neighbour. */
const keyRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Shorter words are seldom misspelt, and then seldom to be understood. */
const shortestMisspelt = 5;

/** Words of a question that get a slip. */
const slipsPerQuestion = 2;

/** The set with slips in every question, the same ones at every run. */
export function withMisspeltQuestions(set: RetrievalSet): RetrievalSet {
  return {
    ...set,
    queries: set.queries.map((query, seed) => ({ ...query, text: misspell(query.text, seed) })),
  };
}

/**
 * The question with a slip of the finger in up to two of its telling words: letters that changed places,
 * one missing, one twice, or the neighbour on the keyboard; never the first letter. The same seed gives the same slips.
 */
export function misspell(question: string, seed: number): string {
  const random = uniformNumbers(seed);
  const functionWords = stopWordsOf('en');
  const words = [...new Set(wordsOf(question).map(({ surface }) => surface))].filter(
    (word) => word.length >= shortestMisspelt && /^[a-z]+$/i.test(word) && !functionWords.has(foldWord(word)),
  );
  let misspelt = question;
  for (let slip = 0; slip < slipsPerQuestion && words.length > 0; slip += 1) {
    const [word = ''] = words.splice(Math.floor(random() * words.length), 1);
    misspelt = misspelt.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), slipIn(word, random));
  }
  return misspelt;
}

function slipIn(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const before = word.slice(0, at);
  const letter = word.charAt(at);
  const next = word.charAt(at + 1);
  const after = word.slice(at + 1);
  const kind = random();
  if (kind < 0.35 && letter !== next) return before + next + letter + word.slice(at + 2);
  if (kind < 0.6) return before + after;
  if (kind < 0.75) return before + letter + letter + after;
  return before + neighbourOf(letter, random) + after;
}

function neighbourOf(letter: string, random: () => number): string {
  const row = keyRows.find((keys) => keys.includes(letter.toLowerCase()));
  const at = row?.indexOf(letter.toLowerCase()) ?? -1;
  const keys = [row?.[at - 1], row?.[at + 1]].filter((key) => key !== undefined);
  return keys[Math.floor(random() * keys.length)] ?? 'e';
}
