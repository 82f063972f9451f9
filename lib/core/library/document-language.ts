import { countWords } from './count-words';
import type { ParsedDocument } from './document';

/** Words from which on the text itself is a better witness than a template's language. */
const sureWords = 50;

/**
 * The language of a document (ISO 639-1): what it states, or what its text is in where it states
 * nothing. A stated `en` gives way to a clear other language, because page templates say `en` by
 * default.
 */
export function documentLanguage(
  parsed: Pick<ParsedDocument, 'language' | 'title' | 'blocks'>,
  detect: (text: string) => string | undefined,
): string | undefined {
  const stated = /^([a-z]{2})(?:[-_]|$)/u.exec(parsed.language?.trim().toLowerCase() ?? '')?.[1];
  if (stated !== undefined && stated !== 'en') return stated;
  const prose = parsed.blocks.filter((block) => block.kind !== 'code').map((block) => block.text);
  const text = [parsed.title, ...prose].join('\n');
  if (stated !== undefined && countWords(text) < sureWords) return stated;
  return detect(text) ?? stated;
}
