import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeDocuments, type StoredDocument } from './merge-documents';
import { mergeRow } from './merge-rows';

function stored(changes: Partial<StoredDocument> = {}): StoredDocument {
  return {
    id: 'a',
    sourceId: 'folder:blog',
    key: 'a.md',
    kind: 'post',
    title: 'Portfolios',
    tags: [],
    status: 'active',
    contentHash: 'hash-a',
    wordCount: 10,
    addedAt: 1,
    updatedAt: 10,
    chosen: {},
    ...changes,
  };
}

/** A library: ids are unique, and so are places. */
const library = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      key: fc.constantFrom('1.md', '2.md', '3.md', '4.md', '5.md'),
      contentHash: fc.constantFrom('h1', 'h2', 'h3', 'h4', 'h5', 'h6'),
      updatedAt: fc.integer({ min: 1, max: 4 }),
      status: fc.constantFrom('active', 'private', 'superseded', 'removed'),
      title: fc.constantFrom('One', 'Two'),
    }),
    { selector: ({ id }) => id, maxLength: 5 },
  )
  .map((rows) => {
    const seen = new Set<string>();
    const unique = rows.filter(({ key }) => !seen.has(key) && seen.add(key));
    return unique.map((row) => stored(row as Partial<StoredDocument>));
  });

/** The library after the merge, as the store writes it. */
function merged(incoming: StoredDocument[], local: StoredDocument[]): StoredDocument[] {
  const rows = new Map(local.map((row) => [row.id, row]));
  for (const { row } of mergeDocuments(incoming, local).values()) if (row) rows.set(row.id, row);
  return [...rows.values()];
}

const places = (rows: StoredDocument[]) => rows.map(({ sourceId, key }) => `${sourceId}/${key}`);
const isPrivate = ({ status }: StoredDocument) => status === 'private';

describe('merging documents', () => {
  it('never loses one, never gives two the same id or place, and changes nothing the second time', () => {
    fc.assert(
      fc.property(library, library, (incoming, local) => {
        const merges = mergeDocuments(incoming, local);
        const after = merged(incoming, local);
        const ids = after.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(places(after)).size).toBe(after.length);
        for (const { id } of local) expect(ids).toContain(id);
        for (const { id } of incoming) expect(ids).toContain(merges.get(id)?.id);
        expect(merged(incoming, after)).toEqual(after);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never makes a private document public, from either side', () => {
    fc.assert(
      fc.property(library, library, (incoming, local) => {
        const merges = mergeDocuments(incoming, local);
        const after = new Map(merged(incoming, local).map((row) => [row.id, row]));
        for (const row of local.filter(isPrivate)) {
          expect(['private', 'removed']).toContain(after.get(row.id)?.status);
        }
        for (const row of incoming.filter(isPrivate)) {
          expect(['private', 'removed']).toContain(after.get(merges.get(row.id)?.id ?? '')?.status);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('into an empty library is the backup itself', () => {
    fc.assert(
      fc.property(library, (incoming) => {
        expect(merged(incoming, [])).toEqual(incoming);
      }),
    );
  });

  it('keeps what is newer, and what is here when both are equally new', () => {
    const action = (updatedAt: number, title: string) =>
      mergeDocuments([stored({ updatedAt, title })], [stored()]).get('a')?.action;
    expect(action(11, 'New')).toBe('update');
    expect(action(10, 'Other')).toBe('keep');
    expect(action(9, 'Old')).toBe('keep');
    expect(action(10, 'Portfolios')).toBe('same');
  });

  it('finds the same document by its place, then its id, then its content', () => {
    const local = stored({ id: 'here' });
    const idOf = (changes: Partial<StoredDocument>) =>
      mergeDocuments([stored(changes)], [local]).get('x')?.id;
    expect(idOf({ id: 'x', contentHash: 'other' })).toBe('here');
    expect(idOf({ id: 'x', key: 'other.md' })).toBe('here');
    expect(idOf({ id: 'x', key: 'other.md', contentHash: 'other' })).toBe('x');
  });

  it('keeps the place a document has here when it takes over newer content', () => {
    const incoming = stored({ id: 'x', sourceId: 'zip:other', key: 'o.md', updatedAt: 11, title: 'New' });
    const { row } = mergeDocuments([incoming], [stored()]).get('x') ?? {};
    expect(row).toMatchObject({ id: 'a', sourceId: 'folder:blog', key: 'a.md', title: 'New' });
  });

  it('gives a document another id when its own is another document’s here', () => {
    const local = [stored({ id: 'a', key: '1.md', contentHash: 'x' })];
    const incoming = [
      stored({ id: 'b', key: '1.md', contentHash: 'x' }),
      stored({ id: 'a', key: '2.md', contentHash: 'y' }),
    ];
    const merges = mergeDocuments(incoming, local);
    expect([merges.get('b')?.id, merges.get('a')?.id]).toEqual(['a', 'a-2']);
  });
});

describe('merging other rows', () => {
  const table = { newness: ['editedAt'] };
  it.each([
    [undefined, 'add'],
    [{ text: 'x', editedAt: 5 }, 'same'],
    [{ editedAt: 5, text: 'x' }, 'same'],
    [{ text: 'old', editedAt: 4 }, 'update'],
    [{ text: 'new', editedAt: 6 }, 'keep'],
    [{ text: 'other', editedAt: 5 }, 'keep'],
    [{ text: 'without a time' }, 'update'],
  ])('with %j here: %s', (local, action) => {
    expect(mergeRow(table, { text: 'x', editedAt: 5 }, local)).toBe(action);
  });
});
