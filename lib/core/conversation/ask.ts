/** One thing the sender wants to know or have. */
export interface Ask {
  /** `ask-1`, `ask-2`, … in reading order. */
  id: string;
  /** The sender's own words, verbatim (hidden characters removed). */
  quote: string;
  /** The ask made searchable: greeting and biography stripped, follow-ups completed from the thread. */
  query: string;
  /** The part of `query` that is the ask itself, where it says what it is about. */
  focus?: string;
  messageKey: string;
  kind: 'question' | 'request';
}

/** What the unanswered part of a thread is about. */
export type MessageIntent = 'question' | 'recruiting' | 'sales' | 'thanks' | 'other';

/** Result of reading the unanswered messages of a conversation. */
export interface AskAnalysis {
  asks: Ask[];
  /** Keys of the messages after the owner's last answer. */
  unansweredKeys: string[];
  intent: MessageIntent;
  /** ISO 639-1 of the unanswered text; undefined when too short to tell. */
  language?: string;
  /** Hidden or deceptive characters that were stripped, by kind, for the owner to see. */
  hidden: Array<{ kind: HiddenTextKind; count: number; decoded?: string }>;
  /** True when the text tries to instruct a machine; the owner is told, the text stays data. */
  looksLikeInjection: boolean;
}

export type HiddenTextKind =
  | 'zero-width'
  | 'bidi-control'
  | 'tag-characters'
  | 'variation-selectors'
  | 'control';

export type FactKind =
  | 'goal'
  | 'stage'
  | 'background'
  | 'constraint'
  | 'tried'
  | 'headline'
  | 'location'
  | 'position'
  | 'education';

/** One fact about the sender, with the words it came from. */
export interface SenderFact {
  kind: FactKind;
  value: string;
  quote: string;
  from: 'message' | 'headline' | 'profile';
}

/** What is known about the person who asks. */
export interface SenderCard {
  name: string;
  firstName: string;
  profileUrl?: string;
  memberId?: string;
  headline?: string;
  facts: SenderFact[];
}
