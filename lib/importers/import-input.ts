import type { ImportItem } from '../app/ports';
import { detectLanguage } from '../core/conversation/language';
import { DrafthandError } from '../core/errors';
import type { ParsedDocument } from '../core/library/document';
import { documentLanguage } from '../core/library/document-language';
import type { FetchedResource } from './fetch-resource';
import { parseFile } from './parse-file';

/**
 * Makes a document of one import item that needs no network, with its language. Throws what the
 * item's importer throws, and `no-text-found` when there is nothing to read in it.
 */
export async function parseImportItem(
  item: Pick<ImportItem, 'name' | 'input'>,
  options: { signal?: AbortSignal },
): Promise<ParsedDocument> {
  return withLanguage(await parseInput(item, options), item.name);
}

/** The same for a page that was fetched; throws also what `readWebPage` throws. */
export async function parsePage(resource: FetchedResource, requested: string): Promise<ParsedDocument> {
  const { readWebPage } = await import('./web-page');
  return withLanguage(await readWebPage(resource, requested), requested);
}

function withLanguage(parsed: ParsedDocument, name: string): ParsedDocument {
  if (!parsed.blocks.some((block) => block.text.trim() !== '')) {
    throw new DrafthandError({ code: 'no-text-found', detail: name });
  }
  const { language: _, ...rest } = parsed;
  const language = documentLanguage(parsed, detectLanguage);
  return language === undefined ? rest : { ...rest, language };
}

async function parseInput(
  { name, input }: Pick<ImportItem, 'name' | 'input'>,
  options: { signal?: AbortSignal },
): Promise<ParsedDocument> {
  switch (input.kind) {
    case 'file':
      return parseFile({ name, bytes: input.bytes }, { signal: options.signal });
    case 'html': {
      const { readHtmlPage } = await import('./web-page');
      return readHtmlPage(input.html, { requested: input.url, url: input.url });
    }
    case 'document':
      return input.document;
    case 'exported-post': {
      const { parseExportedPost } = await import('./exports/parse-exported-post');
      return parseExportedPost(input.post);
    }
    case 'note': {
      const { parseNote } = await import('./note');
      return parseNote(input.note);
    }
    // Pages are fetched first; sites, archives and exports are taken apart before their documents get here.
    case 'url':
    case 'site':
    case 'linkedin-archive':
    case 'linkedin-messages':
    case 'export':
    case 'none':
      throw new DrafthandError({ code: 'no-text-found', detail: name });
  }
}
