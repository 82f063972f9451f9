import { detectLanguage } from '../lib/core/conversation/language';
import { createHybridRetriever } from '../lib/core/retrieval/hybrid-retriever';
import type { CoverageVerdict } from '../lib/core/retrieval/retrieval';
import { type Handling, readBoundaries } from './coverage-boundaries';
import { areaUnderCurve, macroF1 } from './coverage-figures';
import { createMemoryLibrary } from './memory-library';
import { readJson, readRetrievalSet, SetError } from './retrieval-set';
import { withoutDocuments } from './without-documents';

const usage = 'Usage: npm run eval:coverage -- SET.json';
const passagesPerAsk = 12;

/** What a draft does by the verdict of an ask. */
const handlings: Record<CoverageVerdict, Handling> = {
  covered: 'answer',
  partial: 'ask back',
  uncovered: 'hand over',
};

/**
 * Measures the estimate that the library answers a question. For a set of questions with right
 * documents: how well it tells the questions from the same ones with their right documents taken
 * out (area under the curve), and what the verdicts are. For conversations with labels of
 * answerability: macro-F1 of answer, ask back, hand over. One JSON object on the last line; exit
 * code 2 when the file cannot be used.
 */
export async function main(args: string[]): Promise<void> {
  const [file] = args;
  if (!file || args.length > 1) return fail(usage);
  try {
    const json = readJson(file);
    const isBoundaries = typeof json === 'object' && json !== null && 'items' in json;
    const figures = isBoundaries ? await measureHandling(json, file) : await measureNearMisses(file);
    console.log(JSON.stringify({ set: file, ...figures }));
  } catch (error) {
    if (!(error instanceof SetError)) throw error;
    fail(error.message);
  }
}

async function measureHandling(json: unknown, file: string) {
  const questions = await readBoundaries(json, file);
  const pairs: Array<{ right: Handling; chosen: Handling }> = [];
  const estimates: Record<Handling, number[]> = { answer: [], 'ask back': [], 'hand over': [] };
  for (const { text, language, library, right } of questions) {
    const { coverage } = await createHybridRetriever(library).search({
      text,
      language,
      limit: passagesPerAsk,
    });
    pairs.push({ right, chosen: handlings[coverage.verdict] });
    estimates[right].push(coverage.estimate);
  }
  const { macroF1: mean, f1 } = macroF1(pairs, ['answer', 'ask back', 'hand over']);
  return {
    questions: pairs.length,
    macroF1: rounded(mean),
    f1: Object.fromEntries(Object.entries(f1).map(([label, value]) => [label, rounded(value)])),
    answerableAuroc: rounded(areaUnderCurve(estimates.answer, estimates['hand over'])),
  };
}

async function measureNearMisses(file: string) {
  const set = readRetrievalSet(file);
  const library = await createMemoryLibrary(set.documents);
  const present: number[] = [];
  const removed: number[] = [];
  const verdicts = { present: noVerdicts(), removed: noVerdicts() };
  for (const { text, relevant, excluded } of set.queries) {
    const query = { text, language: detectLanguage(text), limit: passagesPerAsk };
    const estimate = async (gone: ReadonlySet<string>, into: number[], kind: keyof typeof verdicts) => {
      const { coverage } = await createHybridRetriever(withoutDocuments(library, gone)).search(query);
      into.push(coverage.estimate);
      verdicts[kind][coverage.verdict] += 1;
    };
    await estimate(excluded, present, 'present');
    await estimate(new Set([...relevant, ...excluded]), removed, 'removed');
  }
  return {
    questions: set.queries.length,
    nearMissAuroc: rounded(areaUnderCurve(present, removed)),
    verdicts,
  };
}

function noVerdicts(): Record<CoverageVerdict, number> {
  return { covered: 0, partial: 0, uncovered: 0 };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
