import { describe, expect, it } from 'vitest';
import { readDemoLibrary } from '../../../evals/demo-set';
import { cutPassages } from './cut-passages';
import type { LibraryDocument } from './document';
import { type DocumentWithText, supersessionOf } from './supersession-candidates';

function written(
  title: string,
  year: number,
  text: string,
  changes: Partial<LibraryDocument> = {},
): DocumentWithText {
  const id = `${title} ${year}`;
  const document: LibraryDocument = {
    ...{ id, sourceId: 'blog', key: id, kind: 'post', title, tags: [], status: 'active' },
    ...{ contentHash: id, wordCount: 10, addedAt: 0, updatedAt: 0, language: 'en' },
    url: `https://owner.example/${encodeURIComponent(id)}`,
    publishedAt: Date.UTC(year, 5, 1),
    publishedFrom: 'front-matter',
    ...changes,
  };
  return { document, passages: cutPassages([{ kind: 'paragraph', text, links: [] }]) };
}

const pairOf = (one: DocumentWithText, other: DocumentWithText) => {
  const found = supersessionOf(one, other);
  return found && [found.newerId, found.olderId];
};

describe('a newer text that says something else', () => {
  it('is found by one title with another year, whichever way round', () => {
    const [older, newer] = [
      written('Which laptop to buy in 2021', 2021, 'Buy a large one.'),
      written('Which laptop to buy in 2025', 2025, 'Buy a small one.'),
    ];
    expect(pairOf(older, newer)).toEqual([newer.document.id, older.document.id]);
    expect(pairOf(newer, older)).toEqual([newer.document.id, older.document.id]);
    expect(supersessionOf(older, newer)?.evidence).toEqual({
      newer: 'Buy a small one.',
      older: 'Buy a large one.',
    });
  });

  it('is found by a sentence about the subject that takes the earlier advice back', () => {
    const older = written(
      'Learning Kubernetes early',
      2020,
      'Learn Kubernetes early, everybody asks for it.',
    );
    const text = 'I have used it since. I no longer recommend Kubernetes to beginners. Start with Docker.';
    const newer = written('Learning Kubernetes', 2024, text);
    expect(pairOf(older, newer)).toEqual([newer.document.id, older.document.id]);
    expect(supersessionOf(older, newer)?.evidence.newer).toBe(
      'I no longer recommend Kubernetes to beginners.',
    );
  });

  it.each([
    ['another subject', written('Baking bread', 2025, 'I changed my mind about bread.')],
    ['nothing taken back', written('Which laptop to carry', 2025, 'Carry a small one.')],
    [
      'a mind changed on something else',
      written('Which laptop to carry', 2025, 'I changed my mind on trains.'),
    ],
    ['an unknown date', written('Which laptop to buy in 2025', 2025, 'x', { publishedFrom: 'file' })],
    ['another language', written('Which laptop to buy in 2025', 2025, 'x', { language: 'de' })],
    ['the same days', written('Which laptop to buy in 2022', 2021, 'I changed my mind about it.')],
    ['a number that is no year', written('Which laptop to buy in 2021, part 2', 2025, 'Buy a small one.')],
  ])('is not seen in %s', (_, other) => {
    expect(
      supersessionOf(written('Which laptop to buy in 2021', 2021, 'Buy a large one.'), other),
    ).toBeUndefined();
  });

  it('is not seen in what comes every year', () => {
    const [one, other] = [2021, 2022].map((year) =>
      written(`Year in review ${year}`, year, 'A good year for me.'),
    );
    expect(one && other && supersessionOf(one, other)).toBeUndefined();
  });
});

describe('in the demo library', () => {
  it('the two texts that were taken back are offered, and nothing else', () => {
    const texts = readDemoLibrary('.').map(({ id, parsed }): DocumentWithText => {
      const { blocks, isPrivate: _, ...stated } = parsed;
      const row = { ...stated, id, sourceId: 'demo', key: id, status: 'active' as const };
      const document = { ...row, contentHash: id, wordCount: 1, addedAt: 0, updatedAt: 0 };
      return { document, passages: cutPassages(blocks) };
    });
    expect(texts).toHaveLength(52);
    const offers = texts.flatMap((one, index) =>
      texts.slice(0, index).flatMap((other) => supersessionOf(one, other) ?? []),
    );
    expect(offers.map(({ newerId, olderId }) => `${newerId} > ${olderId}`).sort()).toEqual([
      'are-certificates-worth-it-2025 > are-certificates-worth-it-2021',
      'when-to-learn-docker-and-kubernetes > learn-kubernetes-early',
    ]);
    expect(offers.map(({ evidence }) => evidence)).toMatchInlineSnapshot(`
      [
        {
          "newer": "It does not hold.",
          "older": "The market changed and so did I. Please read my newer post on certificates instead.",
        },
        {
          "newer": "I take the advice back.",
          "older": "I think differently. The new advice is in when to learn Docker and Kubernetes, and it replaces this post.",
        },
      ]
    `);
  });
});
