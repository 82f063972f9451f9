import { fallbackLanguage, termsOfWord, wordsOf } from './analyse-text';
import { foldWord } from './stop-words';

/** A title taken apart: what matching needs, without its function words. */
export interface TitleWords {
  /** Index terms of each word. */
  words: Array<readonly string[]>;
  /** All of them, each once. */
  terms: ReadonlySet<string>;
  /** Four-letter pieces of the words, each once. */
  pieces: readonly string[];
}

/** Most characters of a title that are looked at. */
const mostCharacters = 300;

const known = new Map<string, TitleWords>();
const mostKnown = 5000;

/** The words of a title. Questions meet the same titles again and again, so they are remembered. */
export function titleWordsOf(title: string, language: string = fallbackLanguage): TitleWords {
  const key = `${language} ${title}`;
  const remembered = known.get(key);
  if (remembered) return remembered;
  const words: Array<readonly string[]> = [];
  const pieces = new Set<string>();
  for (const { text } of wordsOf(title.slice(0, mostCharacters))) {
    const terms = termsOfWord(text, language);
    if (terms.length === 0) continue;
    words.push(terms);
    for (const piece of piecesOf(text)) pieces.add(piece);
  }
  const found = { words, terms: new Set(words.flat()), pieces: [...pieces] };
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}

const pieceLength = 4;

/** The four-letter pieces of a word and of the parts of a compound one, with their ends marked. */
export function piecesOf(word: string): string[] {
  const pieces: string[] = [];
  for (const part of foldWord(word).split(/[^\p{L}\p{N}+#]+/u)) {
    if (part === '') continue;
    const marked = ` ${part} `;
    if (marked.length <= pieceLength) pieces.push(marked);
    else
      for (let at = 0; at + pieceLength <= marked.length; at += 1)
        pieces.push(marked.slice(at, at + pieceLength));
  }
  return pieces;
}
