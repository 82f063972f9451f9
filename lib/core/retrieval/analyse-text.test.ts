import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseText, wordsOf } from './analyse-text';
import { indexEntriesOf } from './index-entries';
import { queryConceptsOf } from './query-terms';

describe('terms of a text', () => {
  it('are stems without function words, accents and case', () => {
    expect(analyseText('The Courses I was LEARNING')).toEqual(analyseText('course learn'));
    expect(analyseText('¿Cómo estudié estadística?', 'es')).toEqual(analyseText('estudie estadistica', 'es'));
  });

  it('are the same whether the pattern for ASCII finds them or the one for all scripts', () => {
    const piece = fc.constantFrom(...'aZ09.\'_-/&@+#’ ,()"US IT C++ .net');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('').replace(/[^ -~]/g, '');
        expect(wordsOf(`${text} É`)).toEqual([...wordsOf(text), { text: 'é', surface: 'É' }]);
      }),
    );
  });

  it.each([
    ['scikit-learn', 'scikit learn'],
    ['node.js', 'nodejs'],
    ['CI/CD', 'cicd'],
    ["l'équipe", 'equipe'],
    ['C/C++', 'C++'],
    ['Python/C#', 'c#'],
    ['.NET', 'dotnet'],
    ['.gitignore', 'gitignore'],
    ['e-mail', 'email'],
    ['data-base', 'database'],
    ['cœur', 'coeur'],
    ['Łódź', 'Lodz'],
  ])('let %s meet %s', (left, right) => {
    const terms = analyseText(left);
    expect(analyseText(right).some((term) => terms.includes(term))).toBe(true);
  });

  it('keep names of languages apart', () => {
    expect(analyseText('C++')).toEqual(['c++']);
    expect(analyseText('C#')).toEqual(['c#']);
    expect(analyseText('C')).toEqual(['c']);
  });

  it.each([
    ['en', 'The interviews were about negotiating', 'interview negotiate'],
    ['es', 'Las entrevistas de trabajo', 'entrevista trabajos'],
    ['fr', 'Les entretiens et les négociations', 'entretien negociation'],
    ['de', 'Für die Bücher über Größen', 'buecher groessen'],
    ['pt', 'As entrevistas são difíceis', 'entrevista dificeis'],
    ['it', 'I colloqui sono lunghi', 'colloquio lunghi'],
    ['nl', 'De gesprekken zijn moeilijk', 'gesprek moeilijke'],
    ['sv', 'Intervjuerna är svåra', 'intervjuer svara'],
  ])('are the same for other forms of a word in %s', (language, text, other) => {
    expect(analyseText(text, language)).toEqual(analyseText(other, language));
    expect(analyseText(text, language)).toHaveLength(2);
  });

  it.each([
    ['en', 'what do you have when they have been there'],
    ['es', 'qué hay entre nosotros y por qué aquello también lo es'],
    ['fr', 'quand et comment est-ce que vous avez été chez elles'],
    ['de', 'warum könnte man das für uns nicht schon früher'],
    ['pt', 'onde são todos eles e quando estão com você'],
    ['it', 'quando e perché sono essere con voi'],
    ['nl', 'waarom en wanneer worden jullie bij onze'],
    ['sv', 'varför är det så här hos oss'],
  ])('are none of the function words of %s', (language, text) => {
    expect(analyseText(text, language)).toEqual([]);
  });

  it('leave the pronoun behind a French verb', () => {
    expect(analyseText('Que pensez-vous des salaires ?', 'fr')).toEqual(analyseText('penser salaire', 'fr'));
    expect(analyseText('rendez-vous', 'fr')).toContain('rendezvous');
  });

  it('tell a word from the function word that differs in an accent', () => {
    expect(analyseText('Größe', 'de')).toEqual(analyseText('Groesse', 'de'));
    expect(analyseText('große', 'de')).toEqual([]);
  });

  it('know names that are function words in small letters', () => {
    expect(analyseText('How do I get into IT in the US?')).toEqual(expect.arrayContaining(['it', 'us']));
    expect(analyseText('Is it for us?')).toEqual([]);
    expect(analyseText('IS IT FOR US?')).toEqual([]);
  });

  it('do not take what is net of tax for .NET', () => {
    expect(analyseText('.NET')).not.toContain(analyseText('net salary')[0]);
  });

  it.each([
    ['数据工程师的工作', ['数据', '工作']],
    ['日本語のデータエンジニア', ['データ', 'エンジニア']],
    ['วิศวกรทำงาน', ['วิศวกร']],
    ['学习C++和node.js的方法', ['学习', 'c++', 'nodejs', '方法']],
  ])('cut %s into words as they are, names kept whole', (text, words) => {
    expect(analyseText(text, 'zh')).toEqual(expect.arrayContaining(words));
  });

  it('keep apart what only marks tell apart', () => {
    expect(analyseText('かき', 'ja')).not.toEqual(analyseText('がき', 'ja'));
    expect(analyseText('ข้อมูล', 'th')).not.toEqual(analyseText('ขอมล', 'th'));
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
