import type { Definition, Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Block, ParsedDocument } from '../core/library/document';
import { type FrontMatter, noFrontMatter, readFrontMatter } from './front-matter';
import { markdownPieces } from './markdown-pieces';
import { type HtmlBlocks, markdownText } from './markdown-text';
import { documentOfText } from './text-document';

declare module 'mdast' {
  /** The types leave TOML front matter to those who switch it on. */
  interface RootContentMap {
    toml: { type: 'toml'; value: string };
  }
}

export interface MarkdownOptions {
  /** Path or name of the file; title and date fall back on it. */
  name: string;
  /** Turns raw HTML between the paragraphs into blocks; without it such HTML keeps only its words. */
  htmlBlocks?: HtmlBlocks;
}

/**
 * Reads a Markdown file (CommonMark with GitHub's extensions, YAML, TOML or JSON front matter). Relative
 * links are resolved against the address in the front matter; a file with time marks is a talk.
 */
export function parseMarkdown(source: string, options: MarkdownOptions): ParsedDocument {
  const { text, json } = withoutJson(source);
  return documentOfTrees(markdownPieces(text).map(treeOf), json, options);
}

/**
 * The same for a file of any length, with a pause after each piece: the place where it is read may be the
 * one that draws a page, which would stand still for a long file.
 */
export async function parseMarkdownCalmly(
  source: string,
  options: MarkdownOptions & { pause(): Promise<void> },
): Promise<ParsedDocument> {
  const { text, json } = withoutJson(source);
  const trees: Root[] = [];
  for (const [index, piece] of markdownPieces(text).entries()) {
    if (index > 0) await options.pause();
    trees.push(treeOf(piece, index));
  }
  return documentOfTrees(trees, json, options);
}

function documentOfTrees(trees: Root[], json: string | undefined, options: MarkdownOptions): ParsedDocument {
  const root: Root = { type: 'root', children: trees.flatMap((tree) => tree.children) };
  const stated = json === undefined ? frontMatterOf(root) : readFrontMatter(json, 'json');
  const blocks = blocksOf(root, stated.url, options.htmlBlocks);
  return documentOfText(blocks, stated, { name: options.name, kind: 'post' });
}

/** Hugo's third kind of front matter: a JSON object on lines of its own at the very beginning. */
function withoutJson(source: string): { text: string; json?: string } {
  const json = /^\uFEFF?(\{\r?\n[\s\S]*?\r?\n\})[^\S\n]*\r?\n/u.exec(source);
  return json ? { text: source.slice(json[0].length), json: json[1] } : { text: source };
}

/** The tree of a piece; only the first one may begin with front matter. */
function treeOf(piece: string, index: number): Root {
  return index === 0
    ? fromMarkdown(piece, {
        extensions: [gfm(), frontmatter(['yaml', 'toml'])],
        mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])],
      })
    : fromMarkdown(piece, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function frontMatterOf(root: Root): FrontMatter {
  const first = root.children[0];
  if (first?.type === 'yaml') return readFrontMatter(first.value, 'yaml');
  if (first?.type === 'toml') return readFrontMatter(first.value, 'toml');
  return noFrontMatter;
}

function blocksOf(root: Root, base: string | undefined, htmlBlocks: HtmlBlocks | undefined): Block[] {
  const text = markdownText({ definitions: definitionsOf(root), base, htmlBlocks });
  return root.children.flatMap((node) => blocksOfNode(node, text));
}

function blocksOfNode(node: RootContent, text: ReturnType<typeof markdownText>): Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: node.depth, ...text.inline(node) }];
    case 'paragraph':
      return [{ kind: 'paragraph', ...text.inline(node) }];
    case 'list':
      return [{ kind: 'list', ...text.list(node) }];
    case 'code':
      return [{ kind: 'code', text: node.value, links: [] }];
    case 'blockquote':
      return [{ kind: 'quote', ...text.lines(node.children) }];
    case 'table':
      return [{ kind: 'table', ...text.table(node) }];
    case 'html':
      return text.html(node.value);
    case 'footnoteDefinition':
      return node.children.flatMap((child) => (child.type === 'definition' ? [] : blocksOfNode(child, text)));
    default:
      return [];
  }
}

/** The targets of reference links, wherever in the file they stand; the first of a name counts. */
function definitionsOf(root: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  const visit = (node: Nodes) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return definitions;
}
