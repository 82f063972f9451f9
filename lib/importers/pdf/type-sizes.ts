import type { Line } from './page-text';

/** How much larger than the body a heading is set. */
const leastLarger = 1.12;
const longestHeading = 200;

/** The font size (points, to the half) that most characters are set in; code does not count. */
export function bodySizeOf(lines: Line[]): number {
  const characters = new Map<number, number>();
  for (const line of lines) {
    const weight = line.text.length * (line.isMonospaced ? 0.2 : 1);
    characters.set(rounded(line.size), (characters.get(rounded(line.size)) ?? 0) + weight);
  }
  const [most] = [...characters.entries()].sort((one, other) => other[1] - one[1]);
  return most?.[0] ?? 0;
}

/**
 * Tells which lines are headings, and their levels: larger type by size, the largest first, then
 * bold lines on their own, where bold is not what most of the text is in.
 */
export function headingLevels(lines: Line[], bodySize: number): (line: Line) => number | undefined {
  const isLarge = (line: Line) =>
    line.size >= leastLarger * bodySize && !line.isMonospaced && isTitleLike(line.text);
  const sizes = [...new Set(lines.filter(isLarge).map((line) => rounded(line.size)))].sort(
    (one, other) => other - one,
  );
  const bold = lines.filter((line) => line.isBold).reduce((sum, line) => sum + line.text.length, 0);
  const all = lines.reduce((sum, line) => sum + line.text.length, 0);
  const hasBoldHeadings = bold < 0.3 * all;
  return (line) => {
    if (isLarge(line)) return Math.min(6, sizes.indexOf(rounded(line.size)) + 1);
    const isBoldHeading = line.isBold && !line.isMonospaced && line.size > 0.9 * bodySize;
    if (!hasBoldHeadings || !isBoldHeading) return undefined;
    if (!isTitleLike(line.text) || line.text.length > 100 || /[.:;,]$/u.test(line.text)) return undefined;
    return Math.min(6, sizes.length + 1);
  };
}

function isTitleLike(text: string): boolean {
  return text.length <= longestHeading && /[\p{L}\p{N}]/u.test(text);
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}
