import type { Ask, AskAnalysis, SenderCard } from '../conversation/ask';
import type { Conversation } from '../conversation/conversation';
import type { RetrievalResult } from '../retrieval/retrieval';
import { chooseSources } from './choose-sources';
import { chooseAnswer } from './compose-answer';
import { courtesyDraft, layOut, type Part } from './compose-layout';
import { styleFor } from './compose-style';
import type { AskOutcome, DraftJob, Instruction, JobSource } from './draft-job';
import type { Finding } from './finding';
import { phraseLanguages } from './phrases';

export interface ComposeInput {
  conversation: Conversation;
  analysis: AskAnalysis;
  sender: SenderCard;
  /** Per ask id. */
  results: Map<string, RetrievalResult>;
  ownerName?: string;
  /** Name under the draft; the owner's first name when empty. */
  signature?: string;
  instruction?: Instruction;
  /** ISO 639-1 codes of the library with document counts. */
  libraryLanguages: Map<string, number>;
  /** Texts the owner sent in this conversation before; see `chooseSources`. */
  sentEarlier?: readonly string[];
  /** Number of the suggestion for this conversation, from 0; another number gives other sentences. */
  variant?: number;
}

export interface ComposedReply {
  /** Plain text: the owner's own sentences, titles and addresses between frame phrases. */
  text: string;
  sources: JobSource[];
  outcomes: AskOutcome[];
  findings: Finding[];
  handedOver?: DraftJob['handedOver'];
}

/** Language of frame phrases when the message's own has none. */
const fallbackFrame = 'en';

/**
 * Drafts a reply without a model: greeting, per ask one to three of the owner's own sentences and
 * the link they come from, goodbye. Everything said about the matter is verbatim the owner's, so it
 * is documented by construction. An ask the library does not cover is named as such, never padded.
 * Messages that ask for nothing, recruiters and sellers get at most a courtesy and are handed over.
 */
export function composeReply(input: ComposeInput): ComposedReply {
  const { analysis, conversation } = input;
  const frameLanguage = frameLanguageOf(analysis, input.libraryLanguages);
  const reason = reasonToHandOver(analysis);
  if (reason) {
    const text = courtesyDraft({ ...input, frameLanguage });
    return { text, sources: [], outcomes: [], findings: [], handedOver: { reason } };
  }

  const { sources, outcomes } = chooseSources(analysis, input.results, conversation, input.sentEarlier);
  const findings: Finding[] = [];
  const isForeign =
    analysis.language !== undefined &&
    input.libraryLanguages.size > 0 &&
    !input.libraryLanguages.has(analysis.language);
  if (isForeign) {
    findings.push({
      kind: 'language-not-in-library',
      severity: 'warning',
      values: { language: analysis.language ?? '' },
    });
  }
  const parts = analysis.asks.map((ask, index) => partFor(ask, index, input, sources, outcomes));
  reuseNoLink(parts);
  const { text, cited } = layOut({ ...input, parts, frameLanguage, style: styleFor(input.instruction) });
  for (const source of sources) source.isCited = cited.has(source.passage.documentId);
  const isEmptyHanded = parts.every((part) => part.kind === 'uncovered');
  return {
    text,
    sources,
    outcomes,
    findings,
    ...(isEmptyHanded ? { handedOver: { reason: isForeign ? 'language' : 'uncovered' } } : {}),
  };
}

/** The draft speaks the sender's language where there are phrases for it, else the library's. */
function frameLanguageOf(analysis: AskAnalysis, libraryLanguages: Map<string, number>): string {
  if (analysis.language && phraseLanguages.includes(analysis.language)) return analysis.language;
  if (analysis.language) return fallbackFrame;
  const [most] = [...libraryLanguages].sort((left, right) => right[1] - left[1]);
  return most && phraseLanguages.includes(most[0]) ? most[0] : fallbackFrame;
}

/** Why a message is left to the owner, with or without a model; undefined when it asks for something. */
export function reasonToHandOver(analysis: AskAnalysis): 'no-ask' | 'recruiting' | 'sales' | undefined {
  if (analysis.intent === 'recruiting' || analysis.intent === 'sales') return analysis.intent;
  return analysis.asks.length === 0 ? 'no-ask' : undefined;
}

function partFor(
  ask: Ask,
  index: number,
  input: ComposeInput,
  sources: JobSource[],
  outcomes: AskOutcome[],
): Part {
  const result = input.results.get(ask.id);
  const outcome = outcomes[index];
  const instructionWords = input.instruction?.kind === 'own-words' ? (input.instruction.words ?? '') : '';
  const answer =
    result && outcome?.result !== 'uncovered'
      ? chooseAnswer({
          ask,
          result,
          sources,
          instruction: instructionWords,
          language: input.analysis.language,
        })
      : undefined;
  if (answer && outcome) {
    // A request for a favour is answered by what the owner does and does not do, however it is titled.
    if (answer.statesPolicy) outcome.result = 'answered';
    return {
      kind: outcome.result === 'answered' ? 'answer' : 'closest',
      ask,
      answer,
      givesLink: answer.document.url !== undefined && !answer.wasSentBefore,
    };
  }
  if (outcome?.result === 'asked-back') return { kind: 'ask-back', ask };
  if (outcome) outcome.result = 'uncovered';
  return { kind: 'uncovered', ask };
}

/** A document that answers two asks is linked at the first of them only. */
function reuseNoLink(parts: Part[]): void {
  const linked = new Set<string>();
  for (const part of parts) {
    if (!('answer' in part) || !part.givesLink) continue;
    const address = part.answer.document.url ?? part.answer.document.documentId;
    if (linked.has(address)) part.givesLink = false;
    linked.add(address);
  }
}
