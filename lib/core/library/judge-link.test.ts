import { describe, expect, it } from 'vitest';
import { checkedAddress } from './checked-address';
import { isCheckDue } from './due-checks';
import { judgeLink, type LinkAnswer, nextMethod, retryAfterOf } from './judge-link';
import type { LinkCheck } from './link-check';

const url = 'https://hedda.example/posts/keys';
const now = 1_790_000_000_000;
const day = 24 * 3_600_000;

const head = (status?: number, more: Partial<LinkAnswer> = {}): LinkAnswer => ({
  method: 'HEAD',
  ...(status === undefined ? {} : { status, url }),
  ...more,
});
const get = (status?: number, more: Partial<LinkAnswer> = {}): LinkAnswer => ({
  ...head(status, more),
  method: 'GET',
});

function judged(answers: LinkAnswer[], before?: Partial<LinkCheck>, at = now, address = url): LinkCheck {
  const last = { url: address, state: 'unsure' as const, checkedAt: at - 7 * day, failures: 0, ...before };
  return judgeLink({ url: address, answers, now: at, ...(before ? { before: last } : {}) });
}

describe('how a link is asked for', () => {
  it.each([
    ['with HEAD first', [], 'HEAD'],
    ['no more when that works', [head(200)], undefined],
    ['with GET when HEAD is refused', [head(405)], 'GET'],
    ['with GET when HEAD says it is gone', [head(404)], 'GET'],
    ['with GET when HEAD was sent elsewhere', [head(200, { url: 'https://other.example/x' })], 'GET'],
    ['with GET when nobody answered HEAD', [head()], 'GET'],
    ['no more when both say it is gone', [head(404), get(410)], undefined],
    ['a third time when only GET says it is gone', [head(405), get(404)], 'GET'],
    ['no fourth time', [head(405), get(404), get(200)], undefined],
    ['no more when the server is busy', [head(429)], undefined],
    ['no more when the server asks to wait', [head(503, { retryAfter: 1000 })], undefined],
    ['no more when it leads out', [head(undefined, { leadsOut: true })], undefined],
    ['no more after a timeout', [head(undefined, { isTimeout: true })], undefined],
  ])('%s', (_, answers, method) => {
    expect(nextMethod(url, answers)).toBe(method);
  });
});

describe('the state of a link', () => {
  it.each([200, 204, 206])('is ok with %i', (status) => {
    expect(judged([head(status)])).toEqual({ url, state: 'ok', status, checkedAt: now, failures: 0 });
  });

  it.each([404, 410])('is dead when two answers say %i, unsure with one', (status) => {
    expect(judged([head(status), get(status)]).state).toBe('dead');
    expect(judged([head(405), get(status), get(status)]).state).toBe('dead');
    expect(judged([head(status), get(200)]).state).toBe('ok');
    expect(judged([head(405), get(status), get(503)]).state).toBe('unsure');
  });

  it.each([400, 401, 403, 405, 429, 451, 500, 502, 503, 999])(
    'is unsure with %i, however often',
    (status) => {
      const often = { failures: 9, status, failingSince: now - 90 * day };
      expect(judged([head(status), get(status)], often)).toMatchObject({ state: 'unsure', failures: 10 });
    },
  );

  it('is unsure when the server is too slow', () => {
    expect(judged([head(undefined, { isTimeout: true })], { failures: 9 }).state).toBe('unsure');
  });

  it('is dead when nobody answered three times over days', () => {
    const silent = [head(), get()];
    const once = judged(silent);
    expect(once).toMatchObject({ state: 'unsure', failures: 1, failingSince: now });
    const twice = judged(silent, once, now + day);
    expect(twice).toMatchObject({ state: 'unsure', failures: 2, failingSince: now });
    expect(judged(silent, twice, now + 2 * day).state).toBe('unsure');
    expect(judged(silent, twice, now + 3 * day).state).toBe('dead');
  });

  it('of http is never dead for silence: only its https form was asked for', () => {
    const long = { failures: 9, failingSince: now - 90 * day };
    expect(judged([head(), get()], long, now, 'http://hedda.example/posts/keys').state).toBe('unsure');
  });

  it('is unsure when it leads to where Drafthand may not look, and that is no silence', () => {
    const out = judged([head(undefined, { leadsOut: true })], { failures: 9, failingSince: now - 90 * day });
    expect(out).toMatchObject({ state: 'unsure', leadsOut: true, failures: 1 });
    expect(judged([head(), get()], { ...out, failures: 9 }, now + 9 * day)).toMatchObject({ failures: 1 });
  });

  it('counts silence anew after another kind of failure', () => {
    const refused = { failures: 5, status: 403, failingSince: now - 30 * day };
    expect(judged([head(), get()], refused)).toMatchObject({ failures: 1, failingSince: now });
  });

  it('stays dead until it answers', () => {
    const dead = { state: 'dead' as const, failures: 2, status: 404 };
    expect(judged([head(500), get(500)], dead).state).toBe('dead');
    expect(judged([head(200)], dead)).toMatchObject({ state: 'ok', failures: 0 });
  });

  it('is unsure when the https form of an http address is missing', () => {
    expect(judged([head(404), get(404)], undefined, now, 'http://hedda.example/posts/keys').state).toBe(
      'unsure',
    );
  });

  it.each([
    ['another path', 'https://hedda.example/blog/keys', 'https://hedda.example/blog/keys'],
    ['another host', 'https://notes.example/keys?utm_source=x', 'https://notes.example/keys'],
  ])('is moved when it leads to %s', (_, target, movedTo) => {
    expect(judged([head(200, { url: target }), get(200, { url: target })])).toMatchObject({
      state: 'moved',
      movedTo,
      failures: 0,
    });
  });

  it.each([
    ['https', 'http://hedda.example/posts/keys', 'https://hedda.example/posts/keys'],
    ['www', url, 'https://www.hedda.example/posts/keys'],
    ['a last slash', url, `${url}/`],
    ['capitals in the path', url, 'https://hedda.example/Posts/Keys'],
    ['parameters', url, `${url}?page=1`],
    ['the language of a start page', 'https://hedda.example/', 'https://hedda.example/en/home'],
    ['what a short link stands for', 'https://youtu.be/abc', 'https://www.youtube.com/watch?v=abc'],
  ])('is ok when the redirect is about %s only', (_, asked, target) => {
    expect(judged([get(200, { url: target })], undefined, now, asked).state).toBe('ok');
  });

  it('is unsure when it leads to a login or consent page', () => {
    expect(judged([get(200, { url: 'https://hedda.example/login?next=x' })]).state).toBe('unsure');
    expect(judged([get(200, { url: 'https://consent.video.example/m?c=x' })]).state).toBe('unsure');
  });

  it('is dead when it leads to a start page twice', () => {
    for (const start of ['https://hedda.example/', 'https://hedda.example/de/', 'https://parked.example']) {
      const once = judged([get(200, { url: start })]);
      expect(once.state).toBe('unsure');
      expect(judged([get(200, { url: start })], once, now + day).state).toBe('dead');
    }
  });
});

describe('what is asked at all', () => {
  it.each([
    ['https://hedda.example/a?b=c#d', 'https://hedda.example/a?b=c'],
    ['http://hedda.example/a', 'https://hedda.example/a'],
  ])('%s as %s', (address, asked) => {
    expect(checkedAddress(address)).toBe(asked);
  });

  it.each([
    'https://www.linkedin.com/posts/x',
    'https://de.linkedin.com/in/x',
    'https://lnkd.in/abc',
    'http://localhost/x',
    'http://router/reboot',
    'http://192.168.1.1/reboot',
    'http://2130706433/',
    'http://[::1]/',
    'http://printer.local/',
    'https://wiki.corp/',
    'https://hedda.example:8443/',
    'https://me:secret@hedda.example/',
    'ftp://hedda.example/',
    'mailto:hedda@hedda.example',
  ])('never %s', (address) => {
    expect(checkedAddress(address)).toBeUndefined();
  });
});

describe('when the weekly check has a turn for a link', () => {
  const check = (failures: number, daysAgo: number): LinkCheck => {
    return { url, state: 'unsure', checkedAt: now - daysAgo * day, failures };
  };

  it('is once a week, and less and less often while it fails', () => {
    expect(isCheckDue(undefined, now)).toBe(true);
    expect(isCheckDue(check(0, 6), now)).toBe(false);
    expect(isCheckDue(check(1, 7), now)).toBe(true);
    expect(isCheckDue(check(2, 13), now)).toBe(false);
    expect(isCheckDue(check(3, 28), now)).toBe(true);
    expect(isCheckDue(check(40, 56), now)).toBe(true);
  });
});

describe('Retry-After', () => {
  it('is read as seconds or a date', () => {
    expect(retryAfterOf('120', now)).toBe(120_000);
    expect(retryAfterOf(new Date(now + 5_000).toUTCString(), now)).toBe(5_000);
    expect(retryAfterOf(new Date(now - 5_000).toUTCString(), now)).toBe(0);
    expect(retryAfterOf('soon', now)).toBeUndefined();
    expect(retryAfterOf(null, now)).toBeUndefined();
  });
});
