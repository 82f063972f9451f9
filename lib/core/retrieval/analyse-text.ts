import { stemWord } from './stemming';
import { foldWord, stopWordsOf } from './stop-words';

/**
 * Goes up with every change of the analysis. An index built by another version has to be rebuilt,
 * since its terms no longer meet the terms of a question.
 */
export const analyserVersion = 3;

/** Language taken for texts whose language is not known. */
export const fallbackLanguage = 'en';

/** A word of a text: as written, lower-case, and where it starts. */
export interface Word {
  /** Compatibility forms unified, lower-case, accents kept. */
  text: string;
  /** As written. */
  surface: string;
}

/**
 * One word, or a name as programmers write them: `c++`, `c#`, `.net`, `node.js`, `scikit-learn`,
 * `ci/cd`, `k8s`, `tmp_path_factory`. Each alternative consumes at least one character and none
 * overlaps with the next, so matching is linear.
 */
const wordPattern =
  /\.?[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[.’'_\-/&@][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*(?:\+\+|#(?![\p{L}\p{N}]))?/gu;

/** Scripts written without spaces between words. */
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const plainWord = /^[A-Za-z0-9]+$/;

/** Longer runs without a space are data (hashes, base64), not words. */
const longestWord = 60;

/** The words of a text in order. Scripts without spaces are cut with `Intl.Segmenter`. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.normalize('NFKC').matchAll(wordPattern)) {
    const surface = match[0];
    if (!plainWord.test(surface) && unspacedScript.test(surface)) {
      for (const part of segmentWords(surface)) words.push({ text: part.toLowerCase(), surface: part });
    } else if (surface.length <= longestWord) {
      words.push({ text: surface.toLowerCase().replaceAll('’', "'"), surface });
    }
  }
  return words;
}

/**
 * The terms one word stands for in the index, most specific first: the stem, and for compound
 * names the whole (`scikitlearn`) and the parts (`scikit`, `learn`), so that every spelling meets
 * the others. Empty for function words.
 */
export function termsOfWord(word: string, language: string): readonly string[] {
  const cache = caches.get(language) ?? new Map<string, readonly string[]>();
  caches.set(language, cache);
  const known = cache.get(word);
  if (known) return known;
  const terms = termsOfNewWord(word, language);
  if (cache.size >= cacheSize) cache.clear();
  cache.set(word, terms);
  return terms;
}

/** Texts repeat the same few thousand words, so their terms are remembered per language. */
const caches = new Map<string, Map<string, readonly string[]>>();
const cacheSize = 20_000;

function termsOfNewWord(word: string, language: string): readonly string[] {
  const stopWords = stopWordsOf(language);
  if (stopWords.has(foldWord(word).replaceAll("'", ''))) return [];
  if (/^[\p{L}\p{N}\p{M}]+$/u.test(word)) return oneTerm(word, language, stopWords);
  const apostrophe = word.indexOf("'");
  if (apostrophe > 0) {
    // "don't", "l'équipe", "manager's": the longer side carries the meaning.
    const before = word.slice(0, apostrophe);
    const after = word.slice(apostrophe + 1);
    return termsOfWord(after.length > before.length ? after : before, language);
  }
  const suffix = /(?:\+\+|#)$/.exec(word)?.[0] ?? '';
  const parts = word.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== '');
  const whole = parts.join('');
  const joined = suffix === '' ? stemWord(whole, language) : foldWord(whole) + suffix;
  const terms = [joined];
  if (word.startsWith('.') && parts.length === 1) terms.push(...oneTerm(joined, language, stopWords));
  if (parts.length > 1) for (const part of parts) terms.push(...oneTerm(part, language, stopWords));
  return [...new Set(terms)];
}

/**
 * The index terms of a text, in order and with repeats: lower-case, accents folded, function words
 * dropped, stemmed for the language (English when not given).
 */
export function analyseText(text: string, language: string = fallbackLanguage): string[] {
  const terms: string[] = [];
  for (const word of wordsOf(text)) terms.push(...termsOfWord(word.text, language));
  return terms;
}

function oneTerm(word: string, language: string, stopWords: Set<string>): string[] {
  const plain = foldWord(word);
  if (plain === '' || stopWords.has(plain)) return [];
  // A single letter says nothing, except in scripts where it is a word, and for digits.
  if (plain.length === 1 && /[a-z]/.test(plain) && plain !== 'r' && plain !== 'c') return [];
  return [stemWord(word, language)];
}

let segmenter: Intl.Segmenter | undefined;

function segmentWords(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  const parts: string[] = [];
  for (const segment of segmenter.segment(text)) if (segment.isWordLike) parts.push(segment.segment);
  return parts;
}
