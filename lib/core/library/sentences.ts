/** Words a full stop belongs to; after them a sentence goes on. */
const abbreviations = new Set(
  'e.g. i.e. etc. vs. cf. approx. no. dr. mr. mrs. ms. prof. st. jr. sr. inc. ltd. z.b. bzw. usw. ca. p.ej. sra. sr. núm. m. mme.'.split(
    ' ',
  ),
);

/** Characters given to the segmenter at once. */
const longestPart = 5000;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/**
 * The sentences of a text in order; joined they are the text again, since white space stays with
 * the sentence before it. Unicode sentence segmentation (UAX 29) with three repairs: no cut after a
 * common abbreviation, inside a word or address, or before a lower-case letter on the same line.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  for (const segment of segmentsOf(text)) {
    const previous = sentences.at(-1);
    if (previous !== undefined && goesOn(previous, segment)) sentences[sentences.length - 1] += segment;
    else sentences.push(segment);
  }
  return sentences;
}

/** The segments of a text, looked for in parts: the segmenter's time grows faster than its text. */
function* segmentsOf(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const part = text.slice(from, from + longestPart);
    const segments = Array.from(segmenter.segment(part), ({ segment }) => segment);
    // The last one may go on behind the part.
    if (from + part.length < text.length && segments.length > 1) segments.pop();
    for (const segment of segments) {
      yield segment;
      from += segment.length;
    }
  }
}

function goesOn(previous: string, next: string): boolean {
  if (!/\s$/u.test(previous)) return !/^\s/u.test(next) && !/[。！？]$/u.test(previous);
  if (/\n\s*$/u.test(previous)) return false;
  const lastWord = previous.trimEnd().split(/\s/u).at(-1) ?? '';
  const isAbbreviation = abbreviations.has(lastWord.replace(/^[("'“‘[]+/u, '').toLowerCase());
  return isAbbreviation || /^\p{Ll}/u.test(next);
}

/**
 * Finds the sentence that the character at an offset is in, trimmed; sentences end at line breaks.
 * Longer ones are cut around the place to `limit` characters. A line is cut into sentences once for
 * all the offsets in it.
 */
export function sentenceFinder(text: string, limit = 300): (offset: number) => string {
  let lineStart = 0;
  let lineEnd = -1;
  let sentences: Array<{ text: string; start: number }> = [];
  return (offset) => {
    if (offset < lineStart || offset >= lineEnd) {
      lineStart = text.lastIndexOf('\n', offset - 1) + 1;
      const next = text.indexOf('\n', offset);
      lineEnd = next === -1 ? text.length : next;
      let start = lineStart;
      sentences = splitSentences(text.slice(lineStart, lineEnd)).map((sentence) => {
        start += sentence.length;
        return { text: sentence, start: start - sentence.length };
      });
    }
    let from = 0;
    let to = sentences.length - 1;
    while (from < to) {
      const middle = Math.ceil((from + to) / 2);
      if ((sentences[middle]?.start ?? 0) <= offset) from = middle;
      else to = middle - 1;
    }
    const found = sentences[from];
    return found && offset < lineEnd ? around(found.text, offset - found.start, limit) : '';
  };
}

function around(sentence: string, offset: number, limit: number): string {
  const trimmed = sentence.trim();
  if (trimmed.length <= limit) return trimmed;
  const from = Math.max(0, Math.min(offset - Math.floor(limit / 2), sentence.length - limit));
  return sentence.slice(from, from + limit).trim();
}
