import { describe, expect, it } from 'vitest';
import type { LibraryDocument, Passage } from '../library/document';
import { createHybridRetriever } from './hybrid-retriever';
import { indexEntriesOf } from './index-entries';
import type { NearPassage } from './retrieval';
import { createMemoryIndex } from './test-index';

interface Post {
  id: string;
  title: string;
  text: string;
  language?: string;
  publishedAt?: number;
}

function retrieverOf(posts: Post[], near?: NearPassage[]) {
  const index = createMemoryIndex();
  const texts = new Map<string, { passage: Passage; document: LibraryDocument }>();
  for (const { id, title, text, language = 'en', publishedAt } of posts) {
    const document: LibraryDocument = {
      id,
      sourceId: 's',
      key: id,
      kind: 'post',
      title,
      url: `https://owner.example/${id}`,
      language,
      tags: [],
      status: 'active',
      contentHash: '',
      wordCount: 0,
      addedAt: 0,
      updatedAt: 0,
      ...(publishedAt === undefined ? {} : { publishedAt }),
    };
    const passage = { order: 0, text, headingPath: [], links: [] };
    index.add(id, indexEntriesOf(document, [passage]));
    texts.set(`${id}#0`, { passage, document });
  }
  return createHybridRetriever({
    index,
    passages: {
      passages: async (wanted) => new Map([...texts].filter(([id]) => wanted.includes(id))),
    },
    ...(near ? { meaning: { nearest: async () => near } } : {}),
  });
}

const ids = (result: { passages: Array<{ documentId: string }> }) =>
  result.passages.map(({ documentId }) => documentId);

const garden: Post[] = Array.from({ length: 20 }, (_, number) => ({
  id: `garden-${number}`,
  title: `Garden diary ${number}`,
  text: 'Beans, tomatoes and a wet spring.',
}));

describe('meaning', () => {
  const posts = [
    ...garden,
    { id: 'leave', title: 'Handing in your notice', text: 'Tell your manager first.' },
    { id: 'job', title: 'Leaving notes in a notebook', text: 'A notebook at work is good.' },
  ];
  const near = [
    { documentId: 'leave', order: 0, score: 0.9, isLatent: true },
    { documentId: 'garden-3', order: 0, score: 0.2, isLatent: true },
  ];
  const query = { text: 'How do I resign at work?', language: 'en', limit: 5 };

  it('finds what shares no word with the question, and says so', async () => {
    expect(ids(await retrieverOf([...garden, posts.at(-2) as Post]).search(query))).not.toContain('leave');
    const result = await retrieverOf([...garden, posts.at(-2) as Post], near).search(query);
    expect(ids(result)[0]).toBe('leave');
    expect(result.passages[0]?.why).toMatchObject({ similarity: 0.9 });
    expect(result.passages[0]?.why?.vector).toBeGreaterThan(0);
  });

  it('does not push aside what says just that', async () => {
    const exact = { id: 'exact', title: 'How to resign at work', text: 'Resign in person, then in writing.' };
    expect(ids(await retrieverOf([...posts, exact], near).search(query))[0]).toBe('exact');
  });

  it('is done without where there are no vectors', async () => {
    expect(ids(await retrieverOf(posts, []).search(query))).toEqual(
      ids(await retrieverOf(posts).search(query)),
    );
  });
});

describe('why a passage was found', () => {
  it('is told by its words, the rarest first, and by what each signal adds', async () => {
    const post = { id: 'kafka', title: 'Kafka topics', text: 'A topic of Kafka is deleted for good.' };
    const { passages } = await retrieverOf([...garden, post]).search({
      text: 'Can I delete a Kafka topic in spring?',
      language: 'en',
      limit: 3,
    });
    const why = passages.find(({ documentId }) => documentId === 'kafka')?.why;
    expect(why?.words.map(({ word }) => word).sort()).toEqual(['Kafka', 'delete', 'topic']);
    expect(why?.words.every(({ share }) => share > 0 && share < 1)).toBe(true);
    expect(why?.lexical).toBeGreaterThan(0);
    expect(why?.title).toBeGreaterThan(0);
    expect(why?.vector).toBe(0);
  });
});

describe('the order', () => {
  it('puts another view before a copy under the same title', async () => {
    const posts = [
      ...garden,
      { id: 'blog', title: 'Learning Rust slowly', text: 'Learning Rust takes a winter.' },
      { id: 'copy', title: 'Learning Rust slowly', text: 'Learning Rust takes a winter.' },
      { id: 'other', title: 'Learning Rust slowly at work', text: 'Learning Rust takes a winter.' },
    ];
    const found = ids(
      await retrieverOf(posts).search({ text: 'learning Rust slowly', language: 'en', limit: 3 }),
    );
    expect(found).toEqual(['blog', 'other', 'copy']);
  });

  it('leans to the newer one as far as the owner wants', async () => {
    const year = 365 * 24 * 3600 * 1000;
    const posts = [
      ...garden,
      {
        id: 'old',
        title: 'Pricing a workshop',
        text: 'Price a workshop by the day, not by the head.',
        publishedAt: 0,
      },
      { id: 'new', title: 'Workshop prices', text: 'A price for a workshop.', publishedAt: 4 * year },
    ];
    const query = { text: 'How do you price a workshop by the day?', language: 'en', limit: 2 };
    const { search } = retrieverOf(posts);
    expect(ids(await search({ ...query, lossPerYear: 0 }))[0]).toBe('old');
    const shares = async (lossPerYear: number) => {
      const { passages } = await search({ ...query, lossPerYear });
      return (
        (passages.find(({ documentId }) => documentId === 'old')?.score ?? 0) / (passages[0]?.score ?? 1)
      );
    };
    expect(await shares(0.06)).toBeLessThan(await shares(0));
  });
});

describe('the reader', () => {
  const posts = [
    ...garden,
    { id: 'deep', title: 'Docker at scale', text: 'Docker images, layers and their caches, in production.' },
    { id: 'first', title: 'Docker for beginners', text: 'Docker packs a program with what it needs.' },
    { id: 'soil', title: 'Newcomers and their soil', text: 'Soil for newcomers.' },
  ];
  const query = { text: 'Which Docker images and layers matter?', language: 'en', limit: 5 };

  it('decides between documents that answer alike, and brings in none that does not answer', async () => {
    const { search } = retrieverOf(posts);
    const alike = { ...query, text: 'Where do I start with Docker?' };
    const gained = async (reader?: string) =>
      (await search({ ...alike, ...(reader ? { reader } : {}) })).passages.find(
        ({ documentId }) => documentId === 'first',
      )?.score ?? 0;
    expect(await gained('a newcomer to all this')).toBeGreaterThan((await gained()) * 1.05);
    expect(ids(await search({ ...query, reader: 'a newcomer' }))[0]).toBe('deep');
    expect(ids(await search({ ...query, reader: 'a newcomer' }))).not.toContain('soil');
  });
});

describe('other languages', () => {
  const german: Post[] = [
    { id: 'gehalt', title: 'Über Gehälter verhandeln', text: 'Nenne deine Zahl als Zweite.', language: 'de' },
    {
      id: 'bewerbung',
      title: 'Die erste Bewerbung',
      text: 'Ein Anschreiben braucht drei Sätze.',
      language: 'de',
    },
    {
      id: 'umzug',
      title: 'Umzug in eine andere Stadt',
      text: 'Wohnungen findet man über Freunde.',
      language: 'de',
    },
    {
      id: 'testen',
      title: 'Automatisches Testen von Datenflüssen',
      text: 'Teste die Ränder zuerst.',
      language: 'de',
    },
  ];
  const spanish: Post[] = [
    { id: 'sueldo', title: 'Negociar el sueldo', text: 'Di tu cifra en segundo lugar.', language: 'es' },
    {
      id: 'charla',
      title: 'Tu primera charla',
      text: 'Ensaya las transiciones en voz alta.',
      language: 'es',
    },
    { id: 'libros', title: 'Libros que releo', text: 'Tres libros sobre estadística.', language: 'es' },
  ];
  it.each([
    ['de', german, 'Wie verhandle ich mein Gehalt?', 'gehalt'],
    ['de', german, 'Worauf kommt es bei Bewerbungen an?', 'bewerbung'],
    ['de', german, 'Wie teste ich einen Datenfluss automatisch?', 'testen'],
    ['es', spanish, '¿Cómo negocio mi sueldo?', 'sueldo'],
    ['es', spanish, '¿Qué libro de estadísticas recomiendas?', 'libros'],
    ['es', spanish, 'Doy mi primera charla el lunes, ¿cómo la ensayo?', 'charla'],
  ])('%s: finds the right post (%#)', async (language, posts, text, right) => {
    expect(ids(await retrieverOf([...garden, ...posts]).search({ text, language, limit: 3 }))[0]).toBe(right);
  });
});
