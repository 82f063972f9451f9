import { describe, expect, it } from 'vitest';
import { createAuthor, type InventedPost } from '../../../tests/generators/invented-posts';
import type { DocumentKind } from './document';
import { type ComparableText, isSamePost, sketchOf } from './near-duplicate';

function comparable(post: InventedPost, changes: Partial<ComparableText> = {}): ComparableText {
  return {
    title: post.title,
    kind: 'post',
    passages: post.paragraphs.map((text) => ({ text })),
    ...changes,
  };
}

/** As LinkedIn has it: no title of its own, the first words stand for it. */
function onLinkedIn(post: InventedPost, changes: Partial<ComparableText> = {}): ComparableText {
  const title = post.paragraphs[0]?.split(' ').slice(0, 8).join(' ') ?? '';
  return comparable({ ...post, title }, { kind: 'linkedin-post', ...changes });
}

function isFound(one: ComparableText, other: ComparableText): boolean {
  const keys = new Set(sketchOf(one));
  return sketchOf(other).some((key) => keys.has(key));
}

describe('edited copies', () => {
  const rounds = 400;
  const author = createAuthor(11);
  const copies = Array.from({ length: rounds }, () => {
    const post = author.post();
    return { post, copy: author.edited(post) };
  });
  const share = (isGood: (pair: { post: InventedPost; copy: InventedPost }) => boolean) =>
    copies.filter(isGood).length / rounds;

  const joins = (one: ComparableText, other: ComparableText) => isFound(one, other) && isSamePost(one, other);

  it('are found and joined under their title, and with their title as the first line', () => {
    expect(share(({ post, copy }) => joins(comparable(post), comparable(copy)))).toBeGreaterThan(0.97);
    const isTitled = ({ post, copy }: (typeof copies)[number]) =>
      joins(comparable(post), onLinkedIn({ ...copy, paragraphs: [post.title, ...copy.paragraphs] }));
    expect(share(isTitled)).toBeGreaterThan(0.97);
  });

  it('are mostly joined without any title', () => {
    expect(share(({ post, copy }) => joins(comparable(post), onLinkedIn(copy)))).toBeGreaterThan(0.6);
  });

  it('with the very same words are joined whatever their titles', () => {
    for (const { post } of copies.slice(0, 50)) {
      const renamed = comparable({ ...post, title: 'Something I said before' });
      expect(isSamePost(comparable(post), renamed)).toBe(true);
    }
  });
});

describe('different posts', () => {
  it('are hardly ever compared, and never joined', () => {
    const author = createAuthor(5);
    const holders = new Map<number, number>();
    for (let index = 0; index < 1_000; index += 1) {
      for (const key of sketchOf(comparable(author.post()))) holders.set(key, (holders.get(key) ?? 0) + 1);
    }
    expect([...holders.values()].filter((count) => count > 1).length).toBeLessThan(5);
    const posts = Array.from({ length: 30 }, () => comparable(author.post()));
    for (const [index, post] of posts.entries()) {
      for (const other of posts.slice(0, index)) expect(isSamePost(post, other)).toBe(false);
    }
  });

  const kinds: DocumentKind[] = ['post', 'linkedin-post', 'newsletter'];
  for (const kind of kinds) {
    it(`of a series with a template are never joined (${kind})`, () => {
      const author = createAuthor(kind.length);
      for (let series = 0; series < 120; series += 1) {
        const template = Array.from({ length: 2 + author.upTo(6) }, author.paragraph);
        const [one, other, third] = [1, 2, 3].map((number) => {
          const title = series % 2 === 0 ? author.post().title : `Letter number ${number}`;
          const own = series % 3 === 0 ? [author.sentence()] : [author.paragraph(), author.paragraph()];
          return comparable({ title, paragraphs: [...template, ...own] }, { kind });
        });
        if (!one || !other || !third) throw new TypeError('three issues');
        expect(isSamePost(one, other)).toBe(false);
        expect(isSamePost(one, other, [third])).toBe(false);
      }
    });
  }

  it('of one subject in two years are not joined, however much was kept', () => {
    const author = createAuthor(3);
    const post = author.post(6);
    const years = ['2021', '2025'].map((year) =>
      comparable({ ...post, title: `Are certificates worth it ${year}` }),
    );
    expect(years[0] && years[1] && isSamePost(years[0], years[1])).toBe(false);
  });

  it('of which one quotes a paragraph of the other are not joined', () => {
    const author = createAuthor(4);
    for (let round = 0; round < 50; round += 1) {
      const [post, other] = [author.post(8), author.post(2)];
      const quoting = { ...other, paragraphs: [...other.paragraphs, post.paragraphs[0] ?? ''] };
      expect(isSamePost(comparable(post), comparable(quoting))).toBe(false);
      expect(
        isSamePost(comparable(post), onLinkedIn({ title: '', paragraphs: post.paragraphs.slice(0, 1) })),
      ).toBe(false);
    }
  });
});

describe('a sketch', () => {
  it('does not depend on case, punctuation, character forms, or where passages are cut', () => {
    const text = createAuthor(1).post(4).paragraphs.join(' ');
    const at = text.indexOf(' ', 300);
    const [left, right] = [text.slice(0, at), text.slice(at)];
    const sketch = (...texts: string[]) => sketchOf(comparable({ title: 'Hm', paragraphs: texts }));
    expect(sketch(text.toUpperCase().replace(/\./gu, ' ! '))).toEqual(sketch(text));
    expect(sketch(left, right)).toEqual(sketch(text));
    expect(new Set(sketch(text)).size).toBe(20);
  });

  it('is empty for a few words, and works without spaces between words', () => {
    const sketch = (text: string) => sketchOf(comparable({ title: 'Hm', paragraphs: [text] }));
    expect(sketch('Happy new year to all of you!')).toEqual([]);
    expect(sketch('作品集比证书更重要，因为面试官想看到你做过什么。')).toHaveLength(20);
  });
});
