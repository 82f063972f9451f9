/** Scripts written without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/**
 * Words of a text. Where a script has no spaces, two characters count as one word, which is close to
 * the usual length of a Chinese or Japanese word.
 */
export function countWords(text: string): number {
  const unspacedCount = text.match(unspaced)?.length ?? 0;
  const rest = unspacedCount > 0 ? text.replace(unspaced, ' ') : text;
  const words = rest.match(/[\p{L}\p{N}]+(?:['’._-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return words + Math.ceil(unspacedCount / 2);
}
