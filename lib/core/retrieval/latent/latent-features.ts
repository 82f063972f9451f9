import { fallbackLanguage, termsOfWord, wordsOf } from '../analyse-text';
import { foldWord } from '../stop-words';
import type { EmbeddingText } from '../vectors/embedding';

/** What an occurrence counts by where it stands, and what a piece of a word counts beside a whole term. */
const titleWeight = 2;
const headingWeight = 1;
const pieceWeight = 0.35;

/** Length of the pieces of words: long enough to be telling, short enough to survive a slip of the finger. */
const pieceLength = 4;
/** Words below this have no pieces of their own that say more than the word. */
const shortestPieced = 5;

/**
 * The features of a text for the latent model, with how often each occurs: index terms, and the
 * four-letter pieces of words, by which misspelt, compound and foreign words meet the known ones.
 */
export function latentFeatures(
  text: string,
  language: string = fallbackLanguage,
  weight = 1,
  into = new Map<number, number>(),
): Map<number, number> {
  for (const word of wordsOf(text)) {
    for (const feature of featuresOfWord(word.text, language)) {
      const value = feature.isPiece ? weight * pieceWeight : weight;
      into.set(feature.hash, (into.get(feature.hash) ?? 0) + value);
    }
  }
  return into;
}

/** The features of a passage: its title and headings count like words of the text, the title twice. */
export function passageFeatures({ title, headings, text, language }: EmbeddingText): Map<number, number> {
  const features = latentFeatures(text, language);
  latentFeatures(title, language, titleWeight, features);
  latentFeatures(headings.join(' '), language, headingWeight, features);
  return features;
}

interface Feature {
  hash: number;
  isPiece: boolean;
}

const caches = new Map<string, Map<string, readonly Feature[]>>();
const cacheSize = 20_000;

/** Texts repeat the same few thousand words, so their features are remembered per language. */
function featuresOfWord(word: string, language: string): readonly Feature[] {
  const cache = caches.get(language) ?? new Map<string, readonly Feature[]>();
  caches.set(language, cache);
  const known = cache.get(word);
  if (known) return known;
  const terms = termsOfWord(word, language);
  const features: Feature[] = terms.map((term) => ({ hash: hashOf(term), isPiece: false }));
  // Function words have no terms, and their pieces would only be noise.
  if (terms.length > 0) {
    for (const part of foldWord(word).split(/[^\p{L}\p{N}]+/u)) {
      if (part.length < shortestPieced) continue;
      const marked = ` ${part} `;
      for (let at = 0; at + pieceLength <= marked.length; at += 1) {
        features.push({ hash: hashOf(`~${marked.slice(at, at + pieceLength)}`), isPiece: true });
      }
    }
  }
  if (cache.size >= cacheSize) cache.clear();
  cache.set(word, features);
  return features;
}

/** 32-bit FNV-1a over UTF-16 units: a model of 24 000 features has fewer than one collision in ten libraries. */
function hashOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
