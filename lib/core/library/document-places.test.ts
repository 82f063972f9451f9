import { describe, expect, it } from 'vitest';
import { addressRank, defaultAddress, firstPublished } from './document-places';
import type { Occurrence } from './occurrence';
import { textChanges } from './text-changes';

function found(sourceId: string, changes: Partial<Occurrence> = {}): Occurrence {
  return {
    ...{ sourceId, key: 'k', documentId: 'd', title: 'Portfolios', contentHash: sourceId },
    ...{ firstSeenAt: 1, lastSeenAt: 1 },
    ...changes,
  };
}

describe('the address of a document', () => {
  it.each([
    ['https://owner.example/post', 0],
    ['https://notmedium.com/post', 0],
    ['https://medium.com/@owner/post', 1],
    ['https://owner.substack.com/p/post', 1],
    ['https://www.linkedin.com/pulse/post', 2],
    ['https://lnkd.in/x', 2],
    ['no address', 2],
  ])('%s has rank %i', (url, rank) => {
    expect(addressRank(url)).toBe(rank);
  });

  it('is the best that is still there, then the one of its text, then the one known longest', () => {
    const own = found('site', { url: 'https://owner.example/a' });
    const other = found('feed', { url: 'https://owner.example/b', firstSeenAt: 0 });
    const linkedIn = found('archive', { url: 'https://www.linkedin.com/pulse/c' });
    const file = found('folder');
    expect(defaultAddress([linkedIn, other, own], own)).toBe(own.url);
    expect(defaultAddress([linkedIn, own, other], file)).toBe(other.url);
    expect(defaultAddress([{ ...own, goneSince: 5 }, linkedIn], own)).toBe(linkedIn.url);
    expect(defaultAddress([{ ...own, goneSince: 5 }], own)).toBe(own.url);
    expect(defaultAddress([file], file)).toBeUndefined();
  });
});

describe('the date of a document', () => {
  it('is the first that is stated, and the time of a file where nothing is', () => {
    const file = { publishedAt: 1, publishedFrom: 'file' as const };
    const page = { publishedAt: 30, publishedFrom: 'page' as const };
    const post = { publishedAt: 20, publishedFrom: 'urn' as const };
    expect(firstPublished([file, page, post])).toEqual(post);
    expect(firstPublished([file, {}])).toEqual(file);
    expect(firstPublished([{}])).toEqual({});
  });
});

describe('what changed in a text', () => {
  const passages = (...texts: string[]) => texts.map((text) => ({ text }));

  it('is told by paragraph, wherever passages are cut, the longest first and cut for display', () => {
    const before = passages('One.\n\nTwo, which goes.', 'Three.');
    const long = `Four ${'and more '.repeat(60)}`;
    const after = passages('One.', `Three.\n\nFive.\n\n${long}`);
    const { added, removed } = textChanges(before, after);
    expect(removed).toEqual(['Two, which goes.']);
    expect(added?.[1]).toBe('Five.');
    expect(added?.[0]).toMatch(/^Four and more .*…$/);
    expect(added?.[0]?.length).toBeLessThanOrEqual(281);
  });

  it('is nothing when only the cuts moved, and few paragraphs of a long text', () => {
    expect(textChanges(passages('One.\n\nTwo.'), passages('One.', 'Two.'))).toEqual({});
    const many = passages(Array.from({ length: 50 }, (_, index) => `Paragraph ${index}.`).join('\n\n'));
    expect(textChanges([], many).added).toHaveLength(4);
  });

  it('never cuts a character in two', () => {
    const [shown = ''] = textChanges([], passages('𐌰'.repeat(300))).added ?? [];
    expect(shown.isWellFormed()).toBe(true);
  });
});
