import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseText } from './analyse-text';
import { indexEntriesOf } from './index-entries';
import { queryConceptsOf } from './query-terms';

describe('terms of a text', () => {
  it('are stems without function words, accents and case', () => {
    expect(analyseText('The Courses I was LEARNING')).toEqual(analyseText('course learn'));
    expect(analyseText('¿Cómo estudié estadística?', 'es')).toEqual(analyseText('estudie estadistica', 'es'));
  });

  it.each([
    ['scikit-learn', 'scikit learn'],
    ['node.js', 'nodejs'],
    ['CI/CD', 'cicd'],
    ["l'équipe", 'equipe'],
  ])('let %s meet %s', (left, right) => {
    const terms = analyseText(left);
    expect(analyseText(right).some((term) => terms.includes(term))).toBe(true);
  });

  it('keep names of languages apart', () => {
    expect(analyseText('C++')).toEqual(['c++']);
    expect(analyseText('C#')).toEqual(['c#']);
    expect(analyseText('C')).toEqual(['c']);
  });

  it('cut scripts without spaces into words', () => {
    expect(analyseText('数据工程师的工作').length).toBeGreaterThan(1);
  });

  it('never throw, in linear time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(analyseText(text))));
    for (const text of [
      "a'".repeat(100_000),
      '.a'.repeat(100_000),
      '-'.repeat(200_000),
      'x'.repeat(200_000),
    ]) {
      const start = performance.now();
      analyseText(text);
      expect(performance.now() - start).toBeLessThan(1500);
    }
  });
});

describe('concepts of a question', () => {
  it('give words of courtesy little weight', () => {
    const concepts = queryConceptsOf('Could you recommend a book?', 'en');
    expect(concepts.map((concept) => [concept.surface, concept.isTelling])).toEqual([
      ['recommend', false],
      ['book', true],
    ]);
  });

  it('have English counterparts for other languages', () => {
    const [salary] = queryConceptsOf('sueldo', 'es');
    expect(salary?.alternates.terms).toContain(analyseText('salary')[0]);
  });
});

describe('index entries', () => {
  it('weigh title and heading above the body and count the body for the length', () => {
    const { terms, lengths } = indexEntriesOf({ title: 'Feature stores', language: 'en' }, [
      { order: 0, text: 'Postgres is enough.', headingPath: ['Costs'], links: [] },
      { order: 1, text: 'A table is a feature store.', headingPath: [], links: [] },
    ]);
    const weightsOf = (word: string) =>
      terms.get(analyseText(word)[0] ?? '')?.map((posting) => posting.weight);
    expect(weightsOf('feature')).toEqual([3, 4]);
    expect(weightsOf('costs')).toEqual([1.5]);
    expect(weightsOf('postgres')).toEqual([1]);
    expect(lengths).toEqual(
      ['Postgres is enough.', 'A table is a feature store.'].map((text) => analyseText(text).length),
    );
  });
});
