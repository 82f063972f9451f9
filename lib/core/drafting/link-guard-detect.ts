import { foldForDetection } from './link-guard-fold';
import { type HostSighting, isUnmistakableEnding, judgeHost } from './link-guard-hosts';

/** A link, or something that works like one, in text without whitespace. */
export interface LinkSighting {
  /** Where it starts and ends in the text as written. */
  start: number;
  end: number;
  /** A link; or no link once a space is put in at `start`. */
  kind: 'link' | 'needs-space';
  /** True when it was not readable as a link as it stood. */
  isDisguised: boolean;
}

/**
 * Finds the first link in a text without whitespace: any scheme, protocol-relative, `www.`, mail
 * address, IP address, host with or without a path, encoded or disguised. Linear for texts up to
 * a few thousand characters.
 *
 * @returns undefined when there is none.
 */
export function findLink(
  text: string,
  joinedBy: HostSighting['joinedBy'] = 'nothing',
): LinkSighting | undefined {
  if (isPlain(text)) return undefined;
  const folded = foldForDetection(text);
  const isReadable = folded === text.toLowerCase();
  const found = findIn(folded, folded.length === text.length ? text : folded, joinedBy);
  if (found !== undefined && isReadable) return { ...found, isDisguised: false };
  if (found === undefined && !holdsEncodedLink(text) && !holdsHostBeforeLetter(text)) return undefined;
  // Accents and the like keep the places of the letters, so a space can be put in.
  if (found?.kind === 'needs-space' && folded.length === text.length) return { ...found, isDisguised: false };
  return { start: 0, end: text.length, kind: 'link', isDisguised: true };
}

/** Letters, hyphens, apostrophes and the punctuation around words: nothing a link could be made of. */
function isPlain(text: string): boolean {
  return text.length < 16 && /^["'“‘(]?[a-zA-ZÀ-ɏ'’-]+["'”’)]?[.,;:!?…)]{0,3}$/.test(text);
}

/** `foreign.comüber`: some programs take the part in ASCII for an address. */
function holdsHostBeforeLetter(text: string): boolean {
  return Array.from(text.matchAll(/[a-z0-9-]{1,63}\.([a-z]{2,24})(?=[^\p{ASCII}])/giu)).some(
    ([, ending = '']) => isUnmistakableEnding(ending.toLowerCase()),
  );
}

interface Found {
  start: number;
  end: number;
  kind: LinkSighting['kind'];
}

function findIn(folded: string, written: string, joinedBy: HostSighting['joinedBy']): Found | undefined {
  const candidates = [findScheme(folded), findMail(folded), findHost(folded, written, joinedBy)];
  return candidates
    .filter((found) => found !== undefined)
    .reduce<Found | undefined>(
      (first, found) => (first && first.start <= found.start ? first : found),
      undefined,
    );
}

/** Schemes that act without `//` behind them. */
const actingSchemes =
  'https?|ftps?|wss?|javascript|vbscript|livescript|data|mailto|tel|sms|mms|callto|facetime|skype|whatsapp|tg|' +
  'slack|msteams|zoommtg|geo|maps|intent|market|magnet|bitcoin|ethereum|ipfs|ipns|file|blob|about|chrome|' +
  'chrome-extension|moz-extension|view-source|feed|webcal|sip|sips|xmpp|ircs?|ssh|git|cid|mid|news|nntp|telnet|' +
  'ldaps?|itms|itms-apps|spotify|steam|vscode|cursor|obsidian|notion|ms-[a-z]+|search-ms|jar|urn|tor|gopher|rtsp';
const schemePatterns = [
  /[a-z][a-z0-9+.-]{1,30}:[/\\]+/,
  new RegExp(`(?<![a-z0-9])(?:${actingSchemes}):(?=\\S)`),
  /(?<![a-z0-9:/\\])[/\\]{2,}(?=[^\s/\\]{1,253}[.:][^\s/\\]|localhost)/,
  /(?<![a-z0-9])www\d{0,3}\.(?=[a-z0-9])/,
  /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/,
  /(?<![a-z0-9])\[[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,}\]/,
  /(?<![a-z0-9.])localhost(?=[:/])/,
  /(?<![a-z0-9.])[a-z][a-z0-9-]*:\d{2,5}\/(?=\S)/,
];
/** An address written backwards ends where others begin, so all before it belongs to it. */
const backwards = /^\S*\/\/:s?p(?:tt|xx)h/;

function findScheme(folded: string): Found | undefined {
  if (!/[:/\\.]/.test(folded)) return undefined;
  let start = backwards.test(folded) ? 0 : -1;
  for (const pattern of schemePatterns) {
    const at = folded.search(pattern);
    if (at >= 0 && (start < 0 || at < start)) start = at;
  }
  return start < 0 ? undefined : { start, end: folded.length, kind: 'link' };
}

function findMail(folded: string): Found | undefined {
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    const host = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/u.exec(folded.slice(at + 1, at + 300));
    const name = /[^\s@<>()[\],;:"']{1,64}$/.exec(folded.slice(Math.max(0, at - 64), at));
    if (host && name) return { start: at - name[0].length, end: folded.length, kind: 'link' };
  }
  return undefined;
}

function findHost(folded: string, written: string, joinedBy: HostSighting['joinedBy']): Found | undefined {
  const orphan = /(?<![\p{L}\p{N}.])\.([a-z][a-z0-9-]*)[:/?#]\S/u.exec(folded);
  if (orphan && isUnmistakableEnding(orphan[1] ?? '') && orphan[1] !== 'local') {
    return { start: orphan.index, end: folded.length, kind: 'link' };
  }
  for (const match of folded.matchAll(/[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63})+/gu)) {
    const start = match.index;
    const end = start + match[0].length;
    const rest = folded.slice(end, end + 20);
    const asWritten = written.slice(start, end);
    const verdict = judgeHost({ host: match[0], written: asWritten, rest, joinedBy });
    if (verdict === 'link') {
      const glued = /[\w-]*$/.exec(folded.slice(Math.max(0, start - 64), start))?.[0].length ?? 0;
      const hasPath = /^[:/?#\\]/.test(rest);
      return { start: start - glued, end: hasPath ? folded.length : end, kind: 'link' };
    }
    const dot = start + match[0].indexOf('.');
    if (verdict === 'split-after-dot') return { start: dot + 1, end, kind: 'needs-space' };
    if (verdict === 'spread-before-dot') return { start: dot, end, kind: 'needs-space' };
  }
  return undefined;
}

/** True when a long run of Base64 or hexadecimal digits decodes to text with a link in it. */
function holdsEncodedLink(text: string): boolean {
  if (text.length < 14) return false;
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{14,}/g)) {
    const decoded = /^(?:[0-9a-f]{2})+$/i.test(run) ? decodeHex(run) : undefined;
    for (const plain of [decoded, decodeBase64(run)]) {
      if (plain !== undefined && findIn(plain, plain, 'nothing') !== undefined) return true;
    }
  }
  return false;
}

function decodeHex(run: string): string | undefined {
  const bytes: number[] = [];
  for (let at = 0; at < run.length; at += 2) bytes.push(Number.parseInt(run.slice(at, at + 2), 16));
  return readable(bytes);
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function decodeBase64(run: string): string | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const digit of run.replace(/-/g, '+').replace(/_/g, '/')) {
    bits = ((bits << 6) | digits.indexOf(digit)) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >> count) & 0xff);
    }
  }
  return readable(bytes);
}

function readable(bytes: number[]): string | undefined {
  const isText = bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0xa || byte === 0xd);
  return isText ? String.fromCharCode(...bytes).toLowerCase() : undefined;
}
