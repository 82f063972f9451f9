import type { Participant } from '../core/conversation/conversation';
import { profileLinkOf } from './addresses';
import { elementText } from './element-text';
import { wordsOf } from './message-text';
import type { RunSender } from './messages';
import type { Owner } from './owner';
import { matchesAny, selectAll, selectFirst } from './selectors';

/** Who else is in the conversation, from the header, the card on top of the list and the messages. */
export function readParticipants(
  root: HTMLElement,
  isGroup: boolean,
  senders: RunSender[],
  owner: Owner,
): Participant[] {
  const recipients = selectAll(root, 'recipient').map((pill) => ({
    name: elementText(selectFirst(pill, 'recipient-name') ?? pill),
  }));
  if (recipients.length > 0) return recipients;
  const people: Participant[] = [];
  if (isGroup) {
    for (const card of selectAll(root, 'group-card')) {
      for (const link of selectAll(card, 'group-member')) add(people, linkedPerson(link));
      for (const face of selectAll(card, 'group-face')) add(people, { name: nameOfImage(face) });
    }
    for (const link of selectAll(root, 'title-link')) add(people, linkedPerson(link));
  } else {
    const person = oneToOnePerson(root);
    // The header may link to the vanity name; the messages then still tell the member token.
    const memberIds = new Set(senders.flatMap(({ memberId }) => memberId ?? []));
    if (!person.memberId && memberIds.size === 1) [person.memberId] = memberIds;
    if (selectFirst(root, 'sponsored')) person.isOrganization = true;
    // A header that names nobody leaves it to the messages.
    if (person.name !== '' || senders.length === 0) add(people, person);
  }
  for (const sender of senders) {
    if (isGroup || people.length === 0) add(people, personOf(sender));
  }
  return people.filter((person) => !isOwner(person, owner));
}

/** The header of a one-to-one thread, with what the card adds. */
function oneToOnePerson(root: HTMLElement): Participant {
  const titleLink = selectFirst(root, 'title-link');
  const card = selectFirst(root, 'profile-card');
  const cardLink = card && selectFirst(card, 'card-link');
  const header = titleLink && linkedPerson(titleLink);
  const onCard = cardLink && linkedPerson(cardLink);
  const person: Participant = {
    ...onCard,
    ...header,
    name:
      elementText(selectFirst(root, 'title')) ||
      header?.name ||
      (card && elementText(selectFirst(card, 'card-name'))) ||
      '',
    headline: (card && cardHeadline(card)) ?? headerHeadline(root),
  };
  if (card) Object.assign(person, cardFacts(card));
  return person;
}

function cardHeadline(card: HTMLElement): string | undefined {
  const headline = selectFirst(card, 'card-headline');
  // What is shown may be cut short.
  return (
    headline?.querySelector('[title]')?.getAttribute('title')?.trim() || elementText(headline) || undefined
  );
}

/** The line under the name is the headline or the presence ("Mobile • 3h ago"); presence has classes of its own. */
function headerHeadline(root: HTMLElement): string | undefined {
  const info = selectFirst(root, 'title-info');
  const words = info && wordsOf(info, (part) => matchesAny(part, 'title-presence'));
  return words?.replace(/\s+/g, ' ') || undefined;
}

function cardFacts(card: HTMLElement): Partial<Participant> {
  const facts: Partial<Participant> = {};
  const pronouns = pronounsIn(elementText(selectFirst(card, 'card-pronouns')));
  const degree = degreeIn(elementText(selectFirst(card, 'card-degree')));
  if (pronouns) facts.pronouns = pronouns;
  if (degree) facts.degree = degree;
  if (selectFirst(card, 'organization')) facts.isOrganization = true;
  return facts;
}

/** The note of the invitation that began the connection; LinkedIn shows it on the card, not as a message. */
export function invitationNoteOf(root: HTMLElement): string | undefined {
  const card = selectFirst(root, 'profile-card');
  const note = card && selectFirst(card, 'card-note');
  return (note && wordsOf(note)) || undefined;
}

/** Without the brackets around them. */
export function pronounsIn(text: string): string {
  return text.replace(/^[(（](.*)[)）]$/, '$1');
}

/** "· 1st", "· 1er", "3rd+": the digit is the same in every language. */
export function degreeIn(text: string): 1 | 2 | 3 | undefined {
  const degree = Number(/[123]/.exec(text)?.[0]);
  return degree === 1 || degree === 2 || degree === 3 ? degree : undefined;
}

function linkedPerson(link: HTMLElement): Participant {
  const profile = profileLinkOf(link.getAttribute('href'));
  return personOf({
    name: elementText(selectFirst(link, 'title') ?? link) || nameOfImage(link.querySelector('img')),
    profileUrl: profile?.url,
    memberId: profile?.memberId,
    isOrganization: profile?.isOrganization ?? false,
  });
}

function personOf(sender: RunSender): Participant {
  const person: Participant = { name: sender.name };
  if (sender.profileUrl) person.profileUrl = sender.profileUrl;
  if (sender.memberId) person.memberId = sender.memberId;
  if (sender.isOrganization) person.isOrganization = true;
  return person;
}

function nameOfImage(image: Element | null): string {
  return image?.getAttribute('alt')?.trim() ?? '';
}

/** Adds a person once: the same token, address or name is the same person, and each source adds what it knows. */
function add(people: Participant[], person: Participant): void {
  if (person.name === '' && !person.memberId) return;
  const known = people.find(
    (other) =>
      (person.memberId && other.memberId === person.memberId) ||
      (person.profileUrl && other.profileUrl === person.profileUrl) ||
      (other.name === person.name && !(other.memberId && person.memberId)),
  );
  if (!known) people.push(person);
  else Object.assign(known, person, { name: known.name || person.name });
}

function isOwner(person: Participant, owner: Owner): boolean {
  if (person.memberId && owner.memberId) return person.memberId === owner.memberId;
  // People can share a name, so it only decides for faces without a link.
  return !person.profileUrl && person.name !== '' && person.name === owner.name;
}
