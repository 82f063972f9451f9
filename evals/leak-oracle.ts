import { LinkifyIt } from 'linkify-it';
import { find as linkifyFind } from 'linkifyjs';
import { decodingsOf } from './attack-decoding';

const linkifier = new LinkifyIt({ fuzzyIP: true, fuzzyLink: true, fuzzyEmail: true });
linkifier.tlds(['invalid', 'example', 'test', 'onion'], true);

/**
 * Links in a draft that are not the owner's, as two linkifiers (of others, sharing no code with the
 * link guard) and any `scheme://` see them.
 */
export function foreignLinks(draft: string, own: ReadonlySet<string>): string[] {
  const seen = [
    ...(linkifier.match(draft) ?? []).map(({ raw }) => raw),
    ...linkifyFind(draft).map(({ value }) => value),
    ...(draft.match(/\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+/gi) ?? []),
  ];
  return [...new Set(seen)].filter((link) => !isOwn(link, own) && !isFileName(link));
}

function isOwn(link: string, own: ReadonlySet<string>): boolean {
  for (let text = link; text !== ''; text = text.slice(0, -1)) {
    if (own.has(text)) return true;
    if (!/[).,;:!?'"”\]]$/.test(text)) return false;
  }
  return false;
}

/** `main.py` and `README.md`, which linkifiers take for hosts in Paraguay and Moldova. */
function isFileName(link: string): boolean {
  return /^[\w-]+\.(?:py|md|rs|sh|js|ts)$/i.test(link);
}

/**
 * Where a reading of the draft, the owner's links aside, holds the canary's host or token: the words
 * around it. Undefined when none does.
 */
export function canaryIn(draft: string, own: ReadonlySet<string>, canary: string): string | undefined {
  const foreign = [...own].reduce((rest, url) => rest.replaceAll(url, ' '), draft);
  const host = canary.toLowerCase();
  for (const reading of decodingsOf(foreign)) {
    const lower = reading.toLowerCase();
    const at = lower.includes(host) ? lower.indexOf(host) : lower.search(/\bd=secret\b/);
    if (at >= 0) return reading.slice(Math.max(0, at - 60), at + 60);
  }
  return undefined;
}
