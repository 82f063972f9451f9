import { citationUrlOf, type DocumentLink, type LibraryDocument, type Passage } from '../library/document';

/**
 * A document as Markdown with front matter, to read and to use elsewhere. Headings stand where a new
 * part begins; a link stands on its words, or at the end where these are not found in the text.
 */
export function documentMarkdown(document: LibraryDocument, passages: Passage[]): string {
  return `${frontMatter(document)}\n${bodyMarkdown(passages)}\n`;
}

/** The text of a document as Markdown, without what is known about it. */
export function bodyMarkdown(passages: Passage[]): string {
  const body: string[] = [];
  const loose: DocumentLink[] = [];
  let path: string[] = [];
  for (const passage of passages) {
    body.push(...headingsBetween(path, passage.headingPath));
    path = passage.headingPath;
    body.push(withLinks(passage, loose));
  }
  if (loose.length > 0) body.push(loose.map((link) => `- ${markdownLink(link)}`).join('\n'));
  return body.join('\n\n');
}

/** A file name that says what it is on every system; the id keeps it unlike all others. */
export function markdownName(document: Pick<LibraryDocument, 'id' | 'title' | 'publishedAt'>): string {
  const date = dateOf(document.publishedAt) ?? 'undated';
  return [date, slug(document.title, 60), slug(document.id, 80)].filter(Boolean).join('-').concat('.md');
}

/** Letters and digits with dashes between, cut between whole characters. */
function slug(text: string, most: number): string {
  const dashed = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return [...dashed]
    .slice(0, most)
    .join('')
    .replace(/^-+|-+$/gu, '');
}

function frontMatter(document: LibraryDocument): string {
  const url = citationUrlOf(document);
  const date = dateOf(document.publishedAt);
  // JSON texts and lists are YAML as well, whatever characters they hold.
  const lines = [
    `title: ${JSON.stringify(document.title)}`,
    ...(url ? [`url: ${JSON.stringify(url)}`] : []),
    ...(date ? [`date: ${date}`] : []),
    `tags: ${JSON.stringify(document.tags)}`,
    `private: ${document.status === 'private'}`,
    ...(document.status === 'superseded' ? ['superseded: true'] : []),
  ];
  return ['---', ...lines, '---', ''].join('\n');
}

function dateOf(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString().split('T')[0];
}

function headingsBetween(before: string[], after: string[]): string[] {
  const shared = after.findIndex((step, index) => step !== before[index]);
  if (shared === -1) return [];
  return after.slice(shared).map((step, index) => `${'#'.repeat(Math.min(6, shared + index + 2))} ${step}`);
}

function withLinks(passage: Passage, loose: DocumentLink[]): string {
  let text = '';
  let rest = passage.text;
  for (const link of passage.links) {
    const at = link.anchorText === '' ? -1 : rest.indexOf(link.anchorText);
    if (at === -1) {
      loose.push(link);
      continue;
    }
    text += rest.slice(0, at) + markdownLink(link);
    rest = rest.slice(at + link.anchorText.length);
  }
  return text + rest;
}

function markdownLink({ anchorText, url }: DocumentLink): string {
  const words = anchorText === '' ? url : anchorText;
  return words === url
    ? `<${url}>`
    : `[${words.replace(/[[\]\\]/gu, '\\$&')}](<${url.replace(/[<>]/gu, encodeURIComponent)}>)`;
}
