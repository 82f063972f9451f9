import { detectAll } from 'tinyld/light';
import { wordsOf } from '../retrieval/analyse-text';
import { foldWord, languagesWithStopWords, stopWordsOf } from '../retrieval/stop-words';

/** Scripts that are the sign of one language, with the share of letters that must be in them. */
const scripts: Array<{ pattern: RegExp; language: string }> = [
  { pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, language: 'ja' },
  { pattern: /\p{Script=Hangul}/gu, language: 'ko' },
  { pattern: /\p{Script=Han}/gu, language: 'zh' },
  { pattern: /\p{Script=Greek}/gu, language: 'el' },
  { pattern: /\p{Script=Hebrew}/gu, language: 'he' },
  { pattern: /\p{Script=Thai}/gu, language: 'th' },
  { pattern: /\p{Script=Devanagari}/gu, language: 'hi' },
];

/** Most characters looked at; more do not change the answer. */
const mostCharacters = 3000;

/**
 * The language of a text (ISO 639-1), or undefined when it is too short or the signs disagree.
 * Function words decide where there are lists for them, since they are sure even in one sentence;
 * `tinyld` (letter statistics) decides for other languages and breaks ties.
 */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, mostCharacters).replace(/https?:\/\/\S+/g, ' ');
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2) return undefined;
  for (const { pattern, language } of scripts) {
    const found = sample.match(pattern)?.length ?? 0;
    if (found / letters > (language === 'ja' ? 0.1 : 0.4)) return language;
  }
  const words = wordsOf(sample).map((word) => foldWord(word.text));
  const votes = functionWordVotes(words);
  const guesses = detectAll(sample);
  const [first, second] = votes;
  if (first && first.points >= 0.5) {
    const margin = first.points - (second?.points ?? 0);
    if (margin >= 0.8 || margin / first.points > 0.5) return first.language;
    const between = votes.filter((vote) => vote.points >= first.points - 0.8).map((vote) => vote.language);
    return guesses.find((guess) => between.includes(guess.lang))?.lang ?? first.language;
  }
  const [guess] = guesses;
  // Weak signs that agree are enough.
  if (guess && first && first.points > 0.25 && letters >= 20) {
    const agrees = votes.some((vote) => vote.language === guess.lang && vote.points >= first.points - 0.2);
    if (agrees) return guess.lang;
  }
  const isSure = guess !== undefined && letters >= 20 && guess.accuracy >= 0.25;
  return isSure && !languagesWithStopWords.includes(guess.lang) ? guess.lang : undefined;
}

/**
 * Points per language, most first: each word that is a function word counts one, divided by the
 * number of languages that have it ("de" is Spanish, French, Portuguese and Dutch).
 */
function functionWordVotes(words: string[]): Array<{ language: string; points: number }> {
  const points = new Map<string, number>();
  for (const word of words.slice(0, 200)) {
    const holders = languagesWithStopWords.filter((language) => stopWordsOf(language).has(word));
    for (const language of holders) points.set(language, (points.get(language) ?? 0) + 1 / holders.length);
  }
  return [...points]
    .map(([language, value]) => ({ language, points: value }))
    .sort((left, right) => right.points - left.points);
}
