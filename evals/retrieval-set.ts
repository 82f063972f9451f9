import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { ParsedDocument } from '../lib/core/library/document';
import { firstWords } from '../lib/core/library/document-title';
import { parseMarkdown } from '../lib/importers/markdown';

const setSchema = z.object({
  docs: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).transform(String),
      title: z.string().nullish(),
      text: z.string().nullish(),
      group: z.union([z.string(), z.number()]).transform(String).nullish(),
      url: z.string().nullish(),
    }),
  ),
  queries: z.array(
    z.object({
      q: z.string(),
      group: z.union([z.string(), z.number()]).transform(String).nullish(),
      rel: z.array(z.union([z.string(), z.number()]).transform(String)),
      exclude: z
        .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
        .nullish()
        .transform((value) => (value == null ? [] : [value].flat().map(String))),
    }),
  ),
});

/** One question with its right documents, and documents that must not be counted (its own source). */
export interface SetQuery {
  text: string;
  group?: string;
  relevant: Set<string>;
  excluded: Set<string>;
}

/** A set of questions and documents; what was odd about the file is counted, not hidden. */
export interface RetrievalSet {
  documents: Array<{ id: string; group?: string; parsed: ParsedDocument }>;
  queries: SetQuery[];
  notes: { duplicateIds: number; emptyDocuments: number; queriesWithoutRightDocument: number };
}

/** A problem with the file that the person has to mend; the message says which. */
export class SetError extends Error {}

/**
 * Reads `{docs:[{id,title,text,group?,url?}], queries:[{q,group?,rel:[id],exclude?}]}`. Texts are read
 * as Markdown, as an import would. The first of several documents with one id counts; documents
 * without an address get an invented one; questions whose right documents are all missing are left out.
 */
export function readRetrievalSet(file: string): RetrievalSet {
  const parsed = setSchema.safeParse(readJson(file));
  if (!parsed.success)
    throw new SetError(`${file} is not a set of questions:\n${z.prettifyError(parsed.error)}`);
  const notes = { duplicateIds: 0, emptyDocuments: 0, queriesWithoutRightDocument: 0 };
  const documents = new Map<string, RetrievalSet['documents'][number]>();
  for (const entry of parsed.data.docs) {
    if (documents.has(entry.id)) {
      notes.duplicateIds++;
      continue;
    }
    const text = entry.text ?? '';
    if (text.trim() === '' && !entry.title?.trim()) notes.emptyDocuments++;
    documents.set(entry.id, {
      id: entry.id,
      ...(entry.group == null ? {} : { group: entry.group }),
      parsed: documentFrom(entry.id, entry.title ?? '', text, entry.url ?? undefined),
    });
  }
  const queries: SetQuery[] = [];
  for (const query of parsed.data.queries) {
    const relevant = new Set(query.rel.filter((id) => documents.has(id) && !query.exclude.includes(id)));
    if (relevant.size === 0) {
      notes.queriesWithoutRightDocument++;
      continue;
    }
    queries.push({
      text: query.q,
      ...(query.group == null ? {} : { group: query.group }),
      relevant,
      excluded: new Set(query.exclude),
    });
  }
  if (documents.size === 0) throw new SetError(`${file} has no documents.`);
  if (queries.length === 0) throw new SetError(`${file} has no question with a right document.`);
  return { documents: [...documents.values()], queries, notes };
}

/** Parses a JSON file, with errors that name it. */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new SetError(`There is no readable file ${file}.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SetError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function documentFrom(id: string, title: string, text: string, url: string | undefined): ParsedDocument {
  const parsed = parseMarkdown(text, { name: id });
  const blocks =
    parsed.blocks.length > 0
      ? parsed.blocks
      : [{ kind: 'paragraph' as const, text: title || text, links: [] }];
  return {
    ...parsed,
    title: title.trim() || firstWords(text) || id,
    url: url ?? parsed.url ?? `https://owner.example/${encodeURIComponent(id)}`,
    isPrivate: false,
    blocks,
  };
}
