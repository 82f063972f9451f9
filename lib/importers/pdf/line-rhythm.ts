import type { Line } from './page-text';

/** Distance of two lines in font sizes where a document does not show its own. */
const usualDistance = 1.3;

/** Lines that reach less far into their column than this share do not show how far it goes. */
const shortLines = 0.6;

/** What a line may end with when its sentence has ended. */
const sentenceEnd = /[.!?…:。！？]["'”’»)\]]*$/u;

/**
 * How the lines of a document follow each other: the usual distance, and how far to the right the
 * lines reach that stand close together. Tells where paragraphs begin.
 */
export function lineRhythm(lines: Line[]) {
  const usual = usualDistanceOf(lines);
  const rightOf = rightEdges(lines);

  /** Is the second line directly under the first, at the distance of one paragraph's lines? */
  function isClose(before: Line, line: Line): boolean {
    if (!isSamePart(before, line)) return false;
    const distance = (line.y - before.y) / Math.max(before.size, line.size);
    return distance > 0 && distance <= usual * 1.25 + 0.05;
  }

  function startsParagraph(before: Line, line: Line): boolean {
    if (Math.abs(before.size - line.size) > 0.1 * before.size) return true;
    if (goesOnInLink(before, line) && (isClose(before, line) || !isSamePart(before, line))) return false;
    if (!isSamePart(before, line)) return endsSentence(before) && !/^\p{Ll}/u.test(line.text);
    if (!isClose(before, line)) return true;
    const isIndented = line.x > before.x + 0.8 * line.size;
    return (isIndented && endsSentence(before)) || endsEarly(before, line);
  }

  /** Would the first word of the second line have fitted on the first? Then the line was ended on purpose. */
  function endsEarly(before: Line, line: Line): boolean {
    const word = /^\S+/u.exec(line.text)?.[0] ?? '';
    const needed = (word.length + 1) * line.characterWidth * 1.1;
    return before.right + needed < (rightOf.get(before) ?? 0) - 0.5 * line.size;
  }

  /**
   * For every line the right edge of the longest one close around it; for a few short lines, such as a
   * list whose signs are drawings, that of their column.
   */
  function rightEdges(all: Line[]): Map<Line, number> {
    const columns = columnEdges(all);
    const edges = new Map<Line, number>();
    let group: Line[] = [];
    const close = () => {
      const [first] = group;
      const column = first && columns.get(columnOf(first));
      if (!first || !column) return;
      const right = Math.max(...group.map((line) => line.right));
      const isShort = right - column.left < shortLines * (column.right - column.left);
      for (const line of group) edges.set(line, isShort ? column.right : right);
    };
    for (const line of all) {
      const last = group.at(-1);
      if (last && !(isClose(last, line) && Math.abs(last.size - line.size) <= 0.1 * last.size)) {
        close();
        group = [];
      }
      group.push(line);
    }
    close();
    return edges;
  }

  return {
    isClose,
    startsParagraph,

    /** Do two lines of a heading belong together? Headings are set tighter or wider than the text. */
    isSameHeading(before: Line, line: Line): boolean {
      return isSamePart(before, line) && (line.y - before.y) / line.size <= Math.max(1.6, usual);
    },

    /** Does a line go on with the list item above it: indented under its words, or as its paragraph goes on? */
    continuesItem(item: Line[], before: Line, line: Line): boolean {
      const isHanging = line.x > (item[0]?.x ?? 0) + 0.3 * line.size;
      if (isSamePart(before, line))
        return isClose(before, line) && (isHanging || !startsParagraph(before, line));
      return !startsParagraph(before, line);
    },

    /** Is an item part of the list above it, however deep? */
    isSameList(before: Line, line: Line): boolean {
      return !isSamePart(before, line) || (line.y - before.y) / line.size < 2.5 * usual;
    },
  };
}

export type LineRhythm = ReturnType<typeof lineRhythm>;

function columnOf(line: Line): string {
  return `${line.page} ${line.part}`;
}

function columnEdges(lines: Line[]): Map<string, { left: number; right: number }> {
  const columns = new Map<string, { left: number; right: number }>();
  for (const line of lines.filter((candidate) => !candidate.isMonospaced)) {
    const known = columns.get(columnOf(line)) ?? { left: line.x, right: line.right };
    columns.set(columnOf(line), {
      left: Math.min(known.left, line.x),
      right: Math.max(known.right, line.right),
    });
  }
  return columns;
}

function usualDistanceOf(lines: Line[]): number {
  const distances = lines.slice(1).flatMap((line, index) => {
    const before = lines[index];
    const distance = before && isSamePart(before, line) ? (line.y - before.y) / line.size : 0;
    return distance > 0.8 && distance < 3 && before?.size === line.size ? [distance] : [];
  });
  // Most lines go on with a paragraph; where many do not, the smaller distances tell.
  const sorted = distances.sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.3)] ?? usualDistance;
}

function isSamePart(before: Line, line: Line): boolean {
  return before.page === line.page && before.part === line.part && line.y > before.y;
}

function endsSentence(line: Line): boolean {
  return sentenceEnd.test(line.text);
}

function goesOnInLink(before: Line, line: Line): boolean {
  const end = before.pieces.findLast((piece) => piece.text.trim() !== '')?.url;
  const start = line.pieces.find((piece) => piece.text.trim() !== '')?.url;
  return end !== undefined && end === start;
}
