import type { Finding, FindingKind, RemovedLinkReason } from '../../lib/core/drafting/finding';

type Values = Record<string, string | number>;

/** Words for every finding beside a draft; a test holds both lists together. */
export const findingEntries: Record<FindingKind, (values: Values) => string> = {
  'removed-link': () => 'A link that is not from your library was removed.',
  placeholder: () => 'A placeholder is left in the text.',
  unsupported: (values) =>
    values.claims === undefined
      ? 'Nothing in your sources supports this sentence.'
      : `Not in your sources: ${values.claims}.`,
  'too-long': (values) =>
    values.words === undefined
      ? 'Longer than a chat message usually is.'
      : `${values.words} words: long for a chat message.`,
  'too-short': (values) =>
    values.words === undefined
      ? 'Very short for what was asked.'
      : `${values.words} words: short for what was asked.`,
  'wrong-language': (values) =>
    values.expected === undefined
      ? 'Not in the language of the message.'
      : `Not in the language of the message (${languageName(values.expected)}).`,
  'private-text': () => 'This is close to a text you marked private.',
  'ask-uncovered': (values) =>
    values.result === 'asked-back' ? 'The draft asks back about this.' : 'Your library does not cover this.',
  'hidden-text-in-message': (values) =>
    values.count === undefined
      ? 'The message contained hidden characters. They were removed.'
      : `The message contained ${values.count} hidden characters. They were removed.`,
  'instruction-in-message': () =>
    'The message tries to give instructions to a machine. It was treated as text only.',
  'link-sent-before': () => 'This person already got this link from you.',
  'old-source': (values) =>
    values.year === undefined ? 'This source is old.' : `This source is from ${values.year}.`,
  'superseded-source': () => 'You marked this source as replaced by a newer one.',
  'dead-link': () => 'The link to this source was dead when it was last checked.',
  'language-not-in-library': (values) =>
    values.language === undefined
      ? 'The message is in a language your library does not have.'
      : `The message is in ${languageName(values.language)}; your library has nothing in that language.`,
};

/** The words of one finding. */
export function findingWords(finding: Finding): string {
  return findingEntries[finding.kind](finding.values ?? {});
}

/** Why a link was removed. */
export const removedLinkReasons: Record<RemovedLinkReason, string> = {
  'not-in-library': 'not in your library',
  'look-alike': 'looks like one of your addresses, but is not',
  hidden: 'was hidden in the text',
  'unknown-mark': 'points to a source that does not exist',
  private: 'from a text you marked private',
};

/** English name of an ISO 639-1 code; the code itself when there is none. */
export function languageName(code: string | number): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(String(code)) ?? String(code);
  } catch {
    return String(code);
  }
}
