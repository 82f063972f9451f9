/** A PDF by the book (ISO 32000-1), small enough to say exactly what stands where. */
export type TestFont = 'Helvetica' | 'Helvetica-Bold' | 'Courier';

export interface PlacedText {
  x: number;
  /** From the top of the page, in points. */
  y: number;
  size: number;
  font: TestFont;
  text: string;
}

export interface PlacedLink {
  url: string;
  /** `left top right bottom` from the top of the page, one for each line. */
  boxes: Array<[number, number, number, number]>;
  /** Writes the lines as quadrilaterals of one annotation. */
  hasQuads?: boolean;
}

export interface TestPage {
  texts: PlacedText[];
  links?: PlacedLink[];
  /** A picture over the whole page. */
  isPicture?: boolean;
}

export interface TestPdf {
  pages: TestPage[];
  /** Entries of the information dictionary, e.g. `Title`. */
  info?: Record<string, string>;
  /** Further entries of the catalogue, e.g. an action. */
  catalogue?: string;
  /** An encryption dictionary that no password of ours opens. */
  isEncrypted?: boolean;
}

const pageSize = { width: 612, height: 792 };
const fonts: TestFont[] = ['Helvetica', 'Helvetica-Bold', 'Courier'];

/** Widths of the characters 32 to 126 of Helvetica in thousandths (Adobe Core 14 metrics). */
const helvetica =
  `278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278
  584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944
  667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500
  278 556 500 722 500 500 500 334 260 334 584`
    .split(/\s+/u)
    .map(Number);

/** Width of a text in points. */
export function widthOf(text: string, size: number, font: TestFont = 'Helvetica'): number {
  const widths = Array.from(text, (character) =>
    font === 'Courier' ? 600 : (helvetica[(character.codePointAt(0) ?? 0) - 32] ?? 500),
  );
  return (widths.reduce((sum, width) => sum + width, 0) * size) / 1000;
}

/** Writes the file. */
export function pdfOf({
  pages,
  info = {},
  catalogue = '',
  isEncrypted = false,
}: TestPdf): Uint8Array<ArrayBuffer> {
  const objects: string[] = [];
  const add = (content: string) => objects.push(content);
  const fontNumber = (font: TestFont) => 3 + fonts.indexOf(font);
  add(`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`);
  const pageNumbers = pages.map((_, index) => 7 + 3 * index);
  add(
    `<< /Type /Pages /Count ${pages.length} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
  );
  for (const font of fonts) {
    const widths = font === 'Courier' ? helvetica.map(() => 600) : helvetica;
    add(
      `<< /Type /Font /Subtype /Type1 /BaseFont /${font} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [${widths.join(' ')}] >>`,
    );
  }
  add(
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\u0000\nendstream',
  );
  const resources = `/Resources << /Font << ${fonts.map((font) => `/${font} ${fontNumber(font)} 0 R`).join(' ')} >> /XObject << /Picture 6 0 R >> >>`;
  for (const [index, page] of pages.entries()) {
    const number = 7 + 3 * index;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageSize.width} ${pageSize.height}] ${resources} /Contents ${number + 1} 0 R /Annots ${number + 2} 0 R >>`,
    );
    const content = contentOf(page);
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    add(`[${(page.links ?? []).map(annotationOf).join('\n')}]`);
  }
  const entries = Object.entries(info).map(([name, value]) => `/${name} (${escaped(value)})`);
  add(`<< ${entries.join(' ')} >>`);
  const infoNumber = objects.length;
  return assembled(objects, `/Root 1 0 R /Info ${infoNumber} 0 R ${isEncrypted ? encryption : ''}`);
}

/** RC4, 40 bits, with keys of a password nobody has. */
const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >> /ID [<01> <01>]`;

function assembled(objects: string[], trailer: string): Uint8Array<ArrayBuffer> {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((content, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${content}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

function contentOf(page: TestPage): string {
  const picture = page.isPicture ? `q ${pageSize.width} 0 0 ${pageSize.height} 0 0 cm /Picture Do Q\n` : '';
  return (
    picture +
    page.texts
      .map(
        ({ x, y, size, font, text }) =>
          `BT /${font} ${size} Tf 1 0 0 1 ${x.toFixed(3)} ${(pageSize.height - y).toFixed(3)} Tm (${escaped(text)}) Tj ET`,
      )
      .join('\n')
  );
}

function annotationOf({ url, boxes, hasQuads }: PlacedLink): string {
  const flipped = boxes.map(([left, top, right, bottom]) => [
    left,
    pageSize.height - bottom,
    right,
    pageSize.height - top,
  ]) as Array<[number, number, number, number]>;
  const rect = [0, 1, 2, 3].map((side) =>
    Math[side < 2 ? 'min' : 'max'](...flipped.map((box) => box[side] as number)),
  );
  const quads = flipped.flatMap(([left, bottom, right, top]) => [
    left,
    top,
    right,
    top,
    left,
    bottom,
    right,
    bottom,
  ]);
  const points = hasQuads ? `/QuadPoints [${quads.map((point) => point.toFixed(2)).join(' ')}]` : '';
  return `<< /Type /Annot /Subtype /Link /Rect [${rect.map((side) => side.toFixed(2)).join(' ')}] ${points} /Border [0 0 0] /A << /S /URI /URI (${escaped(url)}) >> >>`;
}

/** A string in parentheses; characters beyond Latin-1 are not needed here. */
function escaped(text: string): string {
  return text.replace(/[\\()]/gu, '\\$&');
}
