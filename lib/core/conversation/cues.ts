import { wordsOf } from '../retrieval/analyse-text';
import { foldWord } from '../retrieval/stop-words';

/** A text made ready for cue matching: folded words with single spaces, a space at both ends. */
export type FoldedText = string & { readonly folded: true };

/** Most characters of one message looked at for cues; beyond it nobody asks anything. */
const mostCharacters = 20_000;

const plain = /^[a-z0-9]*$/;

/** Folds a text for {@link hasCue}. Apostrophes inside words are dropped ("don't" becomes "dont"). */
export function foldForCues(text: string): FoldedText {
  const words = wordsOf(text.slice(0, mostCharacters)).map((word) => {
    const folded = foldWord(word.text);
    return plain.test(folded) ? folded : folded.replaceAll("'", '').replace(/[^\p{L}\p{N}]+/gu, ' ');
  });
  return ` ${words.join(' ')} ` as FoldedText;
}

/**
 * Whether one of the cues stands in the text, at word borders. A cue is folded words; `*` at its
 * end lets the last word go on ("recruit*"), `^` at its start wants it at the beginning.
 */
export function hasCue(text: FoldedText, cues: readonly string[]): boolean {
  return cues.some((cue) => cueMatches(text, cue));
}

/** How many different cues stand in the text. */
export function countCues(text: FoldedText, cues: readonly string[]): number {
  return cues.reduce((count, cue) => (cueMatches(text, cue) ? count + 1 : count), 0);
}

function cueMatches(text: FoldedText, cue: string): boolean {
  const atStart = cue.startsWith('^');
  const words = atStart ? cue.slice(1) : cue;
  const needle = words.endsWith('*') ? ` ${words.slice(0, -1)}` : ` ${words} `;
  return atStart ? text.startsWith(needle) : text.includes(needle);
}
