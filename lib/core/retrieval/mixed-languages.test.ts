import { expect, test } from 'vitest';
import type { LibraryDocument, Passage } from '../library/document';
import { createHybridRetriever } from './hybrid-retriever';
import { indexEntriesOf } from './index-entries';
import { languagesOfLibrary } from './library-languages';
import { createMemoryIndex } from './test-index';

/** A German and a French post, in which names of the trade are cut as their languages have it. */
const posts = [
  { id: 'container', language: 'de', title: 'Docker im Alltag', text: 'Ich nutze Docker seit Jahren.' },
  {
    id: 'tests',
    language: 'fr',
    title: 'Le testing',
    text: 'Le testing et le marketing sont des freelancings.',
  },
  { id: 'garden', language: 'de', title: 'Im Garten', text: 'Ich habe Bohnen gepflanzt.' },
];

function retriever() {
  const index = createMemoryIndex();
  const texts = new Map<string, { passage: Passage; document: LibraryDocument }>();
  for (const { id, language, title, text } of posts) {
    const passage = { order: 0, text, headingPath: [], links: [] };
    const facts = {
      sourceId: 's',
      key: id,
      kind: 'post',
      tags: [],
      status: 'active',
      contentHash: '',
    } as const;
    const document = { id, title, language, ...facts, wordCount: 0, addedAt: 0, updatedAt: 0 };
    index.add(id, indexEntriesOf(document, [passage]));
    texts.set(`${id}#0`, { passage, document: { ...document, tags: [] } });
  }
  const passages = async (ids: string[]) => new Map([...texts].filter(([id]) => ids.includes(id)));
  return createHybridRetriever({ index, passages: { passages } });
}

test.each([
  ['Docker or Podman?', 'en', 'container'],
  ['What do you think of testing?', 'en', 'tests'],
  ['¿Qué opinas de Docker?', 'es', 'container'],
])(
  'a question finds the post in another language that has its word: %s',
  async (text, language, expected) => {
    const query = { text, language, libraryLanguages: ['de', 'fr'], limit: 4 };
    const { passages } = await retriever().search(query);
    expect(passages[0]?.documentId).toBe(expected);
    expect(passages[0]?.why?.title).toBeGreaterThan(0);
  },
);

test('a language of a few quotations is none of the library', () => {
  const counts = new Map([
    ['en', 960],
    ['de', 30],
    ['nl', 10],
  ]);
  expect(languagesOfLibrary(counts)).toEqual(['en', 'de']);
});
