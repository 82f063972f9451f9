import { createLibrary } from '../bench/data.mjs';
import type { RetrievalSet } from './retrieval-set';

const questions = 200;

/**
 * The made-up library of `npm run bench` with questions about it, for times at any size: how well its
 * documents are found says nothing about texts that people write.
 */
export function madeUpSet(passages: number): RetrievalSet {
  const library = createLibrary({ passages, dimensions: 2 });
  const documents = Array.from({ length: library.documents }, (_, at) => {
    const { id, title, texts } = library.document(at);
    // A heading before each keeps the texts apart when the document is cut.
    const blocks = texts.flatMap((text, order) => [
      { kind: 'heading' as const, level: 2, text: `${order + 1}`, links: [] },
      { kind: 'paragraph' as const, text, links: [] },
    ]);
    const url = `https://owner.example/${id}`;
    return { id, parsed: { title, kind: 'post' as const, url, tags: [], isPrivate: false, blocks } };
  });
  const queries = Array.from({ length: questions }, (_, at) => {
    const { text, document } = library.query(at);
    return { text, relevant: new Set([document]), excluded: new Set<string>() };
  });
  return {
    documents,
    queries,
    notes: { duplicateIds: 0, emptyDocuments: 0, queriesWithoutRightDocument: 0 },
  };
}
