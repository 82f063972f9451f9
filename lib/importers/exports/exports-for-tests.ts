import type { NewImportItem } from '../../app/ports';
import type { AppError } from '../../core/errors';
import type { ParsedDocument } from '../../core/library/document';
import { parseImportItem } from '../import-input';
import { type ChosenFile, listFiles } from '../list-files';
import { readExport } from './read-export';

const fixtures = import.meta.glob<string>('/tests/fixtures/exports/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The files of an export below its folder, or the one file it is. */
export function exportFiles(name: string): Array<{ name: string; content: string }> {
  const root = `/tests/fixtures/exports/${name}`;
  return Object.entries(fixtures)
    .filter(([path]) => path === root || path.startsWith(`${root}/`))
    .map(([path, content]) => ({ name: path.slice(root.length + 1) || name, content }));
}

/** The same export as a folder the owner chose. */
export function asFolder(name: string, folder = name): ChosenFile[] {
  return exportFiles(name).map((file) => ({
    path: `${folder}/${file.name}`,
    file: new Blob([file.content]),
  }));
}

export interface ReadChoice {
  documents: Map<string, ParsedDocument>;
  /** Names of what was left out or failed, with the reason. */
  report: Array<[name: string, code: AppError['code']]>;
}

/** Everything a choice of files becomes, as the import does it item by item. */
export async function readChoice(files: ChosenFile[], includesDrafts = false): Promise<ReadChoice> {
  const read: ReadChoice = { documents: new Map(), report: [] };
  const take = async (item: NewImportItem): Promise<void> => {
    if ('error' in item) read.report.push([item.name, item.error.code]);
    else if (item.input.kind === 'export') {
      for await (const found of readExport(item.input, { includesDrafts })) await take(found);
    } else {
      read.documents.set(item.name, await parseImportItem(item, {}));
    }
  };
  for await (const batch of listFiles(files)) for (const item of batch) await take(item);
  return read;
}

/** A document's blocks as lines of its kind, its text and its links. */
export function outline({ blocks }: Pick<ParsedDocument, 'blocks'>): string[] {
  return blocks.map(({ kind, text, links }) => {
    const leads = links.map(({ anchorText, url }) => ` [${anchorText}](${url})`);
    return `${kind}: ${text}${leads.join('')}`;
  });
}
