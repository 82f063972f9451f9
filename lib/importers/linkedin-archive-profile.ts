import type { ArchiveFile } from '../app/ports';
import { findBareUrls } from '../core/library/bare-urls';
import type { Block, DocumentLink, ParsedDocument } from '../core/library/document';
import { type Cells, readArchiveTable, type TableItems } from './linkedin-archive-rows';
import type { ReadTableName } from './linkedin-archive-tables';
import { archiveBlocks, archiveText } from './linkedin-archive-text';
import type { ArchiveWords } from './linkedin-archive-words';

const profileTables = [
  'profile',
  'profile summary',
  'positions',
  'education',
  'skills',
  'languages',
  'certifications',
] as const satisfies ReadTableName[];

export type ProfileTable = (typeof profileTables)[number];

export function isProfileTable(table: ReadTableName): table is ProfileTable {
  return profileTables.some((name) => name === table);
}

export interface ArchiveOwner {
  name?: string;
}

/**
 * What the owner says about themselves, as one private note: headline, summary, websites, positions,
 * education, skills, languages, certifications. Every other column stays unread: addresses, places, birth date,
 * maiden name, telephone, messengers, licence numbers.
 */
export async function readProfile(
  files: Array<{ file: ArchiveFile; table: ProfileTable }>,
  words: ArchiveWords,
  signal?: AbortSignal,
): Promise<{ items: TableItems; owner: ArchiveOwner }> {
  const lines = new Map<ProfileTable, string[]>();
  const links: DocumentLink[] = [];
  const owner: ArchiveOwner = {};
  const items: TableItems = [];
  for (const { file, table } of files) {
    const found: string[] = lines.get(table) ?? [];
    lines.set(table, found);
    const report = await readArchiveTable(
      file,
      table,
      (cells, tally) => {
        const line = lineOf(table, cells, words);
        if (table === 'profile') {
          owner.name ??= `${cells('first name')} ${cells('last name')}`.trim() || undefined;
          links.push(...websites(cells('websites')));
        }
        if (line === '') return tally.leaveOut('no-text');
        if (!found.includes(line)) found.push(line);
        tally.keep();
      },
      signal,
    );
    items.push(...report);
  }
  const document = aboutMe(lines, links, words);
  if (document) items.push({ name: 'about-me', input: { kind: 'document', document } });
  return { items, owner };
}

function lineOf(table: ProfileTable, cells: Cells, words: ArchiveWords): string {
  const text = (name: string) => archiveText(cells(name)).trim();
  switch (table) {
    case 'profile':
      return [text('headline'), text('summary')].filter(Boolean).join('\n\n');
    case 'profile summary':
      return text('profile summary');
    case 'positions': {
      const what = words.line(text('title'), text('company name'), text('started on'), text('finished on'));
      return [what, text('description')].filter(Boolean).join('\n');
    }
    case 'education':
      return words.line(text('degree name'), text('school name'), text('start date'), text('end date'));
    case 'skills':
    case 'languages':
      return text('name');
    case 'certifications':
      return [text('name'), text('authority')].filter(Boolean).join(', ');
  }
}

function aboutMe(
  lines: Map<ProfileTable, string[]>,
  links: DocumentLink[],
  words: ArchiveWords,
): ParsedDocument | undefined {
  const profile = (lines.get('profile') ?? []).join('\n\n');
  // The archive has the summary twice.
  const summary = (lines.get('profile summary') ?? []).filter((text) => !profile.includes(text));
  const blocks: Block[] = archiveBlocks([profile, ...summary].filter(Boolean).join('\n\n'));
  blocks.at(-1)?.links.push(...links);
  for (const table of ['positions', 'education', 'skills', 'languages', 'certifications'] as const) {
    const entries = lines.get(table) ?? [];
    if (entries.length === 0) continue;
    blocks.push({ kind: 'heading', level: 2, text: words.headings[table], links: [] });
    if (table === 'positions') blocks.push(...entries.flatMap(archiveBlocks));
    else blocks.push({ kind: 'list', text: entries.join('\n'), links: [] });
  }
  if (blocks.length === 0) return undefined;
  return { title: words.aboutMe, kind: 'note', tags: [], isPrivate: true, blocks };
}

/** `[PORTFOLIO:https://example.org,BLOG:https://example.org/blog]`. */
function websites(written: string): DocumentLink[] {
  const spaced = written.replace(/^\[|\]$/gu, '').replace(/,(?=\w+:)/gu, ' ');
  return findBareUrls(spaced).map(({ url }) => ({ url, anchorText: new URL(url).hostname, sentence: '' }));
}
