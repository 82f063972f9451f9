import { detectLanguage } from '../lib/core/conversation/language';
import { createHybridRetriever } from '../lib/core/retrieval/hybrid-retriever';
import { createMemoryLibrary } from './memory-library';
import { meanFigures, rankingFigures } from './retrieval-figures';
import { type RetrievalSet, readRetrievalSet, SetError, type SetQuery } from './retrieval-set';

const usage = 'Usage: npm run eval:retrieval -- SET.json';

/** Passages asked for; with two a document it gives at least ten documents. */
const passagesWanted = 24;

/**
 * Measures the ranking of documents on a set of questions with known right answers: P@1, hit@5,
 * hit@10, MRR@5, MRR@10, nDCG@10 and milliseconds per question. Where documents and questions have
 * groups, the same again with only the documents of the question's group (`filtered`). One JSON
 * object on the last line; exit code 2 when the file cannot be used.
 */
export async function main(args: string[]): Promise<void> {
  const [file] = args;
  if (!file || args.length > 1) return fail(usage);
  try {
    const set = readRetrievalSet(file);
    const { figures, filtered, milliseconds, passages, indexMilliseconds } = await measure(set);
    console.error(`${set.documents.length} documents, ${passages} passages, ${set.queries.length} questions`);
    console.log(
      JSON.stringify({
        set: file,
        documents: set.documents.length,
        passages,
        queries: set.queries.length,
        ...figures,
        msPerQuery: milliseconds,
        indexMs: indexMilliseconds,
        ...(filtered ? { filtered } : {}),
        notes: set.notes,
      }),
    );
  } catch (error) {
    if (!(error instanceof SetError)) throw error;
    fail(error.message);
  }
}

/** Indexes the set's documents and ranks them for every question. */
export async function measure(set: RetrievalSet) {
  const indexStart = performance.now();
  const library = await createMemoryLibrary(set.documents);
  const indexMilliseconds = Math.round(performance.now() - indexStart);
  const retriever = createHybridRetriever(library);
  const groupOf = new Map(set.documents.map((document) => [document.id, document.group]));
  const search = async (query: SetQuery, limit: number) => {
    const result = await retriever.search({ text: query.text, language: detectLanguage(query.text), limit });
    return [...new Set(result.passages.map((passage) => passage.documentId))].filter(
      (id) => !query.excluded.has(id),
    );
  };
  const all = [];
  const grouped = [];
  let spent = 0;
  for (const query of set.queries) {
    const start = performance.now();
    const ranked = await search(query, passagesWanted);
    spent += performance.now() - start;
    all.push(rankingFigures(ranked, query.relevant));
    if (query.group !== undefined) {
      const wide = await search(query, set.documents.length * 2);
      grouped.push(
        rankingFigures(
          wide.filter((id) => groupOf.get(id) === query.group),
          query.relevant,
        ),
      );
    }
  }
  return {
    figures: meanFigures(all),
    filtered: grouped.length > 0 ? { queries: grouped.length, ...meanFigures(grouped) } : undefined,
    milliseconds: Math.round((spent / set.queries.length) * 100) / 100,
    indexMilliseconds,
    passages: (await library.index.read([])).statistics.passageCount,
  };
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
