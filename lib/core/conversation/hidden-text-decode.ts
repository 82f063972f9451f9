/**
 * What hidden characters spell, in the ways of smuggling text that are in use. All return
 * undefined when nothing readable comes out, and at most {@link longest} characters.
 */
const longest = 500;

/** Tag characters are ASCII moved up to U+E0000 (Unicode 23.9). */
export function decodeTags(points: number[]): string | undefined {
  return readable(points.map((point) => point - 0xe0000).filter((code) => code >= 0x20 && code < 0x7f));
}

/** Bytes as variation selectors: VS1 to VS16 are 0 to 15, VS17 to VS256 are 16 to 255. */
export function decodeSelectors(points: number[]): string | undefined {
  const bytes = points
    .filter((point) => point >= 0xe0100 || (point >= 0xfe00 && point <= 0xfe0f))
    .map((point) => (point >= 0xe0100 ? point - 0xe0100 + 16 : point - 0xfe00));
  return readable(bytes);
}

/** Bits as two kinds of zero-width characters, eight to a letter, either kind standing for 0. */
export function decodeZeroWidth(points: number[]): string | undefined {
  for (const [zero, one] of [
    [0x200b, 0x200c],
    [0x200c, 0x200b],
    [0x200b, 0x200d],
    [0x200c, 0x200d],
    [0x200d, 0x200c],
    [0x2060, 0xfeff],
  ]) {
    const bits = points.filter((point) => point === zero || point === one);
    if (bits.length < 16) continue;
    const bytes: number[] = [];
    for (let at = 0; at + 8 <= bits.length; at += 8) {
      bytes.push(bits.slice(at, at + 8).reduce((byte, point) => byte * 2 + (point === one ? 1 : 0), 0));
    }
    const text = readable(bytes);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The bytes as text when at least two are letters of ASCII and nine in ten can be printed. */
function readable(bytes: number[]): string | undefined {
  const printable = bytes.filter((byte) => byte >= 0x20 && byte < 0x7f);
  if (printable.length < 2 || printable.length < bytes.length * 0.9) return undefined;
  return String.fromCharCode(...printable.slice(0, longest));
}
