import { readDemoSet } from './demo-set';
import { controlMessages } from './links-controls';
import { linkOutcome } from './links-draft';
import { type LinkOutcome, linkFigures } from './links-figures';
import { createMemoryLibrary, type MemoryLibrary } from './memory-library';
import { projectRoot } from './project-root';
import { readRetrievalSet, SetError, type SetQuery } from './retrieval-set';

const usage = 'Usage: npm run eval:links -- SET.json | demo';

/** Every so many questions is asked once more with its right documents taken out of the library. */
const holdOutEvery = 5;

/**
 * Measures the links of built-in drafts end to end: each question as a message, through asks,
 * retrieval, composer and link guard. Controls are messages that ask for nothing, questions about
 * things no such library holds, and every fifth question with its right documents taken out
 * (`heldOut`, reported apart: near duplicates may still answer it; `asAnswer` counts the drafts that
 * give the link as an answer, the others offer it as the closest there is). Figures: see `linkFigures`.
 * One JSON object on the last line; exit code 2 when the set cannot be used.
 */
export async function main(args: string[]): Promise<void> {
  const [file] = args;
  if (!file || args.length > 1) return fail(usage);
  try {
    const set = file === 'demo' ? readDemoSet(projectRoot()) : readRetrievalSet(file);
    const library = await createMemoryLibrary(set.documents);
    const figures = await measureLinks(library, set.queries);
    console.log(JSON.stringify({ set: file, documents: set.documents.length, ...figures, notes: set.notes }));
  } catch (error) {
    if (!(error instanceof SetError)) throw error;
    fail(error.message);
  }
}

/** All figures for one library. */
async function measureLinks(library: MemoryLibrary, queries: SetQuery[]) {
  const outcomes: LinkOutcome[] = [];
  const words: number[] = [];
  let spent = 0;
  for (const query of queries) {
    const { outcome, draft } = await linkOutcome(library, query.text, query.relevant, query.excluded);
    outcomes.push(outcome);
    spent += draft.milliseconds;
    if (outcome.linked.length > 0) words.push(draft.text.split(/\s+/).length);
  }
  for (const message of controlMessages) {
    outcomes.push((await linkOutcome(library, message, new Set())).outcome);
  }
  const heldOut = [];
  for (const query of queries.filter((_, index) => index % holdOutEvery === 0)) {
    const gone = new Set([...query.relevant, ...query.excluded]);
    const { outcome, draft } = await linkOutcome(library, query.text, new Set(), gone);
    heldOut.push({
      links: outcome.linked.length,
      asAnswer: outcome.linked.length > 0 && draft.outcomes.some(({ result }) => result === 'answered'),
    });
  }
  words.sort((left, right) => left - right);
  return {
    ...linkFigures(outcomes),
    heldOut: {
      questions: heldOut.length,
      withLink: heldOut.filter(({ links }) => links > 0).length,
      asAnswer: heldOut.filter(({ asAnswer }) => asAnswer).length,
    },
    words: { least: words[0] ?? 0, median: words[words.length >> 1] ?? 0, most: words.at(-1) ?? 0 },
    msPerDraft: Math.round((spent / Math.max(1, queries.length)) * 100) / 100,
  };
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
