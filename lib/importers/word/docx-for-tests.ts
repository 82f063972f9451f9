import { type TestEntry, zipOf } from '../zip-for-tests';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A paragraph of Word's markup, with a style and a list level where asked for. */
export function paragraph(runs: string, options: { style?: string; list?: number } = {}): string {
  const style = options.style ? `<w:pStyle w:val="${options.style}"/>` : '';
  const list =
    options.list === undefined
      ? ''
      : `<w:numPr><w:ilvl w:val="${options.list}"/><w:numId w:val="1"/></w:numPr>`;
  return `<w:p><w:pPr>${style}${list}</w:pPr>${runs}</w:p>`;
}

export const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A link by the number of its address in `links`. */
export const link = (number: number, text: string) =>
  `<w:hyperlink r:id="link${number}">${run(text)}</w:hyperlink>`;

export const footnote = (number: number) => `<w:r><w:footnoteReference w:id="${number}"/></w:r>`;

/** A table of rows of cells. */
export function table(rows: string[][]): string {
  const cells = (row: string[]) => row.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

export interface TestDocx {
  body: string;
  links?: string[];
  /** Markup of footnotes by number, from 1. */
  footnotes?: string[];
  core?: string;
  more?: TestEntry[];
}

/** Builds a Word file (ECMA-376) of the parts a reader needs. */
export function docxOf({ body, links = [], footnotes = [], core = '', more = [] }: TestDocx): Promise<Blob> {
  const relations = (ids: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${ids}</Relationships>`;
  const addresses = links.map(
    (url, index) =>
      `<Relationship Id="link${index}" Type="${office}/hyperlink" Target="${url}" TargetMode="External"/>`,
  );
  const parts = ['styles', 'numbering', 'footnotes'].map(
    (name) => `<Relationship Id="${name}" Type="${office}/${name}" Target="${name}.xml"/>`,
  );
  const style = (id: string, name: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  return zipOf([
    {
      name: '[Content_Types].xml',
      content:
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      content: relations(
        `<Relationship Id="main" Type="${office}/officeDocument" Target="word/document.xml"/>`,
      ),
    },
    { name: 'word/_rels/document.xml.rels', content: relations([...addresses, ...parts].join('')) },
    { name: 'word/_rels/footnotes.xml.rels', content: relations(addresses.join('')) },
    { name: 'word/document.xml', content: `<w:document ${namespaces}><w:body>${body}</w:body></w:document>` },
    {
      name: 'word/styles.xml',
      content: `<w:styles ${namespaces}>${style('Title', 'Title')}${style('Heading1', 'heading 1')}${style('Heading2', 'heading 2')}${style('Quote', 'Quote')}</w:styles>`,
    },
    {
      name: 'word/numbering.xml',
      content: `<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0">${[0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    },
    {
      name: 'word/footnotes.xml',
      content: `<w:footnotes ${namespaces}>${footnotes.map((note, index) => `<w:footnote w:id="${index + 1}">${paragraph(note)}</w:footnote>`).join('')}</w:footnotes>`,
    },
    {
      name: 'docProps/core.xml',
      content: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${core}</cp:coreProperties>`,
    },
    ...more,
  ]);
}
