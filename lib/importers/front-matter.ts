import { parse } from 'yaml';
import type { DocumentKind } from '../core/library/document';
import { absoluteUrl } from '../core/library/linked-text';
import { publishedDate } from './published-date';

/** What the front matter of a Markdown file says about it. */
export interface FrontMatter {
  title?: string;
  url?: string;
  publishedAt?: number;
  modifiedAt?: number;
  tags: string[];
  /** Other names links may call it by (Obsidian). */
  aliases: string[];
  language?: string;
  kind?: DocumentKind;
  /** Not published yet; such a text is private too. */
  isDraft: boolean;
  isPrivate: boolean;
}

const kindNames: Record<string, DocumentKind> = {
  post: 'post',
  article: 'post',
  blog: 'post',
  page: 'page',
  'linkedin-post': 'linkedin-post',
  linkedin: 'linkedin-post',
  talk: 'talk',
  transcript: 'talk',
  podcast: 'talk',
  video: 'talk',
  newsletter: 'newsletter',
  note: 'note',
  text: 'text',
};

/** Front matter of a file without any. */
export const noFrontMatter: FrontMatter = { tags: [], aliases: [], isDraft: false, isPrivate: false };

/** Reads YAML or JSON front matter, or the simple `name = value` lines of TOML; unreadable front matter says nothing. */
export function readFrontMatter(source: string, format: 'yaml' | 'toml' | 'json'): FrontMatter {
  // JSON is YAML too (YAML 1.2, 1.3).
  return frontMatterOfFields(format === 'toml' ? tomlFields(source) : yamlFields(source));
}

/** What fields say, by name in lower case. */
export function frontMatterOfFields(fields: Map<string, unknown>): FrontMatter {
  const field = (...names: string[]) => names.map((name) => fields.get(name)).find((value) => value != null);
  const kind = textOf(field('kind', 'type', 'layout'))?.toLowerCase();
  const address = textOf(field('canonical_url', 'canonical', 'canonicalurl', 'url', 'permalink', 'link'));
  const isDraft = isTrue(field('draft')) || isFalse(fields.get('published'));
  return {
    title: textOf(field('title')),
    url: address === undefined ? undefined : absoluteUrl(address, undefined),
    publishedAt: publishedDate(
      textOf(field('date', 'published', 'published_at', 'pubdate', 'publishdate', 'created')),
    ),
    modifiedAt: publishedDate(
      textOf(
        field(
          'updated',
          'lastmod',
          'modified',
          'last_modified_at',
          'last_modified',
          'updated_at',
          'date_modified',
          'datemodified',
        ),
      ),
    ),
    tags: [...new Set([...listOf(field('tags', 'tag')), ...listOf(field('categories', 'category'))])],
    aliases: listOf(field('aliases', 'alias')),
    language: textOf(field('lang', 'language', 'locale')),
    kind: kind === undefined ? undefined : kindNames[kind],
    isDraft,
    isPrivate: isDraft || isTrue(field('private')) || isFalse(fields.get('publish')),
  };
}

function yamlFields(source: string): Map<string, unknown> {
  try {
    // A small alias limit keeps a few bytes of YAML from growing to gigabytes.
    const value: unknown = parse(source, { maxAliasCount: 20, logLevel: 'silent' });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
    return new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
  } catch {
    return new Map();
  }
}

function tomlFields(source: string): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  // Arrays may go over several lines.
  const joined = source.replace(/=\s*\[[^\]]*\]/gu, (array) => array.replace(/\s*\n\s*/gu, ' '));
  for (const line of joined.split('\n')) {
    // Zola keeps tags in a table of their own.
    if (line.trim() === '[taxonomies]') continue;
    if (line.trim().startsWith('[')) break;
    const [, name, value] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/u.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const items = /^\[(.*)\]$/u.exec(value)?.[1]?.split(',');
    fields.set(name.toLowerCase(), items ? items.map(unquoted).filter(Boolean) : unquoted(value));
  }
  return fields;
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/u, '$2');
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function listOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : String(value ?? '').split(',');
  return items.map((item: unknown) => textOf(item) ?? '').filter(Boolean);
}

function isTrue(value: unknown): boolean {
  return value === true || /^(?:true|yes|1)$/iu.test(String(value));
}

function isFalse(value: unknown): boolean {
  return value === false || /^(?:false|no|0)$/iu.test(String(value));
}
