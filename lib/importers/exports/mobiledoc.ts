import type { Block } from '../../core/library/document';
import { absoluteUrl, createLinkedText, type LinkedText } from '../../core/library/linked-text';
import { htmlFragmentBlocks } from '../parse-html';
import { cardBlocks } from './ghost-cards';

interface Context {
  /** `[tag, [attribute, value, …]]` */
  markups: unknown[];
  /** `[name, payload]` */
  cards: unknown[];
  base: string | undefined;
}

/**
 * The blocks of a text in Mobiledoc 0.3 (github.com/bustle/mobiledoc-kit, MOBILEDOC.md), Ghost's
 * format before Lexical. What cannot be parsed leaves no blocks.
 */
export function blocksOfMobiledoc(source: string, base: string | undefined): Block[] {
  const written = parsed(source);
  const context = { markups: listOf(written.markups), cards: listOf(written.cards), base };
  return listOf(written.sections).flatMap((section) => blocksOfSection(listOf(section), context));
}

function blocksOfSection(section: unknown[], context: Context): Block[] {
  const [type, tag, rest] = section;
  if (type === 10) {
    const [name, payload] = listOf(context.cards[Number(tag)]);
    const fields =
      typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
    return cardBlocks(String(name), fields, context.base, (html) => htmlFragmentBlocks(html, context.base));
  }
  const text = createLinkedText();
  if (type === 3) {
    for (const item of listOf(rest)) {
      text.breakLine();
      addMarkers(text, listOf(item), context);
    }
    return filled({ kind: 'list', ...text.finish() });
  }
  if (type !== 1) return [];
  addMarkers(text, listOf(rest), context);
  const level = /^h([1-6])$/u.exec(String(tag))?.[1];
  if (level) return filled({ kind: 'heading', level: Number(level), ...text.finish() });
  const kind = tag === 'blockquote' || tag === 'aside' ? 'quote' : 'paragraph';
  return filled({ kind, ...text.finish() });
}

/** Markers open and close markups by number: `[0 text | 1 atom, opened, closed, value]`. */
function addMarkers(text: LinkedText, markers: unknown[], { markups, base }: Context): void {
  const open: string[] = [];
  for (const marker of markers) {
    const [type, opened, closed, value] = listOf(marker);
    for (const place of listOf(opened)) {
      const [tag, attributes] = listOf(markups[Number(place)]);
      const pairs = listOf(attributes);
      const href = tag === 'a' ? pairs[pairs.indexOf('href') + 1] : undefined;
      const url = typeof href === 'string' ? absoluteUrl(href, base) : undefined;
      if (url) text.openLink(url);
      open.push(url ? 'link' : 'other');
    }
    if (type === 0) text.add(String(value ?? ''));
    // The one atom Ghost writes is a line break.
    else text.breakLine();
    for (let left = Number(closed) || 0; left > 0 && open.length > 0; left -= 1) {
      if (open.pop() === 'link') text.closeLink();
    }
  }
}

function filled(block: Block): Block[] {
  return block.text.trim() === '' && block.links.length === 0 ? [] : [block];
}

function parsed(source: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
