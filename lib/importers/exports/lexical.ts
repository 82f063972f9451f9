import type { Block } from '../../core/library/document';
import { absoluteUrl, createLinkedText, type LinkedText } from '../../core/library/linked-text';
import { htmlFragmentBlocks } from '../parse-html';
import { cardBlocks } from './ghost-cards';

interface LexicalNode {
  type?: unknown;
  children?: unknown;
  text?: unknown;
  tag?: unknown;
  url?: unknown;
  [name: string]: unknown;
}

/** Deeper trees are made to do harm. */
const deepest = 60;

/**
 * The blocks of a text in Ghost's Lexical format (`{ root: { children } }`, lexical.dev serialised
 * editor state with Ghost's cards). What cannot be parsed leaves no blocks.
 */
export function blocksOfLexical(source: string, base: string | undefined): Block[] {
  const root = rootOf(source);
  return childrenOf(root).flatMap((node) => blocksOfNode(node, base));
}

function blocksOfNode(node: LexicalNode, base: string | undefined): Block[] {
  const written = (): Pick<Block, 'text' | 'links'> => {
    const text = createLinkedText();
    addNode(text, node, base, 0);
    return text.finish();
  };
  switch (node.type) {
    case 'heading':
    case 'extended-heading':
      return filled({ kind: 'heading', level: Number(/\d/u.exec(String(node.tag))?.[0] ?? 2), ...written() });
    case 'paragraph':
      return filled({ kind: 'paragraph', ...written() });
    case 'quote':
    case 'extended-quote':
    case 'aside':
      return filled({ kind: 'quote', ...written() });
    case 'list':
      return filled({ kind: 'list', ...written() });
    default:
      return cardBlocks(String(node.type), node, base, (html) => htmlFragmentBlocks(html, base));
  }
}

function addNode(text: LinkedText, node: LexicalNode, base: string | undefined, depth: number): void {
  if (depth > deepest) return;
  if (typeof node.text === 'string') text.add(node.text);
  if (node.type === 'linebreak' || node.type === 'listitem') text.breakLine();
  const url =
    node.type === 'link' || node.type === 'autolink' ? absoluteUrl(String(node.url), base) : undefined;
  if (url) text.openLink(url);
  for (const child of childrenOf(node)) addNode(text, child, base, depth + 1);
  if (url) text.closeLink();
}

function filled(block: Block): Block[] {
  return block.text.trim() === '' && block.links.length === 0 ? [] : [block];
}

function rootOf(source: string): LexicalNode {
  try {
    const state: unknown = JSON.parse(source);
    return typeof state === 'object' && state !== null && 'root' in state ? asNode(state.root) : {};
  } catch {
    return {};
  }
}

function childrenOf(node: LexicalNode): LexicalNode[] {
  return Array.isArray(node.children) ? node.children.map(asNode) : [];
}

function asNode(value: unknown): LexicalNode {
  return typeof value === 'object' && value !== null ? (value as LexicalNode) : {};
}
