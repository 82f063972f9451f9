import { describe, expect, it } from 'vitest';
import { type PastMessage, pairReplies } from './reply-pairs';

const hour = 3_600_000;
let clock = 0;

function message(
  isOwn: boolean,
  text: string,
  after = hour,
  changes: Partial<PastMessage> = {},
): PastMessage {
  clock += after;
  return { isOwn, text, sentAt: clock, isSponsored: false, ...changes };
}

const asked = (text: string, after?: number) => message(false, text, after);
const replied = (text: string, after?: number) => message(true, text, after);
const answer = 'Keep the key that never changes.';

function pair(messages: PastMessage[]) {
  const result = pairReplies({ id: 'c', messages, isGroup: false });
  const counted = result.kept + result.leftOut.reduce((sum, { messages }) => sum + messages, 0);
  expect(counted).toBe(messages.length);
  return {
    pairs: result.pairs.map(({ inboundText, replyText }) => [inboundText, replyText]),
    leftOut: Object.fromEntries(result.leftOut.map(({ reason, messages }) => [reason, messages])),
  };
}

describe('pairReplies', () => {
  it('joins what was asked in several messages and what was replied within a day', () => {
    const { pairs } = pair([
      asked('Hi!'),
      asked('Which key?'),
      replied(answer),
      replied('Never the depot.', 23 * hour),
    ]);
    expect(pairs).toEqual([['Hi!\n\nWhich key?', `${answer}\n\nNever the depot.`]]);
  });

  it('puts messages in the order they were sent', () => {
    const messages = [
      asked('Which key?'),
      replied(answer),
      asked('And why?'),
      replied('Because moves are what breaks it.'),
    ];
    expect(pair(messages.toReversed()).pairs).toEqual([
      ['Which key?', answer],
      ['And why?', 'Because moves are what breaks it.'],
    ]);
  });

  it('keeps a thought of days later out of the reply', () => {
    expect(
      pair([asked('Which key?'), replied(answer), replied('By the way, I am in town.', 48 * hour)]),
    ).toEqual({
      pairs: [['Which key?', answer]],
      leftOut: { 'not-a-reply': 1 },
    });
  });

  it('says why everything else is left out', () => {
    const sponsored = message(false, 'A role for you', hour, { isSponsored: true });
    expect(pair([replied('Hello, may I ask you something?')]).leftOut).toEqual({ 'not-a-reply': 1 });
    expect(pair([asked('Which key?'), replied('Thanks!')]).leftOut).toEqual({ 'too-short': 2 });
    expect(pair([asked('Which key?'), sponsored]).leftOut).toEqual({ unanswered: 1, sponsored: 1 });
  });

  it('gives a reply the same id whatever came after it', () => {
    const messages = [asked('Which key?'), replied(answer)];
    const ids = (all: PastMessage[]) =>
      pairReplies({ id: 'c', messages: all, isGroup: false }).pairs.map(({ id }) => id);
    const before = ids(messages);
    expect(ids([...messages, asked('And why?'), replied('Because moves are what breaks it.')])[0]).toBe(
      before[0],
    );
  });
});
