import type { AskAnalysis, SenderCard } from '../conversation/ask';
import type { ArticleReading, Conversation } from '../conversation/conversation';
import type { AppError } from '../errors';
import type { PageGlance } from '../library/page-glance';
import type { Coverage, RetrievedPassage } from '../retrieval/retrieval';
import type { SentRequest } from '../retrieval/vectors/embedding';
import type { Finding, RemovedLink } from './finding';

/** States of a job in order; the last four are final. */
export const jobStates = [
  'queued',
  'asking',
  'retrieving',
  'drafting',
  'checking',
  'done',
  'failed',
  'stopped',
  'interrupted',
] as const;

export type JobState = (typeof jobStates)[number];
export type JobStage = 'asking' | 'retrieving' | 'drafting' | 'checking';

/** True while a worker is expected to be at work on the job. */
export function isRunning(state: JobState): boolean {
  return (
    state === 'queued' ||
    state === 'asking' ||
    state === 'retrieving' ||
    state === 'drafting' ||
    state === 'checking'
  );
}

/** What the owner asked to be different in the next suggestion. */
export interface Instruction {
  kind: 'shorter' | 'warmer' | 'more-direct' | 'own-words';
  /** The owner's own words for `own-words`. */
  words?: string;
}

/** A document offered as a source, numbered as the model sees it. */
export interface JobSource {
  /** `S1`, `S2`, … */
  mark: string;
  passage: RetrievedPassage;
  /** The ask it was found for. */
  askId: string;
  /** True when the draft cites it. */
  isCited: boolean;
  /** True when the sender already got this link in the thread. */
  wasSentBefore: boolean;
}

/** What became of one ask. */
export interface AskOutcome {
  askId: string;
  coverage: Coverage;
  result: 'answered' | 'asked-back' | 'uncovered';
  /** Titles of private documents that cover the ask; shown to the owner only. */
  privateTitles: string[];
}

export type DraftProvider = { kind: 'built-in' } | { kind: 'openai'; baseUrl: string; model: string };

export interface TokenUsage {
  promptTokens: number;
  completionTokens: number;
}

/**
 * One run of the drafting pipeline for one conversation. The row in the store is
 * the channel between the background (writes) and the panel (follows it live).
 */
export interface DraftJob {
  id: string;
  conversationKey: string;
  /** Id of the worker start that runs the job; a foreign one means the worker died. */
  bootId: string;
  state: JobState;
  createdAt: number;
  updatedAt: number;
  /** Where to insert. Absent for pasted conversations. */
  page?: { tabId: number; frameId: number };
  conversation: Conversation;
  provider: DraftProvider;
  instruction?: Instruction;
  /** Number of the suggestion for the built-in composer: another number chooses other sentences. */
  variant?: number;
  /** Text an interrupted or earlier suggestion ended with, when this job continues it. */
  continues?: { jobId: string; text: string };
  /** The text on screen when the owner asked for something different. */
  revises?: { jobId: string; text: string };
  analysis?: AskAnalysis;
  sender?: SenderCard;
  outcomes: AskOutcome[];
  sources: JobSource[];
  /** The checked text so far: plain text, only allowed links. Written by the job alone. */
  suggestion: string;
  removedLinks: RemovedLink[];
  findings: Finding[];
  /** Set when the draft says nothing on purpose, e.g. nothing to answer. */
  handedOver?: { reason: 'no-ask' | 'recruiting' | 'sales' | 'language' | 'uncovered' };
  /** Exactly what was sent to the endpoint (JSON); absent for the built-in composer. */
  payload?: string;
  /** What was sent to a server to find passages by meaning, each request once. */
  questionsSent?: SentRequest[];
  finishReason?: string;
  usage?: TokenUsage;
  error?: AppError;
  /** Milliseconds per stage, and `firstText` from click to the first visible text. */
  timings: Partial<Record<JobStage | 'firstText' | 'total', number>>;
}

/** The owner's own text for one job, kept apart from the suggestion and never overwritten by it. */
export interface DraftEdit {
  jobId: string;
  conversationKey: string;
  text: string;
  editedAt: number;
  /** The suggestion the owner started from; a different one is a newer suggestion. */
  basis?: string;
  /** The owner's text that the owner last replaced by a suggestion, one step back. */
  previous?: string;
  inserted?: { at: number; text: string };
}

/** What the side panel of one window is working on. */
export interface PanelTarget {
  windowId: number;
  updatedAt: number;
  view:
    | { kind: 'idle' }
    | { kind: 'reading' }
    | { kind: 'job'; jobId: string; conversationKey: string }
    | {
        kind: 'choose';
        tabId: number;
        frameId: number;
        conversations: Conversation[];
        /** Frame of each conversation by its key, where it is not `frameId`. */
        frameIds?: Record<string, number>;
      }
    | ({
        kind: 'profile';
        tabId: number;
        profile: import('../conversation/conversation').ProfileReading;
      } & OpenConversations)
    | ({
        kind: 'activity';
        tabId: number;
        activity: import('../conversation/conversation').ActivityReading;
      } & OpenConversations)
    | ({
        kind: 'page';
        tabId: number;
        page: PageGlance;
        /** Set for a LinkedIn article, which is read at the click with the rest of the page. */
        article?: ArticleReading;
      } & OpenConversations)
    | {
        kind: 'unreadable';
        error: AppError;
        health: import('../conversation/conversation').LayoutHealth[];
      };
}

/** Conversations open beside a profile or a post list; `panel/choose` drafts for one of them. */
export interface OpenConversations {
  conversations?: Conversation[];
  /** Frame of each conversation by its key, where it is not the top frame. */
  frameIds?: Record<string, number>;
}
