import type { RemovedLink } from './finding';
import type { AllowedLinks } from './link-guard-allowed';
import type { TextStage } from './link-guard-clean';
import type { MarkResolver } from './link-guard-marks';
import {
  couldBelongTogether,
  guardRun,
  isConnector,
  longerSpace,
  longestRun,
  type Word,
} from './link-guard-runs';
import { guardWord } from './link-guard-word';

/** Longer words are no language: they go as a whole. */
const longestWord = 2048;
/** Letters of scripts written without spaces, in which a word may be cut anywhere. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const leadingUnspaced = new RegExp(
  `^[${unspaced}](?:[${unspaced}、。，！？「」『』・ー]{0,200})(?=[${unspaced}])`,
  'u',
);

/**
 * Last stage of the guard: plain text becomes words, source marks become links, each word is judged
 * alone and with its neighbours, and what is safe comes out. Holds back the last word, and a run of
 * words that may turn out to spell an address.
 */
export function createWordStage(
  allowed: AllowedLinks,
  links: MarkResolver,
  report: (removed: RemovedLink) => void,
  continues: string,
): TextStage {
  let buffer = '';
  let gap = '';
  let isDropping = false;
  let run: Word[] = [];
  let output = '';
  let hasOutput = continues !== '';
  let isFirst = true;
  /** Whitespace that waits for the next word, because words between were removed. */
  let waiting = '';
  /** The same between the words that are written. */
  let carried = '';
  let bullet: Word | undefined;
  /** The word before was only `https://`: what follows is its address, whatever its ending. */
  let isBehindScheme = false;
  /** `https://foreign [dot] com`: what is joined to a link that went goes as well. */
  let behindLink: 'none' | 'link' | 'connector' = 'none';

  function takeWord(raw: string): void {
    waiting = longerSpace(waiting, normalSpace(gap));
    gap = '';
    const startsLine = waiting.includes('\n') || (!hasOutput && run.length === 0);
    const text = links.resolve(raw, startsLine ? '' : (run.at(-1)?.text ?? ''));
    let hasRemoved = text.length < raw.length;
    let count = 0;
    for (const piece of text.split(/\s+/)) {
      const remove = (link: string, isDisguised: boolean) => {
        hasRemoved = true;
        report(asHidden(allowed.describe(link), isDisguised));
      };
      if (goesOnBehindLink(piece)) {
        hasRemoved = true;
        continue;
      }
      if (isBehindScheme && /[\p{L}\p{N}][.:/\\][\p{L}\p{N}]/u.test(piece) && !allowed.exactFor(piece)) {
        remove(piece, true);
        isBehindScheme = false;
        continue;
      }
      const safe = guardWord(piece, allowed, remove);
      if (piece !== '') behindLink = safe === '' && hasRemoved ? 'link' : 'none';
      if (piece !== '') isBehindScheme = safe === '' && /^[a-z][a-z0-9+.-]*:[/\\]*$/i.test(piece);
      for (const part of safe.split(/\s+/)) {
        if (part === '') continue;
        if (count++ > 0) waiting = longerSpace(waiting, ' ');
        takePart(part, hasRemoved);
      }
    }
  }

  function goesOnBehindLink(piece: string): boolean {
    if (piece === '' || behindLink === 'none') return false;
    const isJoining = isConnector(piece);
    const goesOn = behindLink === 'connector' || isJoining;
    behindLink = !goesOn ? 'none' : isJoining ? 'connector' : 'link';
    return goesOn;
  }

  function takePart(text: string, isLeftover: boolean): void {
    const previous = run.at(-1);
    if (isLeftover && /^[.,;:!?)\]}”’»…]+$/.test(text)) {
      // The full stop of a sentence whose link went belongs to the word before.
      if (previous && !isConnector(previous.text) && /[\p{L}\p{N}\p{Pe}\p{Pf}"'%]$/u.test(previous.text))
        previous.text += text;
      return;
    }
    if (isLeftover && /^[([{“‘«]+$/.test(text)) return;
    const space = waiting;
    waiting = '';
    takeSafe({ space, text });
  }

  function takeSafe(word: Word): void {
    const startsLine = word.space.includes('\n');
    if (startsLine && isLineMark(word.text)) {
      waiting = longerSpace(waiting, word.space);
      return;
    }
    const bare = run.at(-1);
    if (startsLine && bare && isBullet(bare.text) && bare.space.includes('\n')) {
      run.pop();
      word.space = longerSpace(bare.space, word.space);
    }
    const last = run.at(-1);
    if (last && (!couldBelongTogether(last.text, word.text) || run.length >= longestRun)) flushRun(word);
    links.accept(word);
    run.push(word);
  }

  /** Writes a word for good. Marks of headings and quotes, and bullets without text, stay away. */
  function emit(word: Word): void {
    const space = longerSpace(carried, word.space);
    carried = '';
    if (bullet !== undefined) {
      if (space.includes('\n')) carried = longerSpace(bullet.space, space);
      else write(bullet);
      bullet = undefined;
    }
    const placed = { space: longerSpace(carried, space), text: word.text };
    carried = '';
    const startsLine = !hasOutput || placed.space.includes('\n');
    if (startsLine && isLineMark(word.text)) carried = placed.space;
    else if (startsLine && isBullet(word.text))
      bullet = { space: placed.space, text: word.text === '•' ? '•' : '-' };
    else write(placed);
  }

  function write({ space, text }: Word): void {
    // A model that goes on from a text may leave out the space behind it.
    let lead = hasOutput ? space : '';
    if (isFirst && hasOutput) {
      if (/\s$/.test(continues)) lead = '';
      else if (lead === '' && !/^[.,;:!?)\]}’”»…]/.test(text)) lead = ' ';
    }
    output += lead + text;
    isFirst = false;
    hasOutput = true;
  }

  function flushRun(next?: Word): void {
    const before = run.length;
    const space = run[0]?.space ?? '';
    run = guardRun(run, (joined, shown) => {
      const exact = allowed.exactFor(joined);
      if (exact === undefined) report(asHidden(allowed.describe(shown), true));
      return exact;
    });
    if (run.length === 0 && next) next.space = longerSpace(space, next.space);
    const last = run.at(-1);
    if (next && last && run.length < before && couldBelongTogether(last.text, next.text)) return;
    for (const word of run) emit(word);
    run = [];
  }

  /** Takes the next word off the buffer; undefined when more text is needed to see its end. */
  function nextWord(isFinal: boolean): string | undefined {
    const window = buffer.slice(0, longestWord + 1);
    const end = window.search(/\s/);
    const known = end < 0 ? window : window.slice(0, end);
    const cut = leadingUnspaced.exec(known)?.[0].length ?? 0;
    if (cut === 0 && known.length > longestWord) {
      report(asHidden(allowed.describe(known.slice(0, 120)), true));
      waiting = longerSpace(waiting, normalSpace(gap));
      gap = '';
      isDropping = true;
      return undefined;
    }
    if (cut === 0 && end < 0 && !isFinal) return undefined;
    const word = known.slice(0, cut > 0 ? cut : known.length);
    buffer = buffer.slice(word.length);
    return word;
  }

  function split(isFinal: boolean): void {
    for (;;) {
      if (isDropping) {
        const end = buffer.search(/\s/);
        buffer = end < 0 ? '' : buffer.slice(end);
        if (end < 0) return;
        isDropping = false;
      }
      const space = /^\s+/.exec(buffer)?.[0] ?? '';
      gap += space;
      buffer = buffer.slice(space.length);
      if (buffer === '') return;
      const word = nextWord(isFinal);
      if (word !== undefined) takeWord(word);
      else if (!isDropping) return;
    }
  }

  function take(): string {
    const taken = output;
    output = '';
    return taken;
  }

  return {
    push(text) {
      buffer += text;
      split(false);
      return take();
    },
    end() {
      split(true);
      flushRun();
      return take();
    },
  };
}

/** Of a heading or a quotation in Markdown. */
function isLineMark(text: string): boolean {
  return /^(?:#{1,6}|>+)$/.test(text);
}

function isBullet(text: string): boolean {
  return /^[-•*+]$/.test(text);
}

function asHidden(removed: RemovedLink, isDisguised: boolean): RemovedLink {
  return isDisguised && removed.reason === 'not-in-library' ? { ...removed, reason: 'hidden' } : removed;
}

/** One space, or at most one blank line with the indentation after it. */
function normalSpace(space: string): string {
  if (space === '') return '';
  const lines = space.split('\n');
  if (lines.length === 1) return ' ';
  const indentation = (lines.at(-1) ?? '').replace(/\t/g, '  ').replace(/[^ ]/g, '');
  return '\n'.repeat(Math.min(2, lines.length - 1)) + indentation.slice(0, 8);
}
