import { percentiles } from './figures.mjs';

const wantedTexts = 10;

/**
 * Asks `runs` times with nothing in memory, then every question once in the same context. Times in milliseconds: `cold`
 * and `warm` run from the question to the answer, `withStart` is cold with starting what answers. `found` are ids by
 * question. Throws when an answer was not cold or has too few texts.
 */
export async function measureAnswers({ questions, runs, makeCold, ask, step }) {
  const cold = [];
  for (let run = 0; run < runs; run += 1) {
    const last = cold.at(-1);
    step(`cold ${run + 1} of ${runs}${last ? `, the last ${Math.round(last.milliseconds)} ms` : ''}`);
    await makeCold();
    const answer = await ask(questions[run % questions.length]);
    if (!answer.isCold) throw new Error('What was to answer cold had been asked before.');
    if (answer.texts < wantedTexts) throw new Error(`Only ${answer.texts} texts came.`);
    cold.push(answer);
  }
  const warm = [];
  for (const [at, question] of questions.entries()) {
    if (at % 10 === 0) step(`warm ${at} of ${questions.length}`);
    warm.push(await ask(question));
  }
  return {
    cold: percentiles(cold.map(({ milliseconds }) => milliseconds)),
    withStart: percentiles(cold.map(({ withStart }) => withStart)),
    warm: percentiles(warm.map(({ milliseconds }) => milliseconds)),
    found: warm.map(({ ids }) => ids),
  };
}
