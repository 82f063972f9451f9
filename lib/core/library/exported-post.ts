import type { DocumentKind } from './document';

/** Services whose exports are read by their real structure. */
const exportKinds = ['medium', 'substack', 'wordpress', 'ghost', 'notion', 'obsidian'] as const;

export type ExportKind = (typeof exportKinds)[number];

/** One text of an export as the service wrote it, with what the export says about it elsewhere. */
export interface ExportedPost {
  format: 'medium' | 'substack' | 'html' | 'page' | 'wordpress' | 'lexical' | 'mobiledoc' | 'markdown';
  content: string;
  /** Path in the export, for a title or date the rest does not tell. */
  name: string;
  /** What relative links are resolved against. */
  base?: string;
  title?: string;
  url?: string;
  publishedAt?: number;
  modifiedAt?: number;
  documentKind?: DocumentKind;
  tags?: string[];
  /** A draft that was asked for, or one the export says is for nobody else. */
  isPrivate?: boolean;
}
