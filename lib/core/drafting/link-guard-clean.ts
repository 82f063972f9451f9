import { stripHiddenText } from '../conversation/hidden-text';
import { decodeEntities } from './link-guard-fold';
import { dropReservedCharacters } from './source-marks';

/** Text in, text out, in pieces; the same output whatever the pieces. */
export interface TextStage {
  push(chunk: string): string;
  end(): string;
}

/** Longest run of special characters that is looked at as one. */
const longestRun = 2048;
const special =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\p{Emoji_Modifier}\r&]/u;

/**
 * First stage of the guard: hidden characters out, character references of HTML to characters.
 * Holds back only what could still change: an unfinished reference, joiners, half a character.
 */
export function createCleaner(): TextStage {
  let pending = '';
  return {
    push(chunk) {
      pending += chunk;
      let output = '';
      for (let cut = cutOf(pending); cut > 0; cut = pending.length > longestRun ? cutOf(pending) : 0) {
        output += clean(pending.slice(0, cut));
        pending = pending.slice(cut);
      }
      return output;
    },
    end() {
      const output = clean(pending);
      pending = '';
      return output;
    },
  };
}

function clean(text: string): string {
  const stripped = dropReservedCharacters(stripHiddenText(text).text).replace(/\u2800/g, ' ');
  if (!stripped.includes('&')) return stripped;
  return dropReservedCharacters(stripHiddenText(decodeEntities(stripped)).text);
}

/** Where the text can be cut so that neither side changes how the other is cleaned. */
function cutOf(text: string): number {
  let limit = text.length;
  const reference = text.lastIndexOf('&');
  if (reference >= 0 && isUnfinishedReference(text.slice(reference, reference + longestRun)))
    limit = startOfReferences(text, reference);
  // Behind a space nothing can join what stands before it.
  if (limit === text.length && /[ \t\n]$/.test(text)) return limit;
  const first = Math.max(1, limit - longestRun);
  for (let at = limit === text.length ? limit - 1 : limit; at >= first; at--) {
    if (!isSpecialAround(text, at)) return at;
  }
  return text.length > longestRun ? longestRun : 0;
}

function isUnfinishedReference(tail: string): boolean {
  const visible = tail.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}]/gu, '');
  return /^&(?:(?:amp|#0*38|#x0*26);)*(?:#?[0-9a-z]{0,8})?;?$/i.test(visible);
}

/** `&amp;amp;#x68;` is one reference: goes back over the ones before. */
function startOfReferences(text: string, at: number): number {
  return (
    at - (/(?:&(?:(?:amp|#0*38|#x0*26);)*)*$/i.exec(text.slice(Math.max(0, at - 200), at))?.[0].length ?? 0)
  );
}

function isSpecialAround(text: string, at: number): boolean {
  const after = text.codePointAt(at);
  const before = text.codePointAt(isLowSurrogate(text, at - 1) ? at - 2 : at - 1);
  if (after === undefined || before === undefined || isLowSurrogate(text, at)) return true;
  return special.test(String.fromCodePoint(before)) || isSpecialAfter(after);
}

function isSpecialAfter(point: number): boolean {
  // A reference may begin here, so cutting before an ampersand is safe.
  return point !== 0x26 && special.test(String.fromCodePoint(point));
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
