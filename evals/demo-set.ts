import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { parseMarkdown } from '../lib/importers/markdown';
import { type RetrievalSet, readJson, SetError } from './retrieval-set';

const questionsSchema = z.array(z.object({ q: z.string(), rel: z.array(z.string()).min(1) }));

/** The demo library (`demo/library/*.md`) with the questions in `evals/demo-questions.json`; ids are file names. */
export function readDemoSet(root: string): RetrievalSet {
  const documents = readDemoLibrary(root);
  const file = join(root, 'evals', 'demo-questions.json');
  const parsed = questionsSchema.safeParse(readJson(file));
  if (!parsed.success)
    throw new SetError(`${file} is not a list of questions:\n${z.prettifyError(parsed.error)}`);
  const ids = new Set(documents.map((document) => document.id));
  const queries = parsed.data.map(({ q, rel }) => {
    const missing = rel.filter((id) => !ids.has(id));
    if (missing.length > 0)
      throw new SetError(`${file} names documents that are not in the demo library: ${missing.join(', ')}`);
    return { text: q, relevant: new Set(rel), excluded: new Set<string>() };
  });
  return {
    documents,
    queries,
    notes: { duplicateIds: 0, emptyDocuments: 0, queriesWithoutRightDocument: 0 },
  };
}

/** The documents of the demo library, by file name without ending. */
export function readDemoLibrary(root: string): RetrievalSet['documents'] {
  const folder = join(root, 'demo', 'library');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({
      id: name.replace(/\.md$/, ''),
      parsed: parseMarkdown(readFileSync(join(folder, name), 'utf8'), { name }),
    }));
}
