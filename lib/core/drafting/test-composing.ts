import { analyseAsks } from '../conversation/analyse-asks';
import type { Conversation } from '../conversation/conversation';
import { buildSenderCard } from '../conversation/sender-card';
import { testConversation } from '../conversation/test-conversation';
import type { CoverageVerdict, RetrievalResult, RetrievedPassage } from '../retrieval/retrieval';
import type { ComposeInput } from './compose';

const cronText =
  'For one job a day, cron is the right orchestrator. It has been there since before you were born. I would move to a bigger tool at the tenth job that waits for another one.\n\nThis is where people disagree with me. Do you? See https://owner.example/other for the talk.';

/** A passage for tests. */
export function passage(id: string, changes: Partial<RetrievedPassage> = {}): RetrievedPassage {
  return {
    id: `${id}#0`,
    documentId: id,
    order: 0,
    title: `About ${id}`,
    url: `https://owner.example/${id}`,
    kind: 'post',
    status: 'active',
    language: 'en',
    text: cronText,
    headingPath: [],
    score: 10,
    matchedTerms: [],
    links: [],
    ...changes,
  };
}

/** What retrieval found, with the estimate that goes with the verdict. */
export function result(passages: RetrievedPassage[], verdict: CoverageVerdict = 'covered'): RetrievalResult {
  const estimate = { covered: 0.9, partial: 0.15, uncovered: 0.01 }[verdict];
  return { passages, coverage: { verdict, estimate, rareTermsFound: 1 } };
}

/** What the composer gets for a conversation, the same results for every run. */
export function inputFor(
  conversation: Conversation,
  resultFor: (index: number) => RetrievalResult,
  changes: Partial<ComposeInput> = {},
): ComposeInput {
  const analysis = analyseAsks(conversation);
  return {
    conversation,
    analysis,
    sender: buildSenderCard(conversation),
    results: new Map(analysis.asks.map((ask, index) => [ask.id, resultFor(index)])),
    ownerName: 'Hedda Quillmark',
    libraryLanguages: new Map([['en', 50]]),
    ...changes,
  };
}

/** One question that the passages answer. */
export const cronQuestion = testConversation([['Tomasz B', 'Is cron enough for one job a day?']]);
