import { detectLanguage } from '../lib/core/conversation/language';
import { countWords } from '../lib/core/library/count-words';
import { cutPassages } from '../lib/core/library/cut-passages';
import type { LibraryDocument, ParsedDocument, Passage } from '../lib/core/library/document';
import type { PassageTexts } from '../lib/core/retrieval/hybrid-retriever';
import { indexEntriesOf } from '../lib/core/retrieval/index-entries';
import type { TermIndex } from '../lib/core/retrieval/postings';
import type { MeaningIndex } from '../lib/core/retrieval/retrieval';
import { createMemoryIndex } from '../lib/core/retrieval/test-index';
import { createMemoryMeaning } from './memory-meaning';

/** A library in memory behind the same interfaces as the stored one. */
export interface MemoryLibrary {
  index: TermIndex;
  passages: PassageTexts;
  /** Absent for libraries too small for latent semantic vectors, and where none are wanted. */
  meaning?: MeaningIndex;
  documents: LibraryDocument[];
  /** ISO 639-1 codes with document counts. */
  languages: Map<string, number>;
}

/** Cuts and indexes documents with the extension's own code; `id` is what rankings name them by. */
export async function createMemoryLibrary(
  items: Array<{ id: string; parsed: ParsedDocument }>,
  withVectors = true,
): Promise<MemoryLibrary> {
  const index = createMemoryIndex();
  const texts = new Map<string, { passage: Passage; document: LibraryDocument }>();
  const documents: LibraryDocument[] = [];
  const languages = new Map<string, number>();
  for (const { id, parsed } of items) {
    const document = documentOf(id, parsed);
    const passages = cutPassages(parsed.blocks);
    index.add(id, indexEntriesOf(document, passages));
    for (const passage of passages) texts.set(`${id}#${passage.order}`, { passage, document });
    documents.push(document);
    if (document.language) languages.set(document.language, (languages.get(document.language) ?? 0) + 1);
  }
  const meaning = withVectors ? await createMemoryMeaning([...texts.values()]) : undefined;
  return {
    documents,
    languages,
    index,
    ...(meaning ? { meaning } : {}),
    passages: { passages: async (ids) => pick(texts, ids) },
  };
}

function documentOf(id: string, parsed: ParsedDocument): LibraryDocument {
  const text = parsed.blocks.map((block) => block.text).join('\n');
  const language = parsed.language ?? detectLanguage(text);
  return {
    id,
    sourceId: 'evaluation',
    key: id,
    kind: parsed.kind,
    title: parsed.title,
    ...(parsed.url === undefined ? {} : { url: parsed.url }),
    ...(parsed.publishedAt === undefined ? {} : { publishedAt: parsed.publishedAt }),
    ...(language === undefined ? {} : { language }),
    tags: parsed.tags,
    status: parsed.isPrivate ? 'private' : 'active',
    contentHash: '',
    wordCount: countWords(text),
    addedAt: 0,
    updatedAt: 0,
  };
}

function pick<Value>(from: Map<string, Value>, keys: string[]): Map<string, Value> {
  const picked = new Map<string, Value>();
  for (const key of keys) {
    const value = from.get(key);
    if (value !== undefined) picked.set(key, value);
  }
  return picked;
}
