import type { Block } from '../core/library/document';
import { secondsOfTime } from '../core/library/time-marks';
import { decodeReferences } from './markdown-html';

/** A cue's time line: `00:03:15,000 --> 00:03:18,000`, or without hours in VTT. */
const timeLine = /^((?:\d{1,2}:)?\d{1,2}:\d{2})[.,]\d{3}\s+-->\s/u;

/** Words after which a paragraph ends with the next sentence. */
const paragraphWords = 60;

/**
 * The blocks of SRT or WebVTT subtitles: cues joined to paragraphs of about sixty words that end
 * with a sentence, each with the second it starts at. Undefined when the text is no subtitle file.
 */
export function readSubtitles(source: string): Block[] | undefined {
  const cues = cuesOf(source);
  if (cues.length < 2) return undefined;
  const blocks: Block[] = [];
  let words: string[] = [];
  let startSeconds: number | undefined;
  const close = () => {
    if (words.length > 0) blocks.push({ kind: 'paragraph', text: words.join(' '), links: [], startSeconds });
    words = [];
    startSeconds = undefined;
  };
  for (const cue of cues) {
    startSeconds ??= cue.startSeconds;
    words.push(...cue.text.split(' '));
    const isLong = words.length >= paragraphWords;
    if ((isLong && /[.!?…]["”’)]?$/u.test(cue.text)) || words.length >= 3 * paragraphWords) close();
  }
  close();
  return blocks;
}

function cuesOf(source: string): Array<{ startSeconds: number; text: string }> {
  const cues: Array<{ startSeconds: number; text: string }> = [];
  let lastLine: string | undefined;
  for (const part of source.split(/\n\s*\n/u)) {
    const lines = part.split('\n');
    const at = lines.findIndex((line) => timeLine.test(line.trim()));
    const startSeconds = secondsOfTime(timeLine.exec(lines[at]?.trim() ?? '')?.[1] ?? '');
    if (startSeconds === undefined) continue;
    const spoken = lines
      .slice(at + 1)
      .map(wordsOf)
      .filter(Boolean);
    // Rolling captions repeat the lines before.
    while (spoken.length > 0 && spoken[0] === lastLine) spoken.shift();
    lastLine = spoken.at(-1) ?? lastLine;
    if (spoken.length > 0) cues.push({ startSeconds, text: spoken.join(' ') });
  }
  return cues;
}

/** A line as it is spoken: without the tags and styles of players, character references resolved. */
function wordsOf(line: string): string {
  return decodeReferences(line.replace(/<[^>]*>|\{\\[^}]*\}/gu, ''))
    .replace(/\s+/gu, ' ')
    .trim();
}
