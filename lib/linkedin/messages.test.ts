import { expect, test } from 'vitest';
import { withAuthor } from './message';
import { keyedOnce } from './messages';

const blank = {
  senderName: 'Ada',
  isOwn: false,
  sentAt: null,
  attachments: [],
  isEdited: false,
  isDeleted: false,
  isSystem: false,
  isPending: false,
};

test('a message is known by its urn, and the same event twice is one message', () => {
  const messages = keyedOnce([
    { ...blank, urn: 'urn:1', text: 'one' },
    { ...blank, urn: 'urn:1', text: 'one' },
    { ...blank, urn: 'urn:2', text: 'two' },
  ]);
  expect(messages.map(({ key }) => key)).toEqual(['urn:1', 'urn:2']);
});

test('messages without an urn get keys of their own, the same at every reading', () => {
  const found = [
    { ...blank, urn: null, text: 'hi' },
    { ...blank, urn: null, text: 'hi' },
    { ...blank, urn: null, text: 'hi', senderName: 'Bo' },
  ];
  const keys = keyedOnce(found).map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
  expect(keyedOnce(found).map(({ key }) => key)).toEqual(keys);
});

test('two texts under one urn are both kept', () => {
  const messages = keyedOnce([
    { ...blank, urn: 'urn:1', text: 'one' },
    { ...blank, urn: 'urn:1', text: 'other' },
  ]);
  expect(messages.map(({ key, text }) => [key, text])).toEqual([
    ['urn:1', 'one'],
    ['urn:1#2', 'other'],
  ]);
});

test('one event in two nodes is one message with what both hold', () => {
  const picture = { kind: 'image', description: 'A chart' } as const;
  const messages = keyedOnce([
    { ...blank, urn: 'urn:1', text: '' },
    { ...blank, urn: 'urn:1', text: 'one' },
    { ...blank, urn: 'urn:1', text: '', attachments: [picture] },
  ]);
  expect(messages).toMatchObject([{ key: 'urn:1', text: 'one', attachments: [picture] }]);
});

test.each<[string, string[], object]>([
  ['Ada Lind: see: here', ['Ada Lind'], { author: 'Ada Lind', text: 'see: here' }],
  ['Ada Lind : voir ici', ['Ada Lind'], { author: 'Ada Lind', text: 'voir ici' }],
  ['Ada: B: words', ['Ada: B'], { author: 'Ada: B', text: 'words' }],
  ['Unknown Person: words', ['Ada'], { author: 'Unknown Person', text: 'words' }],
  ['no author here', ['Ada'], { text: 'no author here' }],
  ['https://example.org/a', [], { text: 'https://example.org/a' }],
])('parts the quote %s', (text, names, expected) => {
  expect(withAuthor({ text }, names)).toEqual(expected);
});
