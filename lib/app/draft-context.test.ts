import { describe, expect, it } from 'vitest';
import type { RetrievalQuery } from '../core/retrieval/retrieval';
import { createTestDrafts } from './test-drafts';
import { builtInSettings, question } from './test-ports';

describe('what a draft is made of', () => {
  it('is looked for in the languages of the library, and for who asks as far as the owner kept it', async () => {
    const { drafts, ports } = createTestDrafts(builtInSettings);
    const queries: RetrievalQuery[] = [];
    const { search } = ports.retriever;
    ports.retriever.search = async (query) => {
      queries.push(query);
      return search(query);
    };
    ports.facts.languages = async () =>
      new Map([
        ['en', 10],
        ['de', 90],
        ['fi', 1],
      ]);
    ports.facts.profile = async () => ({
      profileUrl: 'https://www.linkedin.com/in/jonas/',
      name: 'Jonas Weber',
      positions: [{ title: 'Hospital nurse', company: 'Charité' }],
      education: [],
      skills: [],
    });
    await drafts.start(question, {});
    await drafts.idle();
    expect(queries).toHaveLength(1);
    expect(queries[0]).toMatchObject({
      libraryLanguages: ['de', 'en'],
      reader: expect.stringMatching(/teacher.*Hospital nurse/),
    });
  });

  it('marks a link that this person got through an earlier draft, which the page may not show any more', async () => {
    const { drafts, row, ports } = createTestDrafts(builtInSettings);
    const text = 'Have a look at https://mara.example/boring-pipeline.';
    const at = question.messages[0]?.sentAt ?? 0;
    const marksOf = async (insertedAt: number) => {
      ports.facts.insertedInto = async () => [{ text, at: insertedAt }];
      const id = await drafts.start({ ...question, key: `thread-${insertedAt}` }, {});
      await drafts.idle();
      return row(id).sources?.map(({ wasSentBefore }) => wasSentBefore);
    };
    expect(await marksOf(at - 1)).toEqual([true]);
    // Inserted after the question: it may still stand in the composer.
    expect(await marksOf(at + 1)).toEqual([false]);
  });

  it('keeps what was sent of its questions to find passages, each request once', async () => {
    const { drafts, row, ports } = createTestDrafts(builtInSettings);
    const request = { to: 'https://models.example/v1', json: '{"input":["Which course?"]}' };
    const { search } = ports.retriever;
    ports.retriever.search = async (query) => {
      query.onSent?.(request);
      query.onSent?.(request);
      return search(query);
    };
    const id = await drafts.start(question, {});
    await drafts.idle();
    expect(row(id)).toMatchObject({ state: 'done', questionsSent: [request] });
  });
});
