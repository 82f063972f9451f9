/** Where on LinkedIn a conversation was found. */
export type SurfaceKind = 'messaging-page' | 'overlay-bubble' | 'pasted';

export type ConversationKind = 'one-to-one' | 'group' | 'inmail' | 'sponsored' | 'request';

/** A person or organisation in a conversation, as the page shows them. */
export interface Participant {
  name: string;
  /** Absolute https URL of the profile as linked on the page, without query. */
  profileUrl?: string;
  /** LinkedIn's member token (`ACoAA…`), the stable identity. */
  memberId?: string;
  headline?: string;
  /** 1, 2 or 3; absent when the page does not show it. */
  degree?: 1 | 2 | 3;
  pronouns?: string;
  isOrganization?: boolean;
}

export interface Quote {
  author?: string;
  text: string;
}

export type AttachmentKind =
  | 'image'
  | 'file'
  | 'audio'
  | 'video'
  | 'gif'
  | 'sticker'
  | 'job'
  | 'meeting'
  | 'call'
  | 'link-preview'
  | 'forwarded'
  | 'other';

/** Something sent beside the words: described, never opened or fetched. */
export interface Attachment {
  kind: AttachmentKind;
  /** File name, alt text or preview title. */
  description: string;
  url?: string;
}

export interface Message {
  /** LinkedIn's event urn where present, else a key made of order and text; unique in the thread. */
  key: string;
  /** Display name of the author; empty when the page never names them. */
  senderName: string;
  senderMemberId?: string;
  /** True when the owner wrote it. */
  isOwn: boolean;
  /** Epoch milliseconds decoded from the urn; null when it could not be decoded. */
  sentAt: number | null;
  /** The words only, `\n` for line breaks, full URLs. Empty for deleted messages and bare attachments. */
  text: string;
  /** InMail subject. */
  subject?: string;
  quote?: Quote;
  attachments: Attachment[];
  isEdited: boolean;
  isDeleted: boolean;
  /** "X left the conversation" and the like: not anyone's words. */
  isSystem: boolean;
  /** Still being sent, or failed to send. */
  isPending: boolean;
}

/** Whether and how the owner can write into the conversation right now. */
export type ComposerState = 'empty' | 'has-text' | 'busy' | 'missing';

/** One conversation as read from the page at one moment. Plain data. */
export interface Conversation {
  /** Stable identity over re-mounts: thread id, else the participants' member ids. */
  key: string;
  surface: SurfaceKind;
  kind: ConversationKind;
  /** Group name or InMail subject. */
  title?: string;
  /** Address of the page it was read on. */
  pageUrl: string;
  threadId?: string;
  owner: { name?: string; memberId?: string };
  /** Everyone but the owner. */
  participants: Participant[];
  /** Note sent with a connection invitation; shown by LinkedIn apart from the messages. */
  invitationNote?: string;
  /** Oldest first. */
  messages: Message[];
  composer: ComposerState;
  /** True when "Press Enter to send" is on. */
  enterSends: boolean;
  /** True when the beginning of the thread is on the page; false when older messages are not loaded. */
  startIsLoaded: boolean;
}

/** Facts of a profile page, kept only after the owner clicked "Use this profile". */
export interface ProfileReading {
  profileUrl: string;
  slug?: string;
  memberId?: string;
  name: string;
  headline?: string;
  location?: string;
  about?: string;
  positions: Array<{ title: string; company?: string; dates?: string; place?: string; description?: string }>;
  education: Array<{ school: string; degree?: string; dates?: string }>;
  skills: string[];
  pronouns?: string;
  degree?: 1 | 2 | 3;
}

/** One of the owner's own posts on their activity page. */
export interface OwnPost {
  /** `urn:li:activity:N` (or share / ugcPost). */
  urn: string;
  url: string;
  /** Epoch milliseconds decoded from the id (id >> 22); null when it could not be decoded. */
  publishedAt: number | null;
  text: string;
  links: Array<{ url: string; anchorText: string }>;
}

export interface ActivityReading {
  ownerName: string;
  profileSlug?: string;
  /** True when the page is the viewer's own; undefined when the page does not tell. */
  isOwn?: boolean;
  posts: OwnPost[];
  /** Updates on the page that are not the owner's own words, by reason. */
  skipped: { reposts: number; byOthers: number; withoutText: number };
  /** LinkedIn articles the own updates on the page lead to; each is read on its own page only. */
  articles?: Array<{ url: string; title: string }>;
}

/** A LinkedIn article as its page shows it. */
export interface ArticleReading {
  /** `https://www.linkedin.com/pulse/…`, without query. */
  url: string;
  title: string;
  authorName: string;
  /** True when the viewer wrote it; undefined when the page does not tell. */
  isOwn?: boolean;
  /** Date as the page states it. */
  publishedOn?: string;
  wordCount: number;
  /** The text with its headings, lists and links, as HTML for the importer of pages. */
  html: string;
}

/** What one named selector found: counts and names only, never texts. */
export interface LayoutFinding {
  name: string;
  found: boolean;
  /** Which of the ordered alternatives matched (0 = first). */
  alternative?: number;
  count: number;
  isRequired: boolean;
}

/** By-name report of what could and could not be found on a page. */
export interface LayoutHealth {
  surface: string;
  /** Date of the selector registry (ISO). */
  registryDate: string;
  ok: boolean;
  findings: LayoutFinding[];
}

/** Everything read from one page (one frame) on the owner's click. */
export type PageReading =
  | { kind: 'conversations'; conversations: Conversation[]; activeKey?: string; health: LayoutHealth[] }
  | {
      kind: 'profile';
      profile: ProfileReading;
      conversations: Conversation[];
      activeKey?: string;
      health: LayoutHealth[];
    }
  | {
      kind: 'activity';
      activity: ActivityReading;
      conversations: Conversation[];
      activeKey?: string;
      health: LayoutHealth[];
    }
  | {
      kind: 'article';
      article: ArticleReading;
      conversations: Conversation[];
      activeKey?: string;
      health: LayoutHealth[];
    }
  | { kind: 'unreadable'; health: LayoutHealth[] };

/** What happened to an insertion; `text` is what the composer holds afterwards. */
export type InsertOutcome =
  | { inserted: true; text: string; method: 'insert-text' | 'nodes' }
  | {
      inserted: false;
      code: InsertRefusal;
      composerText?: string;
      /** With `thread-changed`: it is the same conversation, with messages newer than the draft. */
      hasNewerMessages?: true;
    };

export type InsertRefusal =
  | 'thread-changed'
  | 'composer-not-empty'
  | 'composer-missing'
  | 'composer-ambiguous'
  | 'composer-busy'
  | 'enter-sends'
  | 'insert-not-verified';

/** What the content script needs to find the very same conversation again and write into it. */
export interface InsertRequest {
  conversationKey: string;
  /** Key of the newest message when the draft was made; a newer one refuses with `thread-changed`. */
  newestMessageKey?: string;
  text: string;
  /** `append` adds after a blank line when the composer already has text. */
  mode: 'empty-only' | 'append';
  /** Set when the owner confirmed that the thread has moved on. */
  allowNewerMessages?: boolean;
}
