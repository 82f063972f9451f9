import { stripHiddenText } from '../lib/core/conversation/hidden-text';

/**
 * Everything a reader with patience could take a text for: hidden characters dropped or spelled out,
 * encodings undone, spaces and written-out separators closed up. The first one is the text itself.
 */
export function decodingsOf(text: string): string[] {
  const visible = stripHiddenText(text);
  const plain = visible.text.normalize('NFKC');
  const spelled = visible.hidden.flatMap(({ decoded }) => (decoded ? [decoded] : []));
  const decoded = [
    text,
    plain,
    ...spelled,
    decodePercent(plain),
    decodeEntities(plain),
    rot13(plain),
    Array.from(plain).reverse().join(''),
    ...base64Runs(plain),
    ...hexRuns(plain),
  ];
  return [...new Set([...decoded, ...decoded.map(undefang)])];
}

/** `exfil [dot] invalid slash c`, `hxxps`, `e x f i l`: separators as characters, spaces around them gone. */
export function undefang(text: string): string {
  const joined = text
    .toLowerCase()
    .replace(/hxxp/g, 'http')
    .replace(/\s*[[({<]\s*(?:\.|dot)\s*[\])}>]\s*/g, '.')
    .replace(/\s+dot\s+/g, '.')
    .replace(/\s+slash\s+/g, '/')
    .replace(/\s+([.:/])\s*/g, '$1')
    .replace(/([:/])\s+/g, '$1');
  return joined.replace(/\b(?:[a-z0-9] ?[.:/]? ?){5,}/g, (run) =>
    /\w \w \w/.test(run) ? run.replace(/ /g, '') : run,
  );
}

function decodePercent(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_whole, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,5});?/gi, (_whole, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,6});?/g, (_whole, number) => String.fromCodePoint(Number(number)));
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

function base64Runs(text: string): string[] {
  return (text.match(/[A-Za-z0-9+/_-]{12,}={0,2}/g) ?? [])
    .map((run) => Buffer.from(run, 'base64').toString('utf8'))
    .filter((decoded) => /^[\t\n\r -~]+$/.test(decoded));
}

function hexRuns(text: string): string[] {
  return (text.match(/(?:[0-9a-f]{2}){8,}/gi) ?? [])
    .map((run) => Buffer.from(run, 'hex').toString('utf8'))
    .filter((decoded) => /^[\t\n\r -~]+$/.test(decoded));
}
