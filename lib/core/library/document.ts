export type DocumentKind = 'post' | 'page' | 'linkedin-post' | 'talk' | 'newsletter' | 'note' | 'text';

export type DocumentStatus = 'active' | 'superseded' | 'private' | 'removed';

export type SourceKind =
  | 'file'
  | 'folder'
  | 'zip'
  | 'page'
  | 'feed'
  | 'website'
  | 'linkedin-activity'
  | 'linkedin-archive'
  | 'export'
  | 'note';

/** A link in the owner's content, with the words it stands on. */
export interface DocumentLink {
  url: string;
  anchorText: string;
  /** The sentence around the link. */
  sentence: string;
}

/** The format-independent block a parser produces; passages are cut between blocks, never inside. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'list' | 'code' | 'quote' | 'table';
  /** Plain text; a list has one item a line, code keeps its line breaks. */
  text: string;
  /** 1 to 6 for headings. */
  level?: number;
  links: DocumentLink[];
  /** Seconds from the start, for transcripts with time marks. */
  startSeconds?: number;
}

/**
 * Where a date was found. `page` is the sum of the three kinds of places on a page, of which older
 * documents do not say which: its JSON-LD, its meta elements, its `time` elements.
 */
export type DateOrigin =
  | 'front-matter'
  | 'feed'
  | 'page'
  | 'structured-data'
  | 'meta'
  | 'time-element'
  | 'sitemap'
  | 'urn'
  | 'file'
  | 'archive';

/** What an importer makes of one item, before it is stored. */
export interface ParsedDocument {
  title: string;
  kind: DocumentKind;
  /** Address of the document where the item states one (front matter, rel=canonical, feed link). */
  url?: string;
  /** Epoch milliseconds, and where it came from. */
  publishedAt?: number;
  publishedFrom?: DateOrigin;
  /** When its author last changed it (epoch ms), where it says so; not part of its content. */
  modifiedAt?: number;
  modifiedFrom?: DateOrigin;
  language?: string;
  tags: string[];
  isPrivate: boolean;
  blocks: Block[];
}

/** A retrievable piece of a document: 80 to 220 words where the text allows. */
export interface Passage {
  /** Order within the document, from 0. */
  order: number;
  text: string;
  headingPath: string[];
  startSeconds?: number;
  links: DocumentLink[];
}

/** A stored document. It has one or many occurrences; source and key are those of the one its text is from. */
export interface LibraryDocument {
  id: string;
  sourceId: string;
  /** Path, URL or urn inside the source; unique there. */
  key: string;
  kind: DocumentKind;
  title: string;
  /** Canonical address: the best one of its occurrences; absent for notes. */
  url?: string;
  /** The address the owner prefers to cite. */
  citationUrl?: string;
  publishedAt?: number;
  publishedFrom?: DateOrigin;
  modifiedAt?: number;
  modifiedFrom?: DateOrigin;
  language?: string;
  tags: string[];
  status: DocumentStatus;
  /** SHA-256 (hex) over everything that was parsed. */
  contentHash: string;
  wordCount: number;
  addedAt: number;
  /** When it was last changed in the library; {@link modifiedAt} is what its author says. */
  updatedAt: number;
}

/** The address to give to others: the owner's preferred one, else the canonical one. */
export function citationUrlOf(document: Pick<LibraryDocument, 'url' | 'citationUrl'>): string | undefined {
  return document.citationUrl ?? document.url;
}
