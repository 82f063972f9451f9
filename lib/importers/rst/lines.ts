/** How far a line is indented; empty lines are as far as anything. */
export function indentOf(line: string): number {
  return line.trim() === '' ? Number.POSITIVE_INFINITY : line.length - line.trimStart().length;
}

/** The end of the lines from `from` on that are indented by `least` at least, empty ones at the end left out. */
export function indentedEnd(lines: string[], from: number, least: number): number {
  let end = from;
  while (end < lines.length && indentOf(lines[end] ?? '') >= least) end += 1;
  while (end > from && (lines[end - 1] ?? '').trim() === '') end -= 1;
  return end;
}

/** Lines without the indentation they share. */
export function dedented(lines: string[]): string[] {
  const indent = Math.min(...lines.map(indentOf));
  return Number.isFinite(indent) ? lines.map((line) => line.slice(indent)) : lines.map(() => '');
}

/** True for a line of one punctuation character, which marks titles and transitions. */
export function isAdornment(line: string): boolean {
  return /^([!-/:-@[-`{-~])\1{2,}\s*$/u.test(line);
}
