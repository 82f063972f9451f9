import type { Ask, AskAnalysis, SenderCard } from '../conversation/ask';
import type { Conversation, Message } from '../conversation/conversation';
import { DrafthandError } from '../errors';
import type { AskOutcome, Instruction, JobSource } from './draft-job';
import { systemPrompt } from './prompt-system';
import { asMarkedText, asPromptData, asPromptLine, estimateTokens } from './prompt-text';

export interface PromptInput {
  conversation: Conversation;
  analysis: AskAnalysis;
  sender: SenderCard;
  sources: JobSource[];
  outcomes: AskOutcome[];
  ownerName?: string;
  /** Name to sign with; empty for none. */
  signature?: string;
  /** The owner's words about their style. */
  styleNote?: string;
  /** What the owner wants different from `previousText`. */
  instruction?: Instruction;
  previousText?: string;
  /** An interrupted draft that is to be continued. */
  continueText?: string;
  /** ISO 639-1 of the reply; the sender's language. */
  language?: string;
  /** Most tokens the prompt may have, by {@link estimateTokens}. */
  budget?: number;
}

/** One message to the model, as the chat port takes it. */
export interface PromptMessage {
  role: 'system' | 'user';
  content: string;
}

export interface Prompt {
  messages: PromptMessage[];
  estimatedTokens: number;
  /** What did not fit, oldest and least relevant first. */
  dropped: { messages: number; passages: number };
}

const defaultBudget = 8000;
/** Longest a single older message or passage may be, in characters. */
const longestMessage = 4000;
const longestPassage = 2400;

/**
 * The prompt for a reply: fixed rules as the system message, then tagged blocks whose authority the
 * rules state. Everything in the blocks is data: hidden characters and addresses are taken out, tags
 * cannot be forged, and no address of a source is in it. Passages carry the marks of their sources;
 * private ones never come in.
 *
 * When the budget is too small, the oldest messages of the thread go first, then the passages of the
 * lowest rank. Throws `conversation-too-long` only when the newest message alone does not fit.
 */
export function buildPrompt(input: PromptInput): Prompt {
  const budget = input.budget ?? defaultBudget;
  const system = systemPrompt(input);
  const thread = threadOf(input);
  const passages = input.sources.filter(({ passage }) => isPublic(passage.status)).map(passageBlock);
  const asks = asksBlock(input.analysis.asks, input.outcomes);
  const fixed = [senderBlock(input.sender), asks, requestBlock(input)].filter((block) => block !== '');
  const room = budget - estimateTokens(system) - estimateTokens(fixed.join('\n'));
  const cost = (blocks: string[]) => blocks.reduce((sum, block) => sum + estimateTokens(block) + 1, 0);

  let keptMessages = thread;
  let keptPassages = passages;
  while (keptMessages.length > 1 && cost(keptMessages) + cost(keptPassages) > room)
    keptMessages = keptMessages.slice(1);
  while (keptPassages.length > 0 && cost(keptMessages) + cost(keptPassages) > room)
    keptPassages = keptPassages.slice(0, -1);
  if (cost(keptMessages) > room) throw new DrafthandError({ code: 'conversation-too-long' });

  const content = [
    block('passages', keptPassages.join('\n') || 'No passage of the library answers this.'),
    fixed[0],
    block('thread', keptMessages.join('\n')),
    ...fixed.slice(1),
  ].join('\n\n');
  return {
    messages: [
      { role: 'system', content: system },
      { role: 'user', content },
    ],
    estimatedTokens: estimateTokens(system) + estimateTokens(content),
    dropped: {
      messages: thread.length - keptMessages.length,
      passages: passages.length - keptPassages.length,
    },
  };
}

function isPublic(status: string): boolean {
  return status === 'active' || status === 'superseded';
}

function block(tag: string, content: string, attributes = ''): string {
  return `<${tag}${attributes}>\n${content}\n</${tag}>`;
}

/** Oldest first; system notices and deleted messages say nothing. The newest is never cut. */
function threadOf({ conversation, ownerName }: PromptInput): string[] {
  const said = conversation.messages.filter((message) => !message.isSystem && !message.isDeleted);
  const note = conversation.invitationNote
    ? [
        block(
          'message',
          asPromptData(conversation.invitationNote, '[link]'),
          ' from="them" as="invitation note"',
        ),
      ]
    : [];
  const messages = said.map((message, index) => {
    const from = message.isOwn
      ? `you${ownerName ? ` (${asPromptLine(ownerName)})` : ''}`
      : asPromptLine(message.senderName) || 'them';
    const text = wordsOf(message);
    const cut =
      index < said.length - 1 && text.length > longestMessage ? `${text.slice(0, longestMessage)} …` : text;
    return block('message', cut, ` from="${from}"${dateOf(message)}`);
  });
  return [...note, ...messages];
}

function wordsOf(message: Message): string {
  const lines = [
    message.subject ? `Subject: ${asPromptLine(message.subject)}` : '',
    message.quote ? `(answering: ${asPromptLine(message.quote.text)})` : '',
    asPromptData(message.text, '[link]'),
    ...message.attachments.map(({ kind, description }) => `(attached ${kind}: ${asPromptLine(description)})`),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function dateOf(message: Message): string {
  return message.sentAt === null ? '' : ` date="${new Date(message.sentAt).toISOString().slice(0, 10)}"`;
}

function passageBlock({ mark, passage, wasSentBefore, askId }: JobSource): string {
  const year =
    passage.publishedAt === undefined ? '' : ` year="${new Date(passage.publishedAt).getUTCFullYear()}"`;
  const notes = [
    passage.status === 'superseded' ? ' note="the owner has newer words on this"' : '',
    wasSentBefore ? ' note="this person already has this link"' : '',
    passage.url === undefined ? ' note="has no link"' : '',
  ].join('');
  const title = ` title="${asPromptLine(passage.title)}"`;
  const text = asPromptData(passage.text.slice(0, longestPassage), '');
  return block('passage', text, ` mark="[${mark}]" for="${askId}"${title}${year}${notes}`);
}

function senderBlock(sender: SenderCard): string {
  const facts = sender.facts.map(({ kind, value }) => `- ${kind}: ${asPromptLine(value)}`);
  const headline = sender.headline ? [`- headline: ${asPromptLine(sender.headline)}`] : [];
  return block('sender', [`- name: ${asPromptLine(sender.name)}`, ...headline, ...facts].join('\n'));
}

function asksBlock(asks: Ask[], outcomes: AskOutcome[]): string {
  if (asks.length === 0) return '';
  const lines = asks.map((ask) => {
    const result = outcomes.find(({ askId }) => askId === ask.id)?.result ?? 'uncovered';
    const coverage = { answered: 'covered', 'asked-back': 'partly covered', uncovered: 'not covered' }[
      result
    ];
    return `- ${ask.id} (${coverage} by the passages): ${asPromptLine(ask.quote)}`;
  });
  return block('asks', lines.join('\n'));
}

function requestBlock(input: PromptInput): string {
  const sources = input.sources.map(({ mark, passage }) => ({ mark, url: passage.url }));
  if (input.continueText) {
    const text = block('draft-so-far', asMarkedText(input.continueText, sources));
    return `${text}\nThis draft was cut off. Write only what is missing, beginning with the very next word.`;
  }
  if (input.instruction && input.previousText) {
    const text = block('previous-draft', asMarkedText(input.previousText, sources));
    return `${text}\nWrite it anew for the owner, ${wishOf(input.instruction)}`;
  }
  if (input.instruction) return `Write the reply, ${wishOf(input.instruction)}`;
  return 'Write the reply.';
}

function wishOf({ kind, words }: Instruction): string {
  const wishes = {
    shorter: 'at half the length: keep the one most useful point and its mark.',
    warmer: 'warmer: more personal to this reader, no more words.',
    'more-direct': 'more direct: the answer in the first sentence, no softening.',
    'own-words': `following the wish of the owner: ${asPromptData(words ?? '', '')}`,
  };
  return wishes[kind];
}
