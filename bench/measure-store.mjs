import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startExtensionSession } from '../scripts/extension-session.mjs';
import { percentiles } from './figures.mjs';
import { measureAnswers } from './measure-answers.mjs';
import { recallOf } from './questions.mjs';
import { megabytesStored, removeFolder } from './scratch.mjs';

/** What the worker is asked for: by words, by vectors, both, and all that drafting asks. */
const kinds = ['hybrid', 'vectors', 'words', 'retriever'];

/**
 * Builds our store with so many passages in a profile of its own and measures it there. Returns figures in milliseconds
 * and megabytes; the profile is removed.
 */
export async function measureStore({
  executablePath,
  extension,
  folder,
  passages,
  dimensions,
  questions,
  runs,
  step,
}) {
  const home = join(folder, `store-${passages}`);
  mkdirSync(home);
  let session;
  try {
    session = await startExtensionSession({ executablePath, build: extension, home });
    const page = await session.openPage('page.html');
    page.on('console', (message) => step(message.text()));
    const built = await page.evaluate((options) => bench.build(options), { passages, dimensions });
    const answers = {};
    for (const kind of kinds) {
      answers[kind] = await measureAnswers({
        questions,
        runs,
        makeCold: session.stopWorker,
        ask: ({ text, vector }) => page.evaluate((one) => bench.ask(one), { kind, text, vector }),
        step: (text) => step(`${kind}, ${text}`),
      });
    }
    const megabytes = megabytesStored(join(home, 'profile'));
    const changes = [];
    for (let run = 0; run < runs; run += 1) {
      step(`changes ${run + 1} of ${runs}`);
      const document = (run * 31 + 2) % built.documents;
      changes.push(await page.evaluate((number) => bench.change(number), document));
    }
    return {
      asked: passages,
      passages: built.passages,
      answers: timesOnly(answers),
      recall: recallOf(questions, answers.vectors.found),
      megabytes,
      change: percentiles(changes.map(({ searchable }) => searchable)),
      changeMerged: percentiles(changes.map(({ merged }) => merged)),
      build: built.times,
    };
  } finally {
    await session?.close().catch(() => undefined);
    removeFolder(home);
  }
}

function timesOnly(answers) {
  const times = Object.entries(answers).map(([kind, { cold, withStart, warm }]) => [
    kind,
    { cold, withStart, warm },
  ]);
  return Object.fromEntries(times);
}
