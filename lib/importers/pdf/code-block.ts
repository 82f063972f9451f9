import type { Block } from '../../core/library/document';
import { linkedTextOf } from './join-words';
import type { Line } from './page-text';
import { median } from './reading-order';

/** Lines of code as they stand: indented by the width of a character, with empty lines where there is room. */
export function codeBlock(lines: Line[]): Block {
  const left = Math.min(...lines.map((line) => line.x));
  const width = median(lines.map((line) => line.characterWidth)) || 1;
  const steps = lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? line.y));
  const usual = Math.min(...steps.filter((step) => step > 0));
  const text = lines.map((line, index) => {
    const step = index === 0 ? 0 : line.y - (lines[index - 1]?.y ?? line.y);
    const emptyLine = step > 1.7 * usual ? '\n' : '';
    return `${emptyLine}${' '.repeat(Math.round((line.x - left) / width))}${written(line, width)}`;
  });
  const { links } = linkedTextOf(lines.map((line) => line.pieces));
  return { kind: 'code', text: text.join('\n'), links };
}

/** Cells of a line of code are words with several spaces between. */
function written(line: Line, width: number): string {
  let text = '';
  for (const cell of line.cells) {
    const words = cell.pieces.map((piece) => piece.text).join('');
    const column = Math.round((cell.x - line.x) / width);
    text = text === '' ? words : text.padEnd(Math.max(column, text.length + 1)) + words;
  }
  return text.trimEnd();
}
