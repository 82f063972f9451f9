import { describe, expect, it } from 'vitest';
import { readDemoSet } from './demo-set';
import { misspell, withMisspeltQuestions } from './misspell';
import { projectRoot } from './project-root';
import { measure } from './retrieval';

describe('misspelt questions', () => {
  it('have slips in up to two telling words, the same at every run', () => {
    const question = 'How do I prepare for a data engineering interview?';
    const misspelt = misspell(question, 7);
    expect(misspelt).toBe(misspell(question, 7));
    const changed = misspelt.split(' ').filter((word, at) => word !== question.split(' ')[at]);
    expect(changed).toHaveLength(2);
    expect(misspell('How is it?', 7)).toBe('How is it?');
  });

  it('find nearly what the questions find as they should be written, by words alone', async () => {
    const set = readDemoSet(projectRoot());
    const right = await measure(set, false);
    const slipped = await measure(withMisspeltQuestions(set), false);
    // 0.79 without respelling.
    expect(slipped.figures['MRR@10']).toBeGreaterThan(0.87);
    expect(right.figures['MRR@10'] - slipped.figures['MRR@10']).toBeLessThan(0.06);
    // Plain BM25 loses far more.
    expect(slipped.bm25['MRR@10']).toBeLessThan(right.bm25['MRR@10'] - 0.06);
  }, 60_000);
});
