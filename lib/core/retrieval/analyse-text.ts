import { stemWord } from './stemming';
import { foldWord, isAscii, isStopWord } from './stop-words';

/**
 * Goes up with every change of the analysis. An index built by another version has to be rebuilt,
 * since its terms no longer meet the terms of a question.
 */
export const analyserVersion = 4;

/** Language taken for texts whose language is not known. */
export const fallbackLanguage = 'en';

/** A word of a text. */
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

/** The same for texts in ASCII. */
const asciiWordPattern = /\.?[A-Za-z0-9]+(?:[.'_\-/&@][A-Za-z0-9]+)*(?:\+\+|#(?![A-Za-z0-9]))?/g;

/** Scripts written without spaces between words; their marks and the signs they share belong to them. */
const unspaced = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}`;
const unspacedScript = new RegExp(`[${unspaced}]`, 'u');

/** A run of such a script, or what stands between two: "学习C++编程" holds a name. */
const runsOfScript = new RegExp(`[${unspaced}\\p{M}]+|[^${unspaced}]+`, 'gu');

const plainWord = /^[A-Za-z0-9]+$/;

/** Longer runs without a space are data (hashes, base64), not words. */
const longestWord = 60;

/** Names in capitals that are function words otherwise; as initials they are words of their own. */
const initials = new Map([
  ['IT', 'i.t'],
  ['US', 'u.s'],
]);

/** The words of a text in order. Scripts without spaces are cut with `Intl.Segmenter`. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  if (isAscii(text)) {
    for (const [surface] of text.matchAll(asciiWordPattern)) words.push(...wordOf(surface));
    return /[a-z]/.test(text) ? words.map(withInitials) : words;
  }
  const unified = unify(text);
  for (const [surface] of unified.matchAll(wordPattern)) {
    if (plainWord.test(surface) || !unspacedScript.test(surface)) words.push(...wordOf(surface));
    else words.push(...wordsOfRuns(surface));
  }
  return isShouted(words) ? words : words.map(withInitials);
}

/** Compatibility forms as one, but for a vowel of Thai and Lao that this takes apart: their words end elsewhere then. */
function unify(text: string): string {
  return text.normalize('NFKC').replaceAll('\u0e4d\u0e32', '\u0e33').replaceAll('\u0ecd\u0eb2', '\u0eb3');
}

function wordOf(surface: string): Word[] {
  if (surface.length > longestWord) return [];
  return [{ text: surface.toLowerCase().replaceAll('’', "'"), surface }];
}

function wordsOfRuns(surface: string): Word[] {
  return (surface.match(runsOfScript) ?? []).flatMap((run) =>
    unspacedScript.test(run)
      ? segmentWords(run).map((part) => ({ text: part.toLowerCase(), surface: part }))
      : (run.match(wordPattern) ?? []).flatMap(wordOf),
  );
}

/** All in capitals: there they say nothing. */
function isShouted(words: Word[]): boolean {
  return !words.some(({ surface }) => /\p{Ll}/u.test(surface));
}

function withInitials(word: Word): Word {
  const text = initials.get(word.surface);
  return text === undefined ? word : { ...word, text };
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
  if (isStopWord(word, language)) return [];
  if (plainWord.test(word) || /^[\p{L}\p{N}\p{M}]+$/u.test(word)) return oneTerm(word, language);
  const inverted = language === 'fr' ? frenchInversion.exec(word)?.[1] : undefined;
  if (inverted) return termsOfWord(inverted, language);
  const apostrophe = word.indexOf("'");
  if (apostrophe > 0) {
    // "don't", "l'équipe", "manager's": the longer side carries the meaning.
    const before = word.slice(0, apostrophe);
    const after = word.slice(apostrophe + 1);
    return termsOfWord(after.length > before.length ? after : before, language);
  }
  const suffix = /(?:\+\+|#)$/.exec(word)?.[0] ?? '';
  const parts = word.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  // "C/C++", "Python/C#": the signs belong to the last name alone.
  if (suffix !== '') {
    const others = parts.slice(0, -1).flatMap((part) => oneTerm(part, language));
    return [...new Set([foldWord(last) + suffix, ...others])];
  }
  if (word.startsWith('.') && parts.length === 1) return dottedName(last, language);
  const terms = [stemWord(parts.join(''), language)];
  if (parts.length > 1) for (const part of parts) terms.push(...oneTerm(part, language));
  return [...new Set(terms)];
}

/** "pensez-vous", "a-t-elle", "est-ce": a verb with its pronoun behind it. */
const frenchInversion = /^(\p{L}+)(?<!^rendez)(?:-t)?-(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|moi)$/u;

/** ".NET" as people spell it out, ".gitignore" also without its dot; but what is net of tax is no .NET. */
function dottedName(name: string, language: string): readonly string[] {
  const spelledOut = stemWord(`dot${name}`, language);
  return name === 'net' ? [spelledOut] : [...new Set([spelledOut, ...oneTerm(name, language)])];
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

function oneTerm(word: string, language: string): string[] {
  const plain = foldWord(word);
  if (plain === '' || isStopWord(word, language)) return [];
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
