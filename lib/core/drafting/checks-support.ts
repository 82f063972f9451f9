import { wordsOf } from '../retrieval/analyse-text';
import type { CheckInput } from './checks';
import type { JobSource } from './draft-job';
import type { Finding } from './finding';
import { splitSentences } from './sentences';

/** How a sentence of a draft stands to the sources. */
export type Support = 'documented' | 'inferred' | 'generic';

/** Share of a sentence's words of content that must stand in one passage. */
const documentedShare = 0.7;
const inferredShare = 0.35;

/**
 * `documented`: the sentence says, mostly in the same words, what one passage says; `inferred`: it
 * shares much with one; `generic`: it could stand in any reply.
 */
export function supportOf(sentence: string, sources: JobSource[]): Support {
  const content = contentWords(sentence);
  if (content.length === 0) return 'generic';
  const best = Math.max(0, ...sources.map(({ passage }) => shareOf(content, evidenceWords(passage.text))));
  return best >= documentedShare ? 'documented' : best >= inferredShare ? 'inferred' : 'generic';
}

/**
 * Sentences with a number or a name that stands neither in the sources nor in the thread. Other
 * words can be said in many ways; a figure or a name that nobody gave is made up.
 */
export function unsupportedClaims({
  text,
  sources,
  conversation,
  outcomes,
  analysis,
}: CheckInput): Finding[] {
  const evidence = evidenceWords(
    [
      ...sources.map(({ passage }) => `${passage.title}\n${passage.headingPath.join('\n')}\n${passage.text}`),
      ...outcomes.flatMap(({ privateTitles }) => privateTitles),
      ...conversation.messages.map(
        (message) => `${message.senderName} ${message.subject ?? ''} ${message.text}`,
      ),
      ...conversation.participants.map(({ name, headline }) => `${name} ${headline ?? ''}`),
      conversation.owner.name ?? '',
      conversation.invitationNote ?? '',
    ].join('\n'),
  );
  // In German every noun is written with a capital.
  const hasCapitalNouns = analysis.language === 'de';
  const findings: Finding[] = [];
  for (const sentence of splitSentences(text)) {
    const missing = claimsOf(sentence.text, hasCapitalNouns).filter(
      (claim) => !evidence.has(claim.toLowerCase()),
    );
    if (missing.length === 0) continue;
    findings.push({
      kind: 'unsupported',
      severity: 'warning',
      about: sentence.text,
      values: { claims: [...new Set(missing)].join(', '), support: supportOf(sentence.text, sources) },
    });
  }
  return findings;
}

/** Figures, and names: words with a capital inside a sentence, and those with capitals or digits inside. */
function claimsOf(sentence: string, hasCapitalNouns: boolean): string[] {
  const words = sentence.replace(/https?:\/\/\S+/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}.,'’+#&-]*/gu) ?? [];
  return words
    .map((word) => word.replace(/[.,'’-]+$/, '').replace(/['’]s$/, ''))
    .filter((word, index) => isFigure(word) || isName(word, index, hasCapitalNouns));
}

/** One to ten without a unit are ways of speaking ("2 things"). */
function isFigure(word: string): boolean {
  return /\d/.test(word) && !/^\d$|^10$/.test(word) && !/^(?:1st|2nd|3rd|24\/7)$/.test(word);
}

/** Capitalised words that are no names of anyone or anything. */
const capitalised = new Set(
  (
    'i ok ps fyi hi hello hey dear thanks thank best cheers kind regards yes no monday tuesday wednesday thursday friday ' +
    'saturday sunday january february march april may june july august september october november december english ' +
    'spanish french german linkedin'
  ).split(' '),
);

function isName(word: string, index: number, hasCapitalNouns: boolean): boolean {
  if (capitalised.has(word.toLowerCase()) || /^I['’]/.test(word)) return false;
  if (/^\p{Lu}\p{Ll}*\p{Lu}/u.test(word) || /^\p{Lu}{2,}$/u.test(word)) return true;
  return index > 0 && !hasCapitalNouns && /^\p{Lu}\p{Ll}{2,}/u.test(word);
}

function contentWords(sentence: string): string[] {
  return wordsOf(sentence)
    .map(({ text }) => text)
    .filter((word) => word.length > 3);
}

function evidenceWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const word of text.match(/[\p{L}\p{N}][\p{L}\p{N}.,'’+#&-]*/gu) ?? []) {
    const bare = word.replace(/[.,'’-]+$/, '').toLowerCase();
    words.add(bare);
    words.add(bare.replace(/['’]s$/, ''));
    for (const part of bare.split(/[-.,'’&]/)) if (part !== '') words.add(part);
  }
  return words;
}

function shareOf(words: string[], evidence: Set<string>): number {
  return words.filter((word) => evidence.has(word)).length / words.length;
}
