import { detectLanguage } from '../core/conversation/language';
import { checkDraft } from '../core/drafting/checks';
import type { AskOutcome, JobSource } from '../core/drafting/draft-job';
import type { Finding, RemovedLink } from '../core/drafting/finding';
import type { DraftContext, DraftRun } from './draft-context';
import type { Now } from './ports';

/** A finished draft, behind the link guard. */
export interface FinishedDraft {
  text: string;
  removed: RemovedLink[];
  sources: JobSource[];
  outcomes: AskOutcome[];
  /** What drafting itself found. */
  findings?: Finding[];
}

/** Everything to tell the owner about a draft, each thing once. */
export function findingsOf(
  { job }: DraftRun,
  { analysis, results }: DraftContext,
  { findings = [], ...draft }: FinishedDraft,
  now: Now,
): Finding[] {
  const found = [...results.values()].flatMap(({ passages }) => passages);
  const checked = checkDraft({
    ...draft,
    analysis,
    conversation: job.conversation,
    privatePassages: found.filter(({ status }) => status === 'private').map(({ text }) => text),
    detectLanguage,
    now: now(),
  });
  const seen = new Set<string>();
  return [...findings, ...checked].filter(({ kind, about }) => {
    const key = `${kind} ${about ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
