import type { HiddenTextKind } from './ask';
import { decodeSelectors, decodeTags, decodeZeroWidth } from './hidden-text-decode';

/** One kind of hidden character that was stripped, how many, and what they spell if anything. */
export interface HiddenText {
  kind: HiddenTextKind;
  count: number;
  decoded?: string;
}

/**
 * Takes out every character that is there but cannot be seen, or that changes the order in which
 * others are seen, and tells what was taken. Kept: joiners inside emoji and in scripts that are
 * written with them, emoji presentation selectors, flags of England, Scotland and Wales, tabs and
 * line breaks (all kinds of which become `\n`). Linear in the length of the text.
 */
export function stripHiddenText(text: string): { text: string; hidden: HiddenText[] } {
  if (!suspicious.test(text)) return { text, hidden: [] };
  const points = Array.from(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n'), (c) => c.codePointAt(0) ?? 0);
  const kept: string[] = [];
  const runs = new Map<HiddenTextKind, number[]>();
  // Left-to-right and right-to-left marks are ordinary typing in Arabic and Hebrew: stripped, not reported.
  const writesRightToLeft = rightToLeft.test(text);
  for (let at = 0; at < points.length; at++) {
    const point = points[at] ?? 0;
    const flagLength = flagLengthAt(points, at);
    if (flagLength > 0) {
      kept.push(String.fromCodePoint(...points.slice(at, at + flagLength)));
      at += flagLength - 1;
      continue;
    }
    const kind = kindOf(point);
    if (kind === undefined || isLegitimate(points, at)) {
      kept.push(String.fromCodePoint(point));
    } else if (!(writesRightToLeft && isDirectionMark(point))) {
      const run = runs.get(kind);
      if (run) run.push(point);
      else runs.set(kind, [point]);
    }
  }
  return { text: kept.join(''), hidden: [...runs].map(([kind, run]) => describe(kind, run)) };
}

const suspicious =
  /\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Cs}|\p{Noncharacter_Code_Point}|[^\P{Cc}\t\n]|[\u2028\u2029]/u;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

function isDirectionMark(point: number): boolean {
  return point === 0x200e || point === 0x200f || point === 0x61c;
}

function kindOf(point: number): HiddenTextKind | undefined {
  if (point < 0x20) return point === 0x9 || point === 0xa ? undefined : 'control';
  if (point < 0x7f) return undefined;
  if (point <= 0x9f) return 'control';
  if (
    isDirectionMark(point) ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2066 && point <= 0x2069)
  ) {
    return 'bidi-control';
  }
  if ((point >= 0xfe00 && point <= 0xfe0f) || (point >= 0x180b && point <= 0x180f && point !== 0x180e)) {
    return 'variation-selectors';
  }
  if (point >= 0xe0100 && point <= 0xe01ef) return 'variation-selectors';
  if (point >= 0xe0000 && point <= 0xe0fff) return 'tag-characters';
  if (blanks.has(point) || (point >= 0x2060 && point <= 0x206f)) return 'zero-width';
  if (point >= 0x1d173 && point <= 0x1d17a) return 'zero-width';
  if ((point >= 0xfff9 && point <= 0xfffb) || (point & 0xfffe) === 0xfffe) return 'control';
  return point >= 0xd800 && point <= 0xdfff ? 'control' : undefined;
}

/** Soft hyphen, grapheme joiner, Hangul and Khmer fillers, Mongolian separator, zero-width characters. */
const blanks = new Set([
  0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x200c, 0x200d, 0x3164, 0xfeff, 0xffa0,
]);

const pictograph = /^\p{Extended_Pictographic}$/u;
const ideograph = /^\p{Script=Han}$/u;
const joiningScript =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]$/u;

function matches(pattern: RegExp, point: number | undefined): boolean {
  return point !== undefined && pattern.test(String.fromCodePoint(point));
}

/** True for a joiner or selector that does what it was made for at this place. */
function isLegitimate(points: number[], at: number): boolean {
  const point = points[at] ?? 0;
  const before = points[at - 1];
  const after = points[at + 1];
  if (point === 0x200d && matches(pictograph, after) && endsPictograph(points, at - 1)) return true;
  if (point === 0x200c || point === 0x200d)
    return matches(joiningScript, before) && matches(joiningScript, after);
  if (point === 0xfe0e || point === 0xfe0f) {
    return matches(pictograph, before) || (after === 0x20e3 && matches(/^[0-9#*]$/, before));
  }
  if (point >= 0xe0100 && point <= 0xe01ef) return matches(ideograph, before);
  return point >= 0x180b && point <= 0x180d && before !== undefined && before >= 0x1820 && before <= 0x18aa;
}

/** A pictograph, or one with a presentation selector or a skin tone after it. */
function endsPictograph(points: number[], at: number): boolean {
  const point = points[at] ?? 0;
  const isModifier = point === 0xfe0f || (point >= 0x1f3fb && point <= 0x1f3ff);
  return matches(pictograph, isModifier ? points[at - 1] : point);
}

/** The only three flags spelled with tag characters that Unicode recommends for interchange. */
const flags = ['gbeng', 'gbsct', 'gbwls'].map((region) => [
  0x1f3f4,
  ...Array.from(region, (letter) => 0xe0000 + letter.charCodeAt(0)),
  0xe007f,
]);

function flagLengthAt(points: number[], at: number): number {
  if (points[at] !== 0x1f3f4) return 0;
  return flags.find((flag) => flag.every((point, offset) => points[at + offset] === point))?.length ?? 0;
}

function describe(kind: HiddenTextKind, run: number[]): HiddenText {
  const decoded =
    kind === 'tag-characters'
      ? decodeTags(run)
      : kind === 'variation-selectors'
        ? decodeSelectors(run)
        : kind === 'zero-width'
          ? decodeZeroWidth(run)
          : undefined;
  return decoded === undefined ? { kind, count: run.length } : { kind, count: run.length, decoded };
}
