import type { PDFPageProxy } from 'pdfjs-dist';
import type { PdfEngine } from './engine';

/** What the engine says about a character it draws. */
interface Glyph {
  unicode: string;
  /** In thousandths of the font size. */
  width: number;
}

/** Where a run stands: its begin, its width and its font size across, in points. */
export interface RunPlace {
  x: number;
  width: number;
  size: number;
  isRightToLeft: boolean;
}

interface Font {
  isBold: boolean;
  isMonospaced: boolean;
  widths: Map<string, number>;
}

/** Width of a character the engine did not draw where it was looked for, in thousandths. */
const usualWidth = 500;

/**
 * What is known about the fonts of a PDF: how wide their characters are, and what their names say.
 * The engine's text has neither, its drawing list has both; it is asked for only where it is needed.
 */
export function createFontBook(engine: PdfEngine) {
  const fonts = new Map<string, Font>();

  return {
    /** Looks at a page with fonts not seen before, and at every page whose links need exact places. */
    async learn(page: PDFPageProxy, names: Set<string>, hasLinks: boolean): Promise<void> {
      if (!hasLinks && [...names].every((name) => fonts.has(name))) return;
      const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
      let current: Font | undefined;
      const kept: Array<Font | undefined> = [];
      for (const [at, operator] of fnArray.entries()) {
        if (operator === engine.OPS.save) kept.push(current);
        else if (operator === engine.OPS.restore) current = kept.pop() ?? current;
        else if (operator === engine.OPS.setFont) current = fontOf(page, argsArray[at]?.[0]);
        else if (operator === engine.OPS.showText && current) learnWidths(current, argsArray[at]?.[0]);
      }
      for (const name of names) fontOf(page, name);
    },

    isBold: (name: string) => fonts.get(name)?.isBold ?? false,
    isMonospaced: (name: string) => fonts.get(name)?.isMonospaced ?? false,

    /**
     * Where the characters of a run begin: one `x` for each, and one for the end. What the widths do
     * not explain is the spacing of a justified line, so it goes to the spaces.
     */
    edges(name: string, text: string, place: RunPlace): number[] {
      const widths = fonts.get(name)?.widths;
      const each = Array.from({ length: text.length }, (_, at) => widths?.get(text[at] ?? '') ?? usualWidth);
      return edgesOf(text, each, place);
    },
  };

  function fontOf(page: PDFPageProxy, name: unknown): Font | undefined {
    if (typeof name !== 'string') return undefined;
    const known = fonts.get(name);
    if (known) return known;
    const described = page.commonObjs.has(name) ? (page.commonObjs.get(name) as Record<string, unknown>) : {};
    const title = typeof described?.name === 'string' ? described.name : '';
    const font: Font = {
      isBold:
        described?.bold === true || described?.black === true || /bold|black|heavy|semibd/iu.test(title),
      isMonospaced: /mono|courier|consolas|menlo|typewriter|fixed|\bcode\b|cmtt/iu.test(title),
      widths: new Map(),
    };
    fonts.set(name, font);
    return font;
  }
}

export type FontBook = ReturnType<typeof createFontBook>;

function learnWidths(font: Font, glyphs: unknown): void {
  if (!Array.isArray(glyphs)) return;
  for (const glyph of glyphs as Array<Glyph | number | null>) {
    if (typeof glyph !== 'object' || glyph === null || typeof glyph.unicode !== 'string') continue;
    // A ligature stands for several characters, which share its width.
    const characters = glyph.unicode.normalize('NFKC');
    for (const character of characters) font.widths.set(character, glyph.width / characters.length);
  }
}

function edgesOf(text: string, widths: number[], place: RunPlace): number[] {
  const { x, width, size, isRightToLeft } = place;
  const natural = widths.reduce((total, part) => total + part, 0) * (size / 1000);
  const spaces = text.split(' ').length - 1;
  const extra = spaces > 0 ? (width - natural) / spaces : 0;
  // Spaces cannot get narrower than nothing; then all characters are as much too wide.
  const isSpaced = spaces > 0 && extra > -0.2 * size;
  const scale = isSpaced ? size / 1000 : (width / (natural || 1)) * (size / 1000);
  const edges = [0];
  for (const [at, part] of widths.entries()) {
    const spacing = isSpaced && text[at] === ' ' ? extra : 0;
    edges.push((edges.at(-1) ?? 0) + part * scale + spacing);
  }
  return edges.map((edge) => (isRightToLeft ? x + width - edge : x + edge));
}
