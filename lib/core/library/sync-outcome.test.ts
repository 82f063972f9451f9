import { describe, expect, it } from 'vitest';
import { judgeSync, saysItIsGone } from './sync-outcome';

const website = (seen: number, before?: number, more: object = {}) =>
  judgeSync({ kind: 'website', listed: seen, seen, ...(before === undefined ? {} : { before }), ...more });

describe('what a sync may conclude from what it did not see', () => {
  it('marks what a whole website no longer has', () => {
    expect(website(40, 42)).toEqual({ kind: 'ok', marksGone: true });
    expect(website(42, 40)).toEqual({ kind: 'ok', marksGone: true });
    expect(website(5)).toEqual({ kind: 'ok', marksGone: true });
  });

  it('keeps everything when a source comes back empty', () => {
    const because = { code: 'source-empty', values: { before: 12 } };
    expect(website(0, 12)).toEqual({ kind: 'kept', because });
    expect(judgeSync({ kind: 'feed', listed: 0, seen: 0, before: 12 })).toEqual({ kind: 'kept', because });
  });

  it('keeps everything when nothing of what is listed can be read', () => {
    expect(judgeSync({ kind: 'website', listed: 40, seen: 0, before: 40 })).toMatchObject({ kind: 'kept' });
  });

  it('keeps everything when it has less than half of what it had', () => {
    expect(website(19, 40)).toEqual({
      kind: 'kept',
      because: { code: 'source-shrunk', values: { before: 40, now: 19 } },
    });
    expect(website(20, 40)).toMatchObject({ kind: 'ok' });
  });

  it('counts pages that could not be read (a login, an error) as not seen', () => {
    expect(judgeSync({ kind: 'website', listed: 40, seen: 10, before: 40 })).toMatchObject({
      because: { code: 'source-shrunk' },
    });
  });

  it('believes a small source that loses one or two', () => {
    expect(website(1, 3)).toMatchObject({ kind: 'ok', marksGone: true });
    expect(website(1, 4)).toMatchObject({ kind: 'kept' });
  });

  it('believes less when the owner says so, but never an empty answer', () => {
    expect(website(3, 40, { acceptsFewer: true })).toEqual({ kind: 'ok', marksGone: true });
    expect(website(0, 40, { acceptsFewer: true })).toMatchObject({ kind: 'kept' });
  });

  it('never takes an entry that left a feed for gone', () => {
    expect(judgeSync({ kind: 'feed', listed: 20, seen: 20, before: 20 })).toEqual({
      kind: 'ok',
      marksGone: false,
    });
  });

  it('concludes nothing from a source that says nothing changed', () => {
    expect(judgeSync({ kind: 'website', seen: 1, before: 40 })).toEqual({ kind: 'ok', marksGone: false });
  });

  it('takes only “not found” and “gone” for an answer about one page', () => {
    const answer = (status: number) => saysItIsGone({ code: 'http-error', values: { status } });
    expect([404, 410, 403, 500].map(answer)).toEqual([true, true, false, false]);
    expect(saysItIsGone({ code: 'page-needs-login' })).toBe(false);
  });
});
