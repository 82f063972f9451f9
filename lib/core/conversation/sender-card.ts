import type { FactKind, SenderCard, SenderFact } from './ask';
import type { Conversation, Message, Participant, ProfileReading } from './conversation';
import { firstNameOf } from './first-name';
import { stripHiddenText } from './hidden-text';
import { factsInMessage } from './sender-facts';
import { inTimeOrder, isSaid, unansweredMessages } from './unanswered';

/** Earlier messages of the sender that facts are taken from, beside the unanswered ones. */
const earlierMessages = 10;

/**
 * Who the reply is for: in a group the person who wrote last. Facts come from their messages,
 * newest thread part first, then the headline, then a profile the owner chose to keep; each carries
 * the words it was taken from.
 */
export function buildSenderCard(conversation: Conversation, profile?: ProfileReading): SenderCard {
  const unanswered = unansweredMessages(conversation);
  const author =
    unanswered.at(-1) ??
    inTimeOrder(conversation.messages).findLast((message) => !message.isOwn && isSaid(message));
  const person = participantOf(conversation, author);
  const name = clean(person?.name ?? author?.senderName ?? profile?.name ?? '');
  const headline = clean(person?.headline ?? profile?.headline ?? '');
  const facts: SenderFact[] = [];
  for (const message of messagesBy(conversation, author, unanswered)) {
    for (const fact of factsInMessage(clean(message.text))) addFact(facts, fact);
  }
  if (headline) addFact(facts, { kind: 'headline', value: headline, quote: headline, from: 'headline' });
  for (const fact of profileFacts(profile)) addFact(facts, fact);
  return {
    name,
    firstName: person?.isOrganization ? '' : firstNameOf(name),
    profileUrl: person?.profileUrl ?? profile?.profileUrl,
    memberId: person?.memberId ?? author?.senderMemberId ?? profile?.memberId,
    headline: headline === '' ? undefined : headline,
    facts,
  };
}

/** Kinds of facts that decide which of two texts suits a person. */
const steering: readonly FactKind[] = ['stage', 'background', 'goal', 'headline', 'position'];

/** What is known of a person in their own words, for choosing among documents that answer alike; empty when nothing is. */
export function readerOf({ facts }: SenderCard): string {
  return facts.flatMap(({ kind, value }) => (steering.includes(kind) ? [value] : [])).join('. ');
}

function participantOf(conversation: Conversation, author: Message | undefined): Participant | undefined {
  const { participants } = conversation;
  const byId = participants.find(
    (one) => one.memberId !== undefined && one.memberId === author?.senderMemberId,
  );
  const byName = participants.find((one) => one.name !== '' && one.name === author?.senderName);
  return byId ?? byName ?? (participants.length === 1 ? participants[0] : undefined);
}

/** The author's unanswered messages, then their earlier ones from the newest on. */
function messagesBy(
  conversation: Conversation,
  author: Message | undefined,
  unanswered: Message[],
): Message[] {
  if (!author) return [];
  const isTheirs = (message: Message) =>
    !message.isOwn &&
    isSaid(message) &&
    (author.senderMemberId
      ? message.senderMemberId === author.senderMemberId
      : message.senderName === author.senderName);
  const earlier = inTimeOrder(conversation.messages)
    .filter((message) => isTheirs(message) && !unanswered.includes(message))
    .slice(-earlierMessages)
    .reverse();
  return [...unanswered.filter(isTheirs), ...earlier];
}

function profileFacts(profile: ProfileReading | undefined): SenderFact[] {
  if (!profile) return [];
  const facts: SenderFact[] = [];
  const add = (kind: SenderFact['kind'], value: string) => {
    const text = clean(value).trim();
    if (text) facts.push({ kind, value: text, quote: text, from: 'profile' });
  };
  if (profile.location) add('location', profile.location);
  for (const position of profile.positions.slice(0, 2)) {
    add('position', [position.title, position.company, position.dates].filter(Boolean).join(' · '));
  }
  for (const school of profile.education.slice(0, 1)) {
    add('education', [school.degree, school.school].filter(Boolean).join(' · '));
  }
  return facts;
}

function addFact(facts: SenderFact[], fact: SenderFact): void {
  const isKnown = facts.some((known) => known.kind === fact.kind && known.value === fact.value);
  if (!isKnown && facts.length < 14) facts.push(fact);
}

function clean(text: string): string {
  return stripHiddenText(text).text;
}
