/**
 * Every message between contexts, by type, with its request and its answer.
 * Types only: the content script imports this file, so no zod here (schemas are
 * in `schemas.ts`, used where messages arrive). Added fields are optional, since
 * an old content script may talk to a new worker during an update.
 */

import type { ModelListing, SyncSchedule } from '../app/ports';
import type {
  Conversation,
  InsertOutcome,
  InsertRequest,
  PageReading,
} from '../core/conversation/conversation';
import type { Instruction } from '../core/drafting/draft-job';
import type { AppError } from '../core/errors';
import type { SiteDiscovery } from '../core/library/site-discovery';
import type { TriedQuestion } from '../core/retrieval/tried-question';
import type { EmbeddingChoice } from '../core/retrieval/vectors/embedding-choice';
import type { SecretState } from '../core/settings';

/** What a handler answers; Error objects do not survive the wire. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: AppError };

/** Content script → background. */
export interface ContentMessages {
  /** The in-page button was clicked; carries the conversation, read at the click. The panel opens in the same tick. */
  'draft/request': { request: { conversation: Conversation }; answer: { jobId: string } & PanelAnswer };
  /** The in-page button was clicked and reading failed. */
  'draft/unreadable': { request: { reading: PageReading; error: AppError }; answer: PanelAnswer };
}

/** Whether the person sees what the click did. */
export interface PanelAnswer {
  /** The browser does not let a page's button open the panel (Firefox), and it is closed. */
  isPanelClosed?: true;
}

/** Extension pages (panel, studio) → background. */
export interface PageMessages {
  /** Read the active tab again (panel opened from the toolbar, or "Read again"). */
  'panel/read': { request: { windowId: number }; answer: null };
  /** Draft for one of several conversations offered by the panel. */
  'panel/choose': { request: { windowId: number; conversationKey: string }; answer: { jobId: string } };
  /** Draft for a conversation pasted by the owner. */
  'draft/paste': {
    request: { windowId: number; text: string; senderName: string };
    answer: { jobId: string };
  };
  'draft/again': {
    /** `provider: 'built-in'` drafts without the model once, e.g. after the model failed. */
    request: { jobId: string; windowId: number; instruction?: Instruction; provider?: 'built-in' };
    answer: { jobId: string };
  };
  /** Go on where an interrupted job ended. */
  'draft/continue': { request: { jobId: string; windowId: number }; answer: { jobId: string } };
  'draft/stop': { request: { jobId: string }; answer: null };
  /**
   * Is a worker at work on the job? Asking wakes a killed worker, which then marks its lost jobs
   * `interrupted`; the panel asks when a running row has not changed for a while.
   */
  'draft/check': { request: { jobId: string }; answer: { isRunning: boolean } };
  /** Insert the owner's text into the conversation of the job. */
  'draft/insert': {
    request: { jobId: string; text: string; mode: InsertRequest['mode']; allowNewerMessages?: boolean };
    answer: InsertOutcome;
  };
  /** Keep the profile shown on the tab. */
  'profile/keep': { request: { windowId: number }; answer: null };
  /** Store the own posts shown on the tab. */
  'activity/sync': { request: { windowId: number }; answer: { importId: string } };
  /**
   * Add the page that the panel offers: the tab's page as it is now, or the LinkedIn article read at the
   * click. The owner said that it is theirs.
   */
  'this-page/add': { request: { windowId: number }; answer: { importId: string } };
  /** The in-page button was switched on or off in the settings. */
  'entry/apply': { request: Record<string, never>; answer: { mode: 'button' | 'toolbar' } };
  'model/list': { request: { baseUrl: string }; answer: ModelListing[] };
  'model/test': {
    request: { baseUrl: string; model: string };
    answer: { model: string; milliseconds: number };
  };
  /** Search the library for a message as a draft would, to see what is found and why. */
  'retrieval/try': { request: { text: string }; answer: TriedQuestion };
  /** Embeds two words at an endpoint the owner agreed to, to learn how long its vectors are. */
  'embedding/test': {
    request: { baseUrl: string; model: string; dimensions?: number };
    answer: { dimensions: number };
  };
  /** The choice of what makes the vectors was changed in the settings: make those that are missing. */
  'embedding/apply': { request: Record<string, never>; answer: null };
  /** Stops what a server is being sent for vectors; what was made stays, and "apply" goes on. */
  'embedding/stop': { request: Record<string, never>; answer: null };
  /**
   * The owner changed texts of the library here (a title, a note, a backup put back): words find them already, and
   * index, vectors and comparisons are to follow.
   */
  'library/changed': { request: Record<string, never>; answer: null };
  'secret/state': { request: Record<string, never>; answer: SecretState };
  /** Keeps the key for the address drafts are written at, or for the one passages are sent to. */
  'secret/save': {
    request: { key: string; passphrase?: string; isForPassages?: boolean };
    answer: SecretState;
  };
  'secret/unlock': { request: { passphrase: string }; answer: SecretState };
  'secret/lock': { request: Record<string, never>; answer: SecretState };
  'secret/clear': { request: Record<string, never>; answer: SecretState };
  /** Work through waiting import items (already written to the store by the page). */
  'import/run': { request: { importId: string }; answer: null };
  'import/stop': { request: { importId: string }; answer: null };
  /** Hold a running import; nothing of it is lost. */
  'import/pause': { request: { importId: string }; answer: null };
  /** Go on with an import that is paused, or that failed with items left (a full disk, a lost network). */
  'import/resume': { request: { importId: string }; answer: null };
  /** Fetch and import a feed or a page; the page asked for the host permission before. */
  'import/url': { request: { url: string; kind: 'page' | 'feed' }; answer: { importId: string } };
  /**
   * Check links: of these documents, or all that are not private. The page asked for access to the
   * links' sites before; sites without are left out. `isStarted: false`: a run is under way already.
   * Progress and report are the row of `latestLinkRun`.
   */
  'links/check': { request: { documentIds?: string[] }; answer: { isStarted: boolean } };
  'links/stop': { request: Record<string, never>; answer: null };
  /**
   * Look what a website has, for showing it before anything is imported; nothing is stored. The page
   * asked for the host permissions before, in the click (`requestSite` of `lib/browser/permissions`).
   * Takes a few seconds, 90 at most. Fails with `permission-refused`, `robots-disallow`,
   * `no-pages-found`, `page-needs-login`, `timed-out`, or what fetching the start page met; whatever
   * else could not be read is in `problems` of the answer.
   */
  'site/discover': { request: { url: string }; answer: SiteDiscovery };
  /**
   * Import the pages of a website. `url`, `title`, `feedUrl` (the first of `feeds`) and `sitemapUrls` are
   * those of the discovery; each page is an item of the run, so that it is resumed page by page.
   */
  'import/site': {
    request: { url: string; title?: string; feedUrl?: string; sitemapUrls: string[] };
    answer: { importId: string };
  };
}

/** Extension pages → background: sources on the web. */
export interface SourceMessages {
  /** How often a source is read by itself. Answers `permission-refused` when its site is not granted (ask first, in the click). */
  'source/schedule': { request: { sourceId: string; schedule: SyncSchedule }; answer: null };
  /**
   * Read a source now; answers the run that is under way already if there is one. `acceptsFewer`: the
   * owner says that a source whose last outcome was `kept` really has fewer now.
   */
  'source/sync': { request: { sourceId: string; acceptsFewer?: boolean }; answer: { importId: string } };
}

/** Offscreen document → background. */
export interface OffscreenMessages {
  /**
   * All waiting imports are done, and index and vectors are up to date; the document may be closed.
   * `isIncomplete`: a part of it failed and has to be tried again.
   */
  'offscreen/idle': { request: { isIncomplete?: boolean }; answer: null };
  /** What the owner chose to make vectors with; the offscreen document cannot read the settings. */
  'offscreen/embedding-choice': { request: Record<string, never>; answer: EmbeddingChoice };
}

/** Background → offscreen document. */
export interface OffscreenCommands {
  'offscreen/import': { request: { importId: string }; answer: null };
  /** Bring index and vectors up to date, e.g. after another choice of what makes the vectors. */
  'offscreen/refresh': { request: Record<string, never>; answer: null };
  /** The same for work that was interrupted and for texts that changed; whoever is at it is not disturbed, and looks again afterwards. */
  'offscreen/go-on': { request: Record<string, never>; answer: null };
  'offscreen/discover-site': { request: { url: string }; answer: SiteDiscovery };
  /** Let go at once of the item under way; the row of the import says already that it is stopped or paused. */
  'offscreen/interrupt-import': { request: { importId: string }; answer: null };
}

/** Background → content script (`tabs.sendMessage` with a frame id). */
export interface TabCommands {
  'page/read': { request: Record<string, never>; answer: PageReading };
  'page/insert': { request: InsertRequest; answer: InsertOutcome };
  /** Mount or remove the in-page buttons without a reload. */
  'page/buttons': { request: { enabled: boolean }; answer: null };
}

export type MessageMap = ContentMessages &
  PageMessages &
  SourceMessages &
  OffscreenMessages &
  OffscreenCommands &
  TabCommands;
export type MessageType = keyof MessageMap;

/** A message on the wire. */
export interface Envelope<Type extends MessageType = MessageType> {
  drafthand: 1;
  to: 'background' | 'offscreen' | 'tab';
  type: Type;
  data: MessageMap[Type]['request'];
}
