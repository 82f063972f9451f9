/** Scripts written without spaces, of which every character counts as a word. */
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text to compare it by: no case, no punctuation, no difference between character forms. */
export function textWords(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(word) ?? [];
}
