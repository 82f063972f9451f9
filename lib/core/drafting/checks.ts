import type { AskAnalysis } from '../conversation/ask';
import type { Conversation } from '../conversation/conversation';
import { unsupportedClaims } from './checks-support';
import type { AskOutcome, JobSource } from './draft-job';
import type { Finding, RemovedLink } from './finding';
import { sharedWithPrivate } from './private-text';
import { splitSentences } from './sentences';

export interface CheckInput {
  /** The draft behind the link guard. */
  text: string;
  removed: RemovedLink[];
  sources: JobSource[];
  outcomes: AskOutcome[];
  analysis: AskAnalysis;
  conversation: Conversation;
  /** Texts of private documents; a draft must share no run of words with them. */
  privatePassages?: string[];
  /** ISO 639-1 of a text, undefined when it cannot tell. */
  detectLanguage?(text: string): string | undefined;
  /** Epoch milliseconds, for the age of sources. */
  now?: number;
}

/** Words a reply may have, beyond which the owner is told. */
const mostWords = 160;
const fewestWords = 40;
const threeYears = 3 * 365.25 * 24 * 3600 * 1000;

/**
 * Everything the owner should know about a draft before using it, in the order of the text, then of
 * the sources, then of the message. Warnings are about what could embarrass or harm the owner.
 */
export function checkDraft(input: CheckInput): Finding[] {
  return [
    ...input.removed.map(removedLinkFinding),
    ...placeholders(input.text),
    ...privateText(input),
    ...unsupportedClaims(input),
    ...length(input),
    ...language(input),
    ...sourceFindings(input),
    ...askFindings(input),
    ...messageFindings(input.analysis),
  ];
}

function removedLinkFinding({ shown, reason }: RemovedLink): Finding {
  return { kind: 'removed-link', severity: 'warning', about: shown, values: { reason } };
}

/** `[Your Name]`, `{topic}`, `<company>`, `XX`, `___`, "insert … here": what models leave for later. */
const placeholder =
  /\[(?!\s*[\]xX])[^\]\n]{1,60}\]|\{\{?[^{}\n]{1,40}\}?\}|<[a-z][\w -]{1,30}>|\bX{2,}\b|_{3,}|\bTBD\b|\blorem ipsum\b|\binsert [^.\n]{1,40} here\b/giu;

function placeholders(text: string): Finding[] {
  return splitSentences(text).flatMap((sentence) =>
    Array.from(sentence.text.matchAll(placeholder), ([found]) => ({
      kind: 'placeholder' as const,
      severity: 'warning' as const,
      about: sentence.text,
      values: { found },
    })),
  );
}

function privateText({ text, privatePassages = [] }: CheckInput): Finding[] {
  return sharedWithPrivate(text, privatePassages).map((about) => ({
    kind: 'private-text',
    severity: 'warning',
    about,
  }));
}

function length({ text, outcomes }: CheckInput): Finding[] {
  const words = text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  if (words > mostWords) return [{ kind: 'too-long', severity: 'info', values: { words, most: mostWords } }];
  const answers = outcomes.some(({ result }) => result === 'answered');
  if (words > 0 && words < fewestWords && answers) {
    return [{ kind: 'too-short', severity: 'info', values: { words, fewest: fewestWords } }];
  }
  return [];
}

function language({ text, analysis, detectLanguage }: CheckInput): Finding[] {
  const found = detectLanguage?.(text.replace(/https?:\/\/\S+/g, ' '));
  if (!found || !analysis.language || found === analysis.language) return [];
  return [{ kind: 'wrong-language', severity: 'warning', values: { found, expected: analysis.language } }];
}

function sourceFindings({ sources, text, now }: CheckInput): Finding[] {
  const findings: Finding[] = [];
  for (const { isCited, wasSentBefore, passage } of sources) {
    if (!isCited && !(passage.url && text.includes(passage.url))) continue;
    const about = passage.title;
    if (wasSentBefore) findings.push({ kind: 'link-sent-before', severity: 'info', about });
    if (passage.isLinkDead) findings.push({ kind: 'dead-link', severity: 'warning', about });
    if (passage.status === 'superseded')
      findings.push({ kind: 'superseded-source', severity: 'warning', about });
    if (now !== undefined && passage.publishedAt !== undefined && now - passage.publishedAt > threeYears) {
      const year = new Date(passage.publishedAt).getUTCFullYear();
      findings.push({ kind: 'old-source', severity: 'info', about, values: { year } });
    }
  }
  return findings;
}

function askFindings({ outcomes, analysis }: CheckInput): Finding[] {
  return outcomes
    .filter(({ result }) => result !== 'answered')
    .map(({ askId, result }) => ({
      kind: 'ask-uncovered',
      severity: 'info',
      about: analysis.asks.find(({ id }) => id === askId)?.quote,
      values: { result },
    }));
}

function messageFindings({ hidden, looksLikeInjection }: AskAnalysis): Finding[] {
  const findings: Finding[] = hidden.map(({ kind, count, decoded }) => ({
    kind: 'hidden-text-in-message',
    severity: 'warning',
    about: decoded,
    values: { kind, count },
  }));
  if (looksLikeInjection) findings.push({ kind: 'instruction-in-message', severity: 'warning' });
  return findings;
}
