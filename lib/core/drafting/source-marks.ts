/** Stand for source marks between the stages of the link guard; stripped from all incoming text. */
const open = '\ue000';
const close = '\ue001';

/** A run of marks as one unit between the stages of the guard. */
export function encodeMarks(marks: string[]): string {
  return `${open}${marks.join(',')}${close}`;
}

export const encodedMarks = /\ue000([^\ue001]*)\ue001/g;

/** Takes the two characters that stand for marks out of text from outside. */
export function dropReservedCharacters(text: string): string {
  return text.replace(/[\ue000\ue001]/g, '');
}

const separator = '\\s*(?:[,;&+/|]|and|und|y|et|–|-)?\\s*';
const single = '(?:source\\s*|src\\s*|\\^|\\[)?s\\s?(\\d{1,3})\\]?(?:†[^\\]】]{0,30})?';
const wholeList = new RegExp(
  `^\\s*(?:(?:see|cf\\.?|sources?|from):?\\s*)?${single}(?:${separator}${single}){0,11}\\s*$`,
  'i',
);

/**
 * Reads what stands between brackets as source marks: `S2`, `S2, S3`, `s2`, `Source S2`, `^S2`.
 *
 * @returns the marks in their standard form (`S2`), or undefined when it is something else.
 */
export function parseMarks(inner: string): string[] | undefined {
  if (inner.length > 80 || !wholeList.test(inner)) return undefined;
  const marks = Array.from(inner.matchAll(/s\s?(\d{1,3})(?!\d)/gi), (match) => `S${Number(match[1])}`);
  return [...new Set(marks)];
}
