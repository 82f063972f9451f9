import type { LinkCheck } from './link-check';
import { isSentToLogin } from './login-address';
import { addressKey, normalizeUrl } from './normalize-url';

/** What came of one request. Without a status there was no answer. */
export interface LinkAnswer {
  method: 'HEAD' | 'GET';
  status?: number;
  /** The address that answered, after redirects. */
  url?: string;
  /** It took too long. */
  isTimeout?: true;
  /**
   * It redirects to where Drafthand may not look: a site without access, or one without https. Without
   * this and without a status no connection came about.
   */
  leadsOut?: true;
  /** Milliseconds the server asks to be left alone, from `Retry-After`. */
  retryAfter?: number;
}

/** What is known when a link is judged. */
export interface LinkEvidence {
  /** Normalised. */
  url: string;
  /** In the order of asking, at least one. */
  answers: LinkAnswer[];
  before?: LinkCheck;
  now: number;
}

/** No answer in so many checks in a row, over so many milliseconds, means that the site is gone. */
const silentChecks = 3;
const silentTime = 3 * 24 * 3_600_000;

/**
 * How to ask next, undefined when the answers are enough. HEAD first, since it costs the least. Many
 * servers answer HEAD badly, so anything but a plain success is asked for with GET, and "gone" needs
 * two answers. A server that is busy or slow is not asked a second time.
 */
export function nextMethod(url: string, answers: LinkAnswer[]): LinkAnswer['method'] | undefined {
  const last = answers.at(-1);
  if (!last) return 'HEAD';
  if (last.isTimeout || last.leadsOut || isBusy(last)) return undefined;
  if (last.method === 'HEAD') return isSuccess(last) && !isElsewhere(url, last) ? undefined : 'GET';
  const isConfirmed = answers.filter(isGone).length !== 1 || answers.length > 2;
  return isGone(last) && !isConfirmed ? 'GET' : undefined;
}

/**
 * The state of a link after a check.
 *
 * A browser does not tell an extension which kind of redirect it followed, so `moved` is judged by where
 * it leads: another page, not a login page, the site's start page or the form of a short link. A page
 * that leads to a start page is gone without saying so; that counts when it happens twice. A dead link
 * stays dead until it answers.
 */
export function judgeLink({ url, answers, before, now }: LinkEvidence): LinkCheck {
  const last = answers.at(-1);
  const status = last?.status;
  const base = {
    url,
    ...(status === undefined ? {} : { status }),
    ...(last?.leadsOut ? { leadsOut: true as const } : {}),
    checkedAt: now,
  };
  const verdict = last ? verdictOf(url, answers, last) : { state: 'unsure' as const };
  if (verdict.state === 'ok' || verdict.state === 'moved') return { ...base, ...verdict, failures: 0 };

  const isSilent = status === undefined && !last?.leadsOut;
  const wasSilent = before?.status === undefined && !before?.leadsOut;
  const isAlike = before !== undefined && before.failures > 0 && isSilent === wasSilent;
  const failures = isAlike ? before.failures + 1 : 1;
  const failingSince = (isAlike ? before.failingSince : undefined) ?? now;
  const isDead =
    verdict.state === 'dead' ||
    before?.state === 'dead' ||
    (verdict.state === 'start-page' && failures > 1) ||
    (verdict.state === 'silent' && failures >= silentChecks && now - failingSince >= silentTime);
  return { ...base, state: isDead ? 'dead' : 'unsure', failures, failingSince };
}

/** Milliseconds to wait by a `Retry-After` header: seconds or a date (RFC 9110, 10.2.3). */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

type Verdict =
  | { state: 'ok' }
  | { state: 'moved'; movedTo: string }
  | { state: 'dead' | 'unsure' | 'start-page' | 'silent' };

function verdictOf(url: string, answers: LinkAnswer[], last: LinkAnswer): Verdict {
  if (isSuccess(last)) return whereTo(url, last);
  // The https form of an http address was asked for; that it is missing says nothing about the other.
  if (!url.startsWith('https:') || last.isTimeout || last.leadsOut) return { state: 'unsure' };
  if (last.status === undefined) return { state: 'silent' };
  return { state: isGone(last) && answers.filter(isGone).length > 1 ? 'dead' : 'unsure' };
}

function whereTo(url: string, answer: LinkAnswer): Verdict {
  if (!isElsewhere(url, answer)) return { state: 'ok' };
  const movedTo = normalizeUrl(answer.url ?? '');
  if (movedTo === undefined || isSentToLogin(url, movedTo)) return { state: 'unsure' };
  const [from, to] = [new URL(url), new URL(movedTo)];
  if (to.hostname.startsWith('consent.')) return { state: 'unsure' };
  if (isStart(to) && !isStart(from)) return { state: 'start-page' };
  return { state: 'moved', movedTo };
}

/** True when another page than the one asked for answered. */
function isElsewhere(url: string, { url: answered }: LinkAnswer): boolean {
  if (answered === undefined || addressKey(answered) === addressKey(url)) return false;
  const [from, to] = [new URL(url), new URL(answered)];
  if (shortLinks.has(hostOf(from))) return false;
  if (hostOf(from) !== hostOf(to)) return true;
  // A start page sends visitors on to their language; parameters come and go.
  return !isStart(from) && pathOf(from) !== pathOf(to);
}

/** Hosts whose links are made to lead elsewhere. */
const shortLinks = new Set([
  'bit.ly',
  'buff.ly',
  'doi.org',
  'dx.doi.org',
  'fb.me',
  'g.co',
  'git.io',
  'goo.gl',
  'is.gd',
  'j.mp',
  'ow.ly',
  'purl.org',
  'rebrand.ly',
  't.co',
  't.ly',
  'tinyurl.com',
  'w3id.org',
  'wp.me',
  'youtu.be',
]);

function isSuccess({ status }: LinkAnswer): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

function isGone({ status }: LinkAnswer): boolean {
  return status === 404 || status === 410;
}

function isBusy({ status, retryAfter }: LinkAnswer): boolean {
  return status === 429 || (status === 503 && retryAfter !== undefined);
}

function isStart({ pathname, search }: URL): boolean {
  return /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?|index\.\w+)?$/i.test(pathname) && search === '';
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^www\./, '');
}

function pathOf({ pathname }: URL): string {
  return pathname.toLowerCase().replace(/\/$/, '');
}
