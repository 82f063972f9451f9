import { detectLanguage } from '../lib/core/conversation/language';
import { createHybridRetriever } from '../lib/core/retrieval/hybrid-retriever';
import { createBm25Baseline } from './bm25-baseline';
import { readDemoSet } from './demo-set';
import { madeUpSet } from './made-up-set';
import { createMemoryLibrary } from './memory-library';
import { withMisspeltQuestions } from './misspell';
import { projectRoot } from './project-root';
import { bootstrapMean, meanFigures, type RankingFigures, rankingFigures } from './retrieval-figures';
import { type RetrievalSet, readRetrievalSet, SetError, type SetQuery } from './retrieval-set';

const usage = 'Usage: npm run eval:retrieval -- [--misspelt] [--words] SET.json… (or demo, made-up:PASSAGES)';

/** Passages asked for; with two a document it gives at least ten documents. */
const passagesWanted = 24;

/**
 * Measures the ranking of documents on sets of questions with known right answers: P@1, hit@5, hit@10, MRR@5,
 * MRR@10, nDCG@10 and milliseconds per question with everything in memory (`ms`: median by the clock, and mean of
 * the processor, which other work on the machine changes less), beside plain BM25 (`bm25`) and how much MRR@10 is
 * above it with its 95 % interval (`gain`). Where documents and questions have groups, the same again with only the
 * documents of the question's group (`filtered`). One JSON object on the last line, for several sets with the gain
 * over all their questions; exit code 2 when a file cannot be used. `--misspelt` puts slips of the finger into every
 * question, `--words` leaves vectors out, as in a library too small for them; `demo` is the demo library with its
 * questions, `made-up:10000` that many made-up passages, for times.
 */
export async function main(args: string[]): Promise<void> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const isMisspelt = args.includes('--misspelt');
  const withVectors = !args.includes('--words');
  if (files.length === 0) return fail(usage);
  try {
    const measured = [];
    const gains: number[] = [];
    for (const file of files) {
      const read = readSet(file);
      const set = isMisspelt ? withMisspeltQuestions(read) : read;
      const { gained, passages, ...figures } = await measure(set, withVectors);
      gains.push(...gained);
      console.error(
        `${set.documents.length} documents, ${passages} passages, ${set.queries.length} questions`,
      );
      measured.push({
        set: file,
        documents: set.documents.length,
        passages,
        queries: set.queries.length,
        ...figures.figures,
        bm25: figures.bm25,
        gain: bootstrapMean(gained),
        ms: figures.milliseconds,
        indexMs: figures.indexMilliseconds,
        ...(figures.filtered ? { filtered: figures.filtered } : {}),
        notes: set.notes,
      });
    }
    const [only] = measured;
    const several = { sets: measured, questions: gains.length, gain: bootstrapMean(gains) };
    console.log(JSON.stringify(measured.length === 1 ? only : several));
  } catch (error) {
    if (!(error instanceof SetError)) throw error;
    fail(error.message);
  }
}

function readSet(name: string): RetrievalSet {
  const [, madeUp] = /^made-up:([1-9]\d*)$/.exec(name) ?? [];
  if (madeUp !== undefined) return madeUpSet(Number(madeUp));
  return name === 'demo' ? readDemoSet(projectRoot()) : readRetrievalSet(name);
}

/** Indexes the set's documents and ranks them for every question. */
export async function measure(set: RetrievalSet, withVectors = true) {
  const indexStart = performance.now();
  const library = await createMemoryLibrary(set.documents, withVectors);
  const indexMilliseconds = Math.round(performance.now() - indexStart);
  const retriever = createHybridRetriever(library);
  const baseline = createBm25Baseline(set.documents);
  const groupOf = new Map(set.documents.map((document) => [document.id, document.group]));
  const search = async (query: SetQuery, limit: number) => {
    const result = await retriever.search({ text: query.text, language: detectLanguage(query.text), limit });
    return [...new Set(result.passages.map((passage) => passage.documentId))].filter(
      (id) => !query.excluded.has(id),
    );
  };
  const all: RankingFigures[] = [];
  const plain: RankingFigures[] = [];
  const grouped: RankingFigures[] = [];
  const milliseconds: number[] = [];
  let microseconds = 0;
  for (const query of set.queries) {
    const start = performance.now();
    const used = process.cpuUsage();
    const ranked = await search(query, passagesWanted);
    const { user, system } = process.cpuUsage(used);
    milliseconds.push(performance.now() - start);
    microseconds += user + system;
    all.push(rankingFigures(ranked, query.relevant));
    const byWords = baseline(query.text, detectLanguage(query.text)).filter((id) => !query.excluded.has(id));
    plain.push(rankingFigures(byWords, query.relevant));
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
    bm25: meanFigures(plain),
    gained: all.map((figures, index) => figures['MRR@10'] - (plain[index]?.['MRR@10'] ?? 0)),
    filtered: grouped.length > 0 ? { queries: grouped.length, ...meanFigures(grouped) } : undefined,
    milliseconds: {
      median: rounded(milliseconds.sort((one, other) => one - other)[milliseconds.length >> 1] ?? 0),
      processor: rounded(microseconds / 1000 / set.queries.length),
    },
    indexMilliseconds,
    passages: (await library.index.read([])).statistics.passageCount,
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
