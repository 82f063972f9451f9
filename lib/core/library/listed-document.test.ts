import { describe, expect, it } from 'vitest';
import { facetsOf, type ListedDocument, selectDocuments } from './listed-document';

function listed(id: string, changes: Partial<ListedDocument> = {}): ListedDocument {
  return {
    id,
    sourceId: 'folder:blog',
    sourceIds: ['folder:blog'],
    key: `${id}.md`,
    kind: 'post',
    title: id,
    tags: [],
    status: 'active',
    contentHash: id,
    wordCount: 100,
    addedAt: 0,
    updatedAt: 0,
    ...changes,
  };
}

const ids = (documents: ListedDocument[]) => documents.map((document) => document.id);

describe('documents of a list', () => {
  it('are found by all words in title, address or tag, whatever case and accents', () => {
    const documents = [
      listed('a', { title: 'Ein Café am Hafen', tags: ['Reisen'] }),
      listed('b', { title: 'Cafe', url: 'https://owner.example/port' }),
      listed('c'),
    ];
    expect(ids(selectDocuments(documents, { search: ' CAFE ' }, 'title'))).toEqual(['b', 'a']);
    expect(ids(selectDocuments(documents, { search: 'café reisen' }, 'title'))).toEqual(['a']);
    expect(ids(selectDocuments(documents, { search: 'example/port' }, 'title'))).toEqual(['b']);
  });

  it('are in every state they have, and removed ones in no other', () => {
    const documents = [
      listed('open'),
      listed('own', { status: 'private' }),
      listed('old', { status: 'superseded', linkProblem: 'dead' }),
      listed('left', { isGone: true, linkProblem: 'moved' }),
      listed('away', { status: 'removed', linkProblem: 'dead', isGone: true }),
    ];
    const inState = (state: Parameters<typeof selectDocuments>[1]['state']) =>
      ids(selectDocuments(documents, { state }, 'title'));
    expect(inState('all')).toEqual(['left', 'old', 'open', 'own']);
    expect(inState('public')).toEqual(['left', 'old', 'open']);
    expect(inState('private')).toEqual(['own']);
    expect(inState('superseded')).toEqual(['old']);
    expect(inState('dead-links')).toEqual(['old']);
    expect(inState('moved-links')).toEqual(['left']);
    expect(inState('gone')).toEqual(['left']);
    expect(inState('removed')).toEqual(['away']);
    expect(facetsOf(documents).states).toEqual({
      all: 4,
      public: 3,
      private: 1,
      superseded: 1,
      'dead-links': 1,
      'moved-links': 1,
      gone: 1,
      removed: 1,
    });
  });

  it('are of every source they were found in, and of their year and language', () => {
    const documents = [
      listed('a', {
        sourceIds: ['folder:blog', 'feed:x'],
        publishedAt: Date.UTC(2024, 11, 31),
        language: 'en',
      }),
      listed('b', { publishedAt: Date.UTC(2025, 0, 1), language: 'de' }),
      listed('c'),
    ];
    expect(ids(selectDocuments(documents, { sourceId: 'feed:x' }, 'title'))).toEqual(['a']);
    expect(ids(selectDocuments(documents, { year: 2025 }, 'title'))).toEqual(['b']);
    expect(ids(selectDocuments(documents, { year: 'none' }, 'title'))).toEqual(['c']);
    expect(ids(selectDocuments(documents, { language: 'none' }, 'title'))).toEqual(['c']);
    const facets = facetsOf(documents);
    expect([...facets.sources]).toEqual([
      ['folder:blog', 3],
      ['feed:x', 1],
    ]);
    expect(facets.years.get(2024)).toBe(1);
    expect(facets.languages.get('none')).toBe(1);
  });

  it('stand in the order that was asked for', () => {
    const documents = [
      listed('a', { title: 'Part 10', publishedAt: 3, wordCount: 5, updatedAt: 1 }),
      listed('b', { title: 'Part 9', publishedAt: 1, wordCount: 9, updatedAt: 3 }),
      listed('c', { title: 'Part 1', addedAt: 2, wordCount: 7, updatedAt: 2 }),
    ];
    const sorted = (sort: Parameters<typeof selectDocuments>[2]) => ids(selectDocuments(documents, {}, sort));
    expect(sorted('newest')).toEqual(['a', 'c', 'b']);
    expect(sorted('oldest')).toEqual(['b', 'c', 'a']);
    expect(sorted('title')).toEqual(['c', 'b', 'a']);
    expect(sorted('changed')).toEqual(['b', 'c', 'a']);
    expect(sorted('longest')).toEqual(['b', 'c', 'a']);
  });
});
