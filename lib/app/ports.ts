/**
 * The interfaces the use cases in `lib/app` work against, and the adapters in
 * `lib/linkedin`, `lib/store`, `lib/llm`, `lib/importers` and `lib/browser` fulfil.
 */

import type {
  InsertOutcome,
  InsertRequest,
  PageReading,
  ProfileReading,
} from '../core/conversation/conversation';
import type { DraftEdit, DraftJob, PanelTarget, TokenUsage } from '../core/drafting/draft-job';
import type { AppError } from '../core/errors';
import type { DocumentKind, LibraryDocument, ParsedDocument, SourceKind } from '../core/library/document';
import type { ExportedPost } from '../core/library/exported-post';
import type { RowTally } from '../core/library/row-tally';
import type { DocumentToSave, SaveOptions, SaveResult } from '../core/library/saving';
import type { SitePage } from '../core/library/site-discovery';
import type { Result } from '../core/result';
import type { RetrievalQuery, RetrievalResult } from '../core/retrieval/retrieval';
import type { SecretState, Settings } from '../core/settings';
import type { ExportInput } from './ports/export-input';

/** Milliseconds since the epoch; tests pass their own. */
export type Now = () => number;

/** Draft jobs in the store. Every write is one transaction. */
export interface DraftJobStore {
  put(job: DraftJob): Promise<void>;
  /** Merges the given fields into the row; does nothing when the row is gone. */
  update(id: string, changes: Partial<DraftJob>): Promise<void>;
  get(id: string): Promise<DraftJob | undefined>;
  /** Newest first. */
  ofConversation(conversationKey: string): Promise<DraftJob[]>;
  /** Marks running jobs of other boots `interrupted` and returns how many. */
  interruptForeign(bootId: string): Promise<number>;
  edit(jobId: string): Promise<DraftEdit | undefined>;
  putEdit(edit: DraftEdit): Promise<void>;
  setTarget(target: PanelTarget): Promise<void>;
}

/** A passage near a question, by its vector. */
export interface VectorHit {
  documentId: string;
  order: number;
  /** Cosine of the angle between the two vectors. */
  score: number;
}

/** What made vectors: those of another origin may not be compared with them. */
export interface VectorOrigin {
  provider: string;
  model: string;
  dimensions: number;
}

/** The stored vectors of the library's passages. */
export interface VectorIndex {
  /** What made the vectors that serve; undefined while there are none. */
  origin(): Promise<VectorOrigin | undefined>;
  /**
   * The nearest passages, best first. `candidates` are looked at closely after a rough scan of all.
   * Empty when the vectors that serve are no longer of the query's origin.
   */
  search(
    query: Float32Array,
    options: { origin: VectorOrigin; candidates: number; limit: number },
  ): Promise<VectorHit[]>;
}

/** Texts behind the postings. */
export interface PassageReader {
  /** `documentId#order` → passage with its document; missing ones are absent. */
  passages(
    ids: string[],
  ): Promise<Map<string, { passage: import('../core/library/document').Passage; document: LibraryDocument }>>;
}

/** Finds the owner's passages for one ask. */
export interface Retriever {
  search(query: RetrievalQuery, signal?: AbortSignal): Promise<RetrievalResult>;
}

/** What drafting needs to know of the library beside retrieval. */
export interface LibraryFacts {
  /** Which of these addresses (normalised by `normalizeUrl`) are addresses of the owner's active documents. */
  ownAddresses(urls: string[]): Promise<Set<string>>;
  /** Which of these documents would be cited by an address whose last check found it dead. */
  deadDocuments(documentIds: string[]): Promise<Set<string>>;
  documentCount(): Promise<number>;
  /** ISO 639-1 codes of the library with document counts. */
  languages(): Promise<Map<string, number>>;
  /** Drafts that went into the composer of this conversation, as it held them then. */
  insertedInto(conversationKey: string): Promise<Array<{ text: string; at: number }>>;
  /** Facts of a profile the owner chose to keep. */
  profile(memberIdOrUrl: { memberId?: string; profileUrl?: string }): Promise<ProfileReading | undefined>;
}

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface ChatRequest {
  baseUrl: string;
  model: string;
  messages: ChatMessage[];
  maxOutputTokens: number;
}

/** Events of a streamed answer. A stream without `end` was interrupted. */
export type ChatEvent =
  | { kind: 'payload'; json: string }
  | { kind: 'text'; text: string }
  | { kind: 'end'; finishReason: string; usage?: TokenUsage };

export interface ModelListing {
  id: string;
  /** ISO date the server says the model ends; undefined when it does not say. */
  shutdownDate?: string;
  /** Preselected by the family rule. */
  isSuggested: boolean;
}

/** A chat model behind an OpenAI-compatible endpoint. Throws DrafthandError with a model code. */
export interface ChatModel {
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatEvent>;
  list(baseUrl: string, signal?: AbortSignal): Promise<ModelListing[]>;
  /** Sends a real minimal POST; returns the model's name as the server reports it. */
  test(
    baseUrl: string,
    model: string,
    signal?: AbortSignal,
  ): Promise<{ model: string; milliseconds: number }>;
}

export interface SettingsStore {
  get(): Promise<Settings>;
  update(changes: Partial<Settings>): Promise<Settings>;
}

/** The API key. Only the background constructs this. */
export interface SecretStore {
  state(): Promise<SecretState>;
  /** The key in clear; undefined when none is stored, it is locked, or it was saved for another origin. */
  read(origin: string): Promise<string | undefined>;
  /** Keeps the key for one origin: no other address ever gets it. */
  save(key: string, origin: string, passphrase?: string): Promise<void>;
  unlock(passphrase: string): Promise<boolean>;
  lock(): Promise<void>;
  clear(): Promise<void>;
}

/** Reaching the page in a tab through the content script. */
export interface PageAccess {
  read(tabId: number): Promise<Result<{ frameId: number; reading: PageReading }[]>>;
  insert(page: { tabId: number; frameId: number }, request: InsertRequest): Promise<Result<InsertOutcome>>;
}

/** One item waiting to be imported, or done. Items are worked on one at a time, so a killed worker loses none. */
export interface ImportItem {
  id: string;
  importId: string;
  order: number;
  /** File path, URL or urn. */
  name: string;
  input: ImportInput;
  /**
   * `read`: a table; its rows are items of their own or counted in `rows`. `gone`: what the source no
   * longer has; its document stays in the library. Neither is among a run's total.
   */
  state: 'waiting' | 'new' | 'changed' | 'unchanged' | 'skipped' | 'failed' | 'read' | 'gone';
  error?: AppError;
  documentId?: string;
  rows?: RowTally;
}

/** When a page was published and last changed (epoch ms), as a sitemap or a feed says. */
export type ListedDates = Pick<SitePage, 'publishedAt' | 'modifiedAt'>;

export type ImportInput =
  | { kind: 'file'; bytes: Blob | Uint8Array<ArrayBuffer>; mediaType?: string }
  /** LinkedIn's copy of the owner's data. */
  | { kind: 'linkedin-archive'; files: ArchiveFile[] }
  /** The archive's conversations, with the owner's name where the archive tells it. */
  | { kind: 'linkedin-messages'; bytes: Blob; ownerName?: string }
  | ExportInput
  | { kind: 'exported-post'; post: ExportedPost }
  /** A page; `listed` is what the site's sitemap or feed says of it. */
  | { kind: 'url'; url: string; listed?: ListedDates }
  /** A website by its start page; its pages become items of their own. */
  | { kind: 'site'; url: string }
  | { kind: 'html'; html: string; url: string }
  | { kind: 'document'; document: ParsedDocument }
  | { kind: 'note'; note: NoteInput }
  | { kind: 'none' };

/** An item to import, or one that was refused while listing, with the reason. */
export type NewImportItem =
  | { name: string; input: ImportInput }
  | { name: string; error: AppError; state?: 'skipped' | 'failed' };

/** A table of an archive that was read, with what became of its rows. */
export interface ReadTable {
  name: string;
  rows: RowTally;
}

/** A file of an archive that is read as a whole, with its path in it. */
export interface ArchiveFile {
  path: string;
  bytes: Blob;
}

/** Text the owner typed or pasted into the studio; plain text or Markdown, time marks make a talk. */
export interface NoteInput {
  text: string;
  title?: string;
  /** Where the text is published, if anywhere. */
  url?: string;
  documentKind?: DocumentKind;
  isPrivate: boolean;
}

/** One run of an import; the row is the progress channel and the report. */
export interface ImportRun {
  id: string;
  sourceId: string;
  sourceKind: SourceKind;
  label: string;
  /** `paused`: by the owner; goes on where it was. */
  state: 'listing' | 'running' | 'paused' | 'done' | 'stopped' | 'failed';
  /** Who started it; absent: the owner. */
  trigger?: 'owner' | 'schedule';
  startedAt: number;
  finishedAt?: number;
  total: number;
  counts: ImportCounts;
  /** Why it failed; of a run that is done: why not all that was chosen is in it. */
  error?: AppError;
  /** The owner has seen that it failed and lets go of what still waited. */
  dismissedAt?: number;
  /** Why what the source no longer shows was not marked gone (it answered with far less than before). */
  keptBecause?: AppError;
  /** The owner said that the source really has fewer now, so it is believed. */
  acceptsFewer?: boolean;
  /** Items the source listed when it was read; absent before, and when it said that nothing changed. */
  listed?: number;
  /** What to tell the source at the next sync; kept with the source once every item is in. */
  validators?: Validators;
  /** Item at which this run was last begun, and what speaks against it: an item that ends its reader is left out. */
  stuck?: { itemId: string; begunAt: number; strikes: number };
}

/** How a server recognises its own last answer. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** What became of the items of a run; `gone` are documents the source no longer has, which stay in the library. */
export interface ImportCounts {
  new: number;
  changed: number;
  unchanged: number;
  skipped: number;
  failed: number;
  gone: number;
}

export interface LibrarySource {
  id: string;
  kind: SourceKind;
  label: string;
  /** Folder or zip name, page, site or feed URL, activity page URL. */
  address: string;
  addedAt: number;
  lastRunAt?: number;
  etag?: string;
  lastModified?: string;
  /** How often it is read again by itself; only sources with an address on the web can be. Absent: off. */
  schedule?: SyncSchedule;
  /** When it is due (epoch ms). Without a schedule only after a failure that may pass, to be tried again. */
  nextRunAt?: number;
  /** Runs in a row that failed; the wait doubles with each. */
  failures?: number;
  /** What the last run came to; `kept`: the source answered with far less than before, so the library kept what it has. */
  lastOutcome?: 'ok' | 'kept' | 'failed';
  /** Why the last run failed or kept everything. */
  lastProblem?: AppError;
  /** Items that could be read in its last run that was not kept, to notice when it answers with far fewer. */
  lastItemCount?: number;
  /** Drafts of an export are taken in too. */
  includesDrafts?: boolean;
  /** What reading the site starts from, as found when it was added. */
  site?: KnownSite;
}

/** What reading a website starts from: its feed and its sitemaps. */
export interface KnownSite {
  feedUrl?: string;
  sitemapUrls: string[];
}

/** How often a source is read again by itself. */
export type SyncSchedule = 'off' | 'daily' | 'weekly';

/** Writing documents with their passages, links and index rows. */
export interface LibraryWriter {
  /**
   * Stores parsed documents of a source, all in one transaction: `unchanged` when the content hash is
   * the same, else `new` or `changed` in place. The same text from another place joins the document
   * that has it, which keeps the fullest text. Title, private mark and citation URL set by the owner
   * survive. Returns a result for each document, in their order.
   */
  saveAll(sourceId: string, documents: DocumentToSave[], options?: SaveOptions): Promise<SaveResult[]>;
  /** `saveAll` for one document. */
  save(
    sourceId: string,
    key: string,
    parsed: ParsedDocument,
    options?: SaveOptions & { importItemId?: string },
  ): Promise<SaveResult>;
  /** Marks the import items of files `unchanged` that are stored just as they are; returns the ids of these items. */
  passUnchanged(
    sourceId: string,
    files: Array<{ key: string; fileHash: string; importItemId: string }>,
    options?: SaveOptions,
  ): Promise<Set<string>>;
  /** Takes documents out of search, lists and drafts; they can be restored. */
  remove(documentIds: string[]): Promise<void>;
  /** Puts removed documents back, searchable again. */
  restore(documentIds: string[]): Promise<void>;
  /** Deletes documents with all their texts, for good. */
  erase(documentIds: string[]): Promise<void>;
  setPrivate(documentIds: string[], isPrivate: boolean): Promise<void>;
  setTitle(documentId: string, title: string): Promise<void>;
  /** The address to cite instead of the canonical one; undefined goes back to that. */
  setCitationUrl(documentId: string, citationUrl: string | undefined): Promise<void>;
  /** Cites the document by one of the addresses it was found at; another address changes nothing. */
  setPreferredAddress(documentId: string, url: string): Promise<void>;
  /**
   * Makes a document of its own out of one place of a document that was joined wrongly; the two are
   * never joined again. Gives the new document's id; undefined when there is nothing to take apart.
   */
  takeApart(documentId: string, place: [sourceId: string, key: string]): Promise<string | undefined>;
}
