import type { Block } from '../../core/library/document';
import { codeBlock } from './code-block';
import { joinLines, linkedTextOf, type Vocabulary, vocabularyOf } from './join-words';
import { type LineRhythm, lineRhythm } from './line-rhythm';
import { listMark, withoutListMark } from './list-marks';
import type { Line } from './page-text';
import { isRowOf, tableBlock } from './table-block';
import { headingLevels } from './type-sizes';

interface Group {
  kind: Exclude<Block['kind'], 'quote'>;
  level?: number;
  /** Lines; a list has those of each item apart, a table those of each row. */
  items: Line[][];
}

/** The blocks of the lines of a document, in order: headings, paragraphs, lists, tables and code. */
export function blocksOfLines(lines: Line[], bodySize: number): Block[] {
  const vocabulary = vocabularyOf(lines);
  const levelOf = headingLevels(lines, bodySize);
  const main = groupsOf(
    lines.filter((line) => !line.isNote),
    levelOf,
  );
  const notes = groupsOf(
    lines.filter((line) => line.isNote),
    levelOf,
  );
  return withNotes(main, notes)
    .map((group) => blockOf(group, vocabulary))
    .filter((block) => block.text !== '' || block.links.length > 0);
}

/** Notes come after the last paragraph that begins on their page or before. */
function withNotes(main: Group[], notes: Group[]): Group[] {
  const result: Group[] = [];
  const left = [...notes];
  const pageOf = (group: Group | undefined) => group?.items[0]?.[0]?.page ?? Number.POSITIVE_INFINITY;
  for (const [index, group] of main.entries()) {
    result.push(group);
    while (left.length > 0 && pageOf(left[0]) < pageOf(main[index + 1])) result.push(left.shift() as Group);
  }
  return [...result, ...left];
}

function groupsOf(lines: Line[], levelOf: (line: Line) => number | undefined): Group[] {
  const rhythm = lineRhythm(lines);
  const groups: Group[] = [];
  for (const [index, line] of lines.entries()) {
    const last = groups.at(-1);
    const before = lines[index - 1];
    const group: Group = {
      ...shapeOf(line, lines[index + 1], last, before, levelOf(line), rhythm),
      items: [[line]],
    };
    if (last && before && goesOn(last, group, before, line, rhythm)) {
      if (group.kind === 'list' || group.kind === 'table') last.items.push([line]);
      else last.items.at(-1)?.push(line);
    } else groups.push(group);
  }
  return groups;
}

function shapeOf(
  line: Line,
  next: Line | undefined,
  last: Group | undefined,
  before: Line | undefined,
  level: number | undefined,
  rhythm: LineRhythm,
): Pick<Group, 'kind' | 'level'> {
  if (line.isMonospaced) return { kind: 'code' };
  const mark = listMark(line);
  if (level !== undefined && mark !== 'bullet') return { kind: 'heading', level };
  if (isRowOf(line, next) || (last?.kind === 'table' && isRowOf(line, before))) return { kind: 'table' };
  // A number at the start of any other line is the end of a sentence, such as a date.
  const isItem =
    mark === 'bullet' || last?.kind === 'list' || !before || rhythm.startsParagraph(before, line);
  return { kind: mark && isItem ? 'list' : 'paragraph' };
}

function goesOn(last: Group, group: Group, before: Line, line: Line, rhythm: LineRhythm): boolean {
  if (last.kind === 'list' && group.kind === 'paragraph') {
    return rhythm.continuesItem(last.items.at(-1) ?? [], before, line);
  }
  if (group.kind !== last.kind) return false;
  if (group.kind === 'heading') return group.level === last.level && rhythm.isSameHeading(before, line);
  if (group.kind === 'list') return rhythm.isSameList(before, line);
  return group.kind === 'paragraph' ? !rhythm.startsParagraph(before, line) : true;
}

function blockOf({ kind, level, items }: Group, vocabulary: Vocabulary): Block {
  if (kind === 'code') return codeBlock(items.flat());
  if (kind === 'table') return tableBlock(items.flat());
  const joined = items.map((item) =>
    joinLines(
      item.map((line) => line.pieces),
      vocabulary,
    ),
  );
  if (kind === 'list') return { kind, ...linkedTextOf(joined.map(withoutListMark)) };
  const linked = linkedTextOf(joined);
  return kind === 'heading' ? { kind, level: level ?? 1, ...linked } : { kind, ...linked };
}
