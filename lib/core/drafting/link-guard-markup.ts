import type { AllowedLinks } from './link-guard-allowed';
import type { TextStage } from './link-guard-clean';
import type { MarkupContext, Reading } from './link-guard-markup-context';
import { readBracket, readTag } from './link-guard-markup-forms';

const endsUrl = /[\s<>"`[]/;
const longestCharacterRun = 1000;

/**
 * Second stage of the guard: Markdown and HTML become the plain text a message composer can hold,
 * source marks become encoded marks, links that their own syntax shows to be foreign are reported.
 * Bare addresses pass; the next stage judges them. Looks ahead a bounded number of characters.
 */
export function createMarkupStage(
  allowed: AllowedLinks,
  report: (link: string) => void,
  depth = 0,
): TextStage {
  let buffer = '';
  let at = 0;
  let tail = '';
  let isInUrl = false;
  const context: MarkupContext = {
    allowed,
    reportRemoved: report,
    openLinks: [],
    plain(inner) {
      if (depth >= 3) return inner.replace(/[[\]<>*`~\\]/g, '');
      const stage = createMarkupStage(allowed, report, depth + 1);
      return stage.push(inner) + stage.end();
    },
  };

  function run(isFinal: boolean): string {
    let output = '';
    const emit = (text: string) => {
      output += text;
      if (text !== '') tail = (tail + text).slice(-24);
    };
    while (at < buffer.length) {
      const character = buffer[at] ?? '';
      if (isInUrl) {
        let end = at;
        while (end < buffer.length && !endsUrl.test(buffer[end] ?? '')) end += 1;
        emit(buffer.slice(at, end));
        at = end;
        isInUrl = end === buffer.length;
        continue;
      }
      const reading = readAt(character, isFinal);
      if (reading === 'wait') break;
      if (reading === 'none') {
        emit(character);
        at += 1;
      } else {
        emit(reading.text);
        at += reading.length;
      }
    }
    buffer = buffer.slice(at);
    at = 0;
    return output;
  }

  const last = () => tail.slice(-1);

  function readAt(character: string, isFinal: boolean): Reading {
    if (!'hH`*~\\<![(【'.includes(character)) return 'none';
    const ahead = (length: number) => buffer.slice(at, at + length);
    if (character === 'h' || character === 'H') return readScheme(ahead(8), isFinal);
    if (character === '`' || character === '*' || character === '~' || character === '\\') {
      return readRun(character, isFinal);
    }
    if (character === '<') return readTag({ buffer, at, tail, isFinal, context });
    return readBracket({ buffer, at, tail, isFinal, context });
  }

  /** Inside an address no character is markup. */
  function readScheme(ahead: string, isFinal: boolean): Reading {
    const scheme = /^https?:\/\//i.exec(ahead);
    if (scheme && !/[\p{L}\p{N}]/u.test(last())) {
      isInUrl = true;
      return { text: scheme[0], length: scheme[0].length };
    }
    const couldBecome =
      'https://'.startsWith(ahead.toLowerCase()) || 'http://'.startsWith(ahead.toLowerCase());
    return couldBecome && ahead.length < 8 && !isFinal ? 'wait' : 'none';
  }

  /** Emphasis, code, strike-through and escapes. */
  function readRun(character: string, isFinal: boolean): Reading {
    let end = at;
    while (buffer[end] === character && end - at < longestCharacterRun) end += 1;
    const next = buffer[end] ?? '';
    const length = end - at;
    if (length === longestCharacterRun) return { text: '', length };
    if (next === '' && !isFinal) return 'wait';
    if (character === '`') {
      const isFence = length >= 3 && (last() === '' || last() === '\n');
      const info = isFence ? /^[\w+#-]{0,20}(?=\s)/.exec(buffer.slice(end, end + 21)) : null;
      if (isFence && !info && !isFinal && buffer.length - end < 21) return 'wait';
      return { text: '', length: length + (info?.[0].length ?? 0) };
    }
    if (character === '~') return { text: length === 1 ? '~' : '', length };
    if (character === '\\') {
      return /[!-/:-@^-`{-~[\]]/.test(next) ? { text: '', length } : { text: buffer.slice(at, end), length };
    }
    const isBetweenWords = length <= 2 && /[\p{L}\p{N}]/u.test(last()) && /[\p{L}\p{N}]/u.test(next);
    const isAlone = /^\s?$/.test(last()) && /^\s?$/.test(next);
    return { text: isBetweenWords || isAlone ? buffer.slice(at, end) : '', length };
  }

  return {
    push(chunk) {
      buffer += chunk;
      return run(false);
    },
    end() {
      return run(true);
    },
  };
}
