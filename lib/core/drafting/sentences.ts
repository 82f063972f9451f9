/** A sentence and where it stands in the text it came from. */
export interface Sentence {
  /** Verbatim, without the white space around it. */
  text: string;
  start: number;
  end: number;
  /** Paragraph (runs of text between blank lines), from 0. */
  paragraph: number;
  /** Line, from 0. */
  line: number;
}

/** Abbreviations whose dot ends no sentence, lower-case without the dot. */
const abbreviations = new Set(
  `e.g i.e eg ie etc vs cf approx mr mrs ms dr prof st no nr inc ltd co dept fig ca bzw z.b usw d.h u.a p.ej sr sra
   srta ud uds dra av p.ex ex m mme mlle dott sig sig.ra ing avv bijv enz o.a jan feb mar apr jun jul aug sept sep oct nov
   dec`.split(/\s+/),
);

const terminators = new Set(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '‽', '⁇', '⁈', '⁉']);
const wideTerminators = new Set(['。', '！', '？']);
const closers = new Set(['"', "'", '”', '’', '»', ')', ']', '*', '_', '」', '』', '）']);

/**
 * Cuts a text into sentences. A line break ends one too, since in messages and in the library's blocks
 * a line is a thought of its own, unless a long line goes on in lower case (wrapped text). Dots in
 * abbreviations, initials, numbers, versions and file names end none. One pass over the text; no
 * part of it is lost but white space.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  let line = 0;
  let start = 0;
  let lineIsBlank = true;
  const push = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (to > from) sentences.push({ text: text.slice(from, to), start: from, end: to, paragraph, line });
    start = end;
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    if (character === '\n') {
      if (!isSoftWrap(text, start, index)) push(index);
      line++;
      if (lineIsBlank && sentences.length > 0) paragraph = (sentences.at(-1)?.paragraph ?? -1) + 1;
      lineIsBlank = true;
      continue;
    }
    if (!isSpace(text.charCodeAt(index))) lineIsBlank = false;
    if (!terminators.has(character)) continue;
    let end = index + 1;
    while (end < text.length && terminators.has(text[end] as string)) end++;
    const lastMark = end - 1;
    while (end < text.length && closers.has(text[end] as string)) end++;
    if (endsSentence(text, start, index, lastMark, end)) push(end);
    index = end - 1;
  }
  push(text.length);
  return sentences;
}

/** A line of some length without an end mark, with the next line going on in lower case. */
function isSoftWrap(text: string, start: number, end: number): boolean {
  if (end - start < 40) return false;
  const last = text[end - 1] ?? '';
  if (terminators.has(last) || last === ':' || last === ';') return false;
  return /^\p{Ll}/u.test(text.slice(end + 1, end + 3));
}

/** Whether the marks from `first` to `last` end a sentence that began at `start`; `next` is behind closing quotes. */
function endsSentence(text: string, start: number, first: number, last: number, next: number): boolean {
  const mark = text[first] as string;
  if (wideTerminators.has(mark)) return true;
  if (next < text.length && !isSpace(text.charCodeAt(next))) return false;
  if (mark !== '.' || last > first)
    return startsNewThought(text, next, mark === '?' || mark === '!' || mark === '؟');
  const word = wordBefore(text, start, first);
  if (abbreviations.has(word.toLowerCase())) return false;
  // An initial ("J. Smith"); "I" is a word of its own.
  if (/^\p{Lu}$/u.test(word) && word !== 'I') return false;
  // A list number at the start of a line ("2. Should I …").
  if (/^\d{1,2}$/.test(word) && text.slice(start, first).trim() === word) return false;
  // Chat style goes on in lower case; short words before a dot are rather unknown abbreviations.
  return startsNewThought(text, next, /^\p{Ll}{4,}$/u.test(word));
}

/** A sentence does not go on in lower case, except where its end is clear. */
function startsNewThought(text: string, from: number, isStrong: boolean): boolean {
  let index = from;
  while (index < text.length && text[index] !== '\n' && isSpace(text.charCodeAt(index))) index++;
  if (index >= text.length || text[index] === '\n' || isStrong) return true;
  const following = text.slice(index, index + 2);
  return !/^\p{Ll}/u.test(following);
}

function wordBefore(text: string, start: number, end: number): string {
  let from = end;
  // 12 characters hold every abbreviation; a longer word is none.
  while (from > start && end - from < 12 && !isSpace(text.charCodeAt(from - 1)) && text[from - 1] !== '(')
    from--;
  return text.slice(from, end);
}

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x3000
  );
}
