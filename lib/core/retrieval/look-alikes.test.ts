import { expect, test } from 'vitest';
import { likeMessages, type SketchBlock, sketchOf } from './look-alikes';

function blockOf(texts: string[]): SketchBlock {
  const sketches = texts.map((text) => sketchOf(text, 'en'));
  const ends: number[] = [];
  for (const sketch of sketches) ends.push((ends.at(-1) ?? 0) + sketch.length);
  return {
    ends: Uint32Array.from(ends),
    hashes: Uint32Array.from(sketches.flatMap((sketch) => [...sketch])),
  };
}

const messages = [
  'Hi! Which Python course would you take first as a teacher?',
  'Are you hiring? We have an exciting opportunity for a data engineer.',
  'How do I negotiate the salary of my first data job?',
  'Thanks for the talk, it was great!',
  'I read your post on Kubernetes. Should I learn Docker before it?',
];
const like = (question: string, blocks = [blockOf(messages)]) =>
  likeMessages(sketchOf(question, 'en'), blocks, 3).map(({ block, at }) => [block, at]);

test.each([
  ['What course in python should a teacher take first?', 0],
  ['Any advice for negotiating salary in a first data job?', 2],
  ['docker or kubernetes first: what should I learn?', 4],
])('%s is like the message that asked the same', (question, at) => {
  expect(like(question)[0]).toEqual([0, at]);
});

test.each(['Could you review my conference proposal on type systems?', '', 'Hello there'])(
  'nothing is like “%s”',
  (question) => {
    expect(like(question)).toEqual([]);
  },
);

test('of two that say the same the later one comes first, wherever it is kept', () => {
  const [first = ''] = messages;
  expect(like(first, [blockOf([first, messages[1] ?? '']), blockOf([first])])).toEqual([
    [1, 0],
    [0, 0],
  ]);
});
