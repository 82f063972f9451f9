/** Words a full stop belongs to; after them a sentence goes on. */
const abbreviations = new Set(
  'e.g. i.e. etc. vs. cf. approx. no. dr. mr. mrs. ms. prof. st. jr. sr. inc. ltd. z.b. bzw. usw. ca. p.ej. sra. sr. núm. m. mme.'.split(
    ' ',
  ),
);

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/**
 * The sentences of a text in order; joined they are the text again, since white space stays with
 * the sentence before it. Unicode sentence segmentation (UAX 29) with three repairs: no cut after a
 * common abbreviation, inside a word or address, or before a lower-case letter on the same line.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const previous = sentences.at(-1);
    if (previous !== undefined && goesOn(previous, segment)) sentences[sentences.length - 1] += segment;
    else sentences.push(segment);
  }
  return sentences;
}

function goesOn(previous: string, next: string): boolean {
  if (!/\s$/u.test(previous)) return !/^\s/u.test(next) && !/[。！？]$/u.test(previous);
  if (/\n\s*$/u.test(previous)) return false;
  const lastWord = previous.trimEnd().split(/\s/u).at(-1) ?? '';
  const isAbbreviation = abbreviations.has(lastWord.replace(/^[("'“‘[]+/u, '').toLowerCase());
  return isAbbreviation || /^\p{Ll}/u.test(next);
}

/**
 * The sentence that the character at `offset` is in, trimmed; sentences end at line breaks. Longer
 * ones are cut around the place to `limit` characters.
 */
export function sentenceAt(text: string, offset: number, limit = 300): string {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  for (const sentence of splitSentences(text.slice(start, lineEnd === -1 ? undefined : lineEnd))) {
    const end = start + sentence.length;
    if (offset < end) return around(sentence, offset - start, limit);
    start = end;
  }
  return '';
}

function around(sentence: string, offset: number, limit: number): string {
  const trimmed = sentence.trim();
  if (trimmed.length <= limit) return trimmed;
  const from = Math.max(0, Math.min(offset - Math.floor(limit / 2), sentence.length - limit));
  return sentence.slice(from, from + limit).trim();
}
