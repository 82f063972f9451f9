import { findLink } from './link-guard-detect';
import { isAddress, judgeTarget, type MarkupContext, type Reading } from './link-guard-markup-context';
import { encodeMarks, parseMarks } from './source-marks';

/** A place in the text where a construct may begin. */
interface Place {
  buffer: string;
  at: number;
  /** The last characters that came out, empty at the very beginning. */
  tail: string;
  isFinal: boolean;
  context: MarkupContext;
}

const longestLabel = 400;
const longestTarget = 2100;
const longestTag = 1000;
const longestComment = 4000;

/** Links, images, references, footnotes and source marks: everything that begins with a bracket. */
export function readBracket(place: Place): Reading {
  const { buffer, at, isFinal } = place;
  const character = buffer[at];
  if (character === '(') return readRoundMarks(place);
  if (character === '【') return readDelimited(place, '】', 80);
  const isImage = character === '!';
  const opening = isImage ? at + 1 : at;
  if (isImage && buffer[opening] !== '[') return buffer[opening] === undefined && !isFinal ? 'wait' : 'none';
  const close = closingOf(buffer, opening, '[', ']', longestLabel, isFinal);
  if (close === 'wait') return 'wait';
  if (close === undefined) return 'none';
  const next = buffer[close + 1];
  if (next === undefined && !isFinal) return 'wait';
  const label = buffer.slice(opening + 1, close);
  const marks = isImage ? undefined : parseMarks(label);
  if (next === '(') {
    const end = closingOf(buffer, close + 1, '(', ')', longestTarget, isFinal);
    if (end === 'wait') return 'wait';
    if (end !== undefined) {
      const target = buffer.slice(close + 2, end);
      return { text: linkText(label, target, { marks, isImage }, place.context), length: end + 1 - at };
    }
  }
  if (marks) return { text: encodeMarks(marks), length: close + 1 - at };
  if (next === '[') {
    const end = closingOf(buffer, close + 1, '[', ']', 100, isFinal);
    if (end === 'wait') return 'wait';
    if (end !== undefined) {
      const referred = parseMarks(buffer.slice(close + 2, end));
      const words = isImage ? '' : place.context.plain(label);
      return { text: referred ? `${words} ${encodeMarks(referred)}` : words, length: end + 1 - at };
    }
  }
  const startsLine = /^$|\n$/.test(place.tail);
  if (next === ':' && startsLine && !isImage) return { text: '', length: close + 2 - at };
  if (label.startsWith('^')) return { text: '', length: close + 1 - at };
  return 'none';
}

function linkText(
  label: string,
  target: string,
  { marks, isImage }: { marks: string[] | undefined; isImage: boolean },
  context: MarkupContext,
): string {
  // A target may carry a title: (address "title").
  const address = /^\s*<?([^\s>]*)/.exec(target)?.[1] ?? '';
  const seemsLink = /[.:/\\@#%]|^\S*$/.test(target.trim());
  if (!seemsLink) return `${context.plain(label)} (${context.plain(target)})`;
  const exact = judgeTarget(address, context);
  if (marks) return encodeMarks(marks);
  if (exact === undefined) return isImage ? '' : context.plain(label);
  const words = context.plain(label);
  return words.trim() === '' || isAddress(words) ? exact : `${words} (${exact})`;
}

/** `(S2)` and `(see S2, S3)`; an abbreviation such as "Simple Storage Service (S3)" stays. */
function readRoundMarks({ buffer, at, tail, isFinal, context }: Place): Reading {
  const inner = /^[\w ,;:&.–-]{0,40}/.exec(buffer.slice(at + 1, at + 41))?.[0] ?? '';
  const end = at + 1 + inner.length;
  const next = buffer[end];
  if (next === undefined) return isFinal ? 'none' : 'wait';
  const marks = next === ')' ? parseMarks(inner) : undefined;
  if (
    !marks?.every((mark) => context.allowed.isKnown(mark)) ||
    /\b(?:aws|amazon|storage|service)\s$/i.test(tail)
  ) {
    return 'none';
  }
  return { text: encodeMarks(marks), length: end + 1 - at };
}

function readDelimited({ buffer, at, isFinal }: Place, closing: string, longest: number): Reading {
  const end = buffer.slice(at, at + longest).indexOf(closing);
  if (end < 0) return buffer.length - at < longest && !isFinal ? 'wait' : 'none';
  const inner = buffer.slice(at + 1, at + end);
  const marks = parseMarks(inner);
  if (marks) return { text: encodeMarks(marks), length: end + 1 };
  return /^\d+[^】]*†/.test(inner) ? { text: '', length: end + 1 } : 'none';
}

/** Where the bracket at `from` is closed; undefined when not within `longest` or before a blank line. */
function closingOf(
  text: string,
  from: number,
  opening: string,
  closing: string,
  longest: number,
  isFinal: boolean,
): number | 'wait' | undefined {
  const limit = from + longest;
  let depth = 0;
  for (let at = from; at < text.length && at < limit; at++) {
    const character = text[at];
    if (character === '\n' && text[at + 1] === '\n') return undefined;
    if (character === opening) depth += 1;
    if (character === closing) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length >= limit || isFinal ? undefined : 'wait';
}

const elements =
  /^(?:a|abbr|address|applet|area|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|image|img|input|ins|kbd|label|legend|li|link|main|map|mark|marquee|math|menu|meta|meter|nav|noscript|object|ol|optgroup|option|output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|search|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|use|var|video|wbr|x|xml|foreignobject|animate|set|path|g)$/i;

/** True for the name of an element of HTML or SVG. */
export function isElementName(name: string): boolean {
  return elements.test(name);
}

/** Tags, comments and links in angle brackets. */
export function readTag(place: Place): Reading {
  const { buffer, at, isFinal, context } = place;
  const next = buffer[at + 1];
  if (next === undefined) return isFinal ? 'none' : 'wait';
  if (!/[a-z/!?]/i.test(next)) return 'none';
  const isComment = buffer.startsWith('<!--', at);
  if (!isComment && '<!--'.startsWith(buffer.slice(at, at + 4)) && !isFinal) return 'wait';
  const longest = isComment ? longestComment : longestTag;
  const text = buffer.slice(at, at + longest);
  const end = isComment ? text.indexOf('-->') : text.slice(1).search(/[<>]|\n\n/) + 1;
  if (end <= 0 && text.length < longest && !isFinal) return 'wait';
  if (isComment) {
    if (end <= 0) return { text: '', length: 4 };
    reportLinks(text.slice(4, end), context);
    return { text: '', length: end + 3 };
  }
  const name = /^<\/?([a-z][a-z0-9]*)/i.exec(text)?.[1] ?? '';
  if (end <= 0 || text[end] !== '>') return isElementName(name) ? { text: '', length: 1 } : 'none';
  const inner = text.slice(1, end);
  if (/^[a-z][a-z0-9+.-]*:\S*$/i.test(inner) || /^[^\s@]+@[^\s@]+$/.test(inner)) {
    const follower = buffer[at + end + 1];
    if (follower === undefined && !isFinal) return 'wait';
    return { text: /[\p{L}\p{N}]/u.test(follower ?? '') ? `${inner} ` : inner, length: end + 1 };
  }
  if (!isElementName(name) && !/[=!?]/.test(inner)) return 'none';
  return { text: tagText(inner, name.toLowerCase(), context), length: end + 1 };
}

const newLine: Record<string, string> = {
  br: '\n',
  p: '\n\n',
  '/p': '\n\n',
  li: '\n- ',
  '/tr': '\n',
  '/div': '\n',
  '/ul': '\n\n',
  '/ol': '\n\n',
};

function tagText(inner: string, name: string, context: MarkupContext): string {
  const isClosing = inner.startsWith('/');
  if (name === 'a') {
    if (isClosing) {
      const exact = context.openLinks.pop();
      return exact ? ` (${exact})` : '';
    }
    const address = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(inner);
    context.openLinks.push(
      judgeTarget((address?.[1] ?? address?.[2] ?? address?.[3] ?? '').trim(), context) ?? '',
    );
    return '';
  }
  reportLinks(inner, context);
  if (/^h[1-6]$/.test(name)) return '\n\n';
  return newLine[isClosing ? `/${name}` : name] ?? '';
}

/** Reports every link inside what is dropped as a whole. */
function reportLinks(text: string, context: MarkupContext): void {
  for (const part of text.split(/[\s"'<>()]+/)) {
    const link = findLink(part);
    if (link?.kind === 'link') judgeTarget(part.slice(link.start, link.end), context);
  }
}
