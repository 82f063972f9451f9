import type { AllowedLinks } from './link-guard-allowed';
import type { Word } from './link-guard-runs';
import { encodedMarks } from './source-marks';

/** Turns encoded source marks into the owner's links, each address once. */
export interface MarkResolver {
  /** The word with its marks written out; `before` is the word before it on the same line, or empty. */
  resolve(word: string, before: string): string;
  /** Takes note of a word that stays, for brackets that are open and links that are written. */
  accept(word: Word): void;
}

/**
 * A link is written in round brackets after what it supports, `… here (https://owner.example/post).`,
 * and bare where brackets would double: at the start of a line, after a colon, inside brackets.
 */
export function createMarkResolver(
  allowed: AllowedLinks,
  onCited: (mark: string) => void,
  onUnknown: (mark: string) => void,
): MarkResolver {
  const written = new Set<string>();
  let openBrackets = 0;

  function addressesOf(marks: string[]): string[] {
    const addresses: string[] = [];
    for (const mark of marks) {
      if (!allowed.isKnown(mark)) {
        onUnknown(mark);
        continue;
      }
      onCited(mark);
      const address = allowed.urlOf(mark);
      if (address === undefined || written.has(address)) continue;
      written.add(address);
      addresses.push(address);
    }
    return addresses;
  }

  return {
    resolve(word, before) {
      if (!word.includes('\ue000')) return word;
      let text = '';
      let end = 0;
      for (const match of word.matchAll(encodedMarks)) {
        text += word.slice(end, match.index);
        end = match.index + match[0].length;
        const addresses = addressesOf((match[1] ?? '').split(','));
        if (addresses.length === 0) continue;
        const previous = text === '' ? before : text;
        const isBare = previous === '' || /^[-•]$|[([{:]$/.test(previous) || openBrackets + balance(text) > 0;
        const list = addresses.join(', ');
        const lead = text === '' || /[\s([{"“‘:]$/.test(text) ? '' : ' ';
        const trail = /^(?:[.,;:!?)\]}"'”’»…]|$)/.test(word.slice(end)) ? '' : ' ';
        text += `${lead}${isBare ? list : `(${list})`}${trail}`;
      }
      return text + word.slice(end);
    },
    accept({ space, text }) {
      if (space.includes('\n')) openBrackets = 0;
      openBrackets = Math.max(0, openBrackets + balance(text));
      const address = /https?:\/\/\S+/.exec(text)?.[0];
      const exact = address && allowed.exactFor(address.replace(/[)\].,;:!?'"”’»…]+$/, ''));
      if (exact) written.add(exact);
    },
  };
}

function balance(text: string): number {
  return text.split('(').length - text.split(')').length;
}
