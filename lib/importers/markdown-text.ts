import type { Definition, List, ListItem, Nodes, Table } from 'mdast';
import type { Block } from '../core/library/document';
import { absoluteUrl, createLinkedText, type LinkedText, softBreak } from '../core/library/linked-text';
import { attributeOf, stripTags, tagOf } from './markdown-html';

/** Blocks of a piece of raw HTML, parsed without running anything; links resolved against `base`. */
export type HtmlBlocks = (html: string, base: string | undefined) => Block[];

interface Context {
  definitions: Map<string, Definition>;
  base: string | undefined;
  htmlBlocks: HtmlBlocks | undefined;
}

type Text = Pick<Block, 'text' | 'links'>;

/** Turns Markdown nodes into text with links: words only, no Markdown signs. */
export function markdownText(context: Context) {
  return {
    /** Headings and paragraphs. */
    inline(node: Nodes): Text {
      const text = createLinkedText();
      addNode(text, node);
      return text.finish();
    },

    /** One item a line, nested ones too. */
    list(node: List): Text {
      const text = createLinkedText();
      addList(text, node);
      return text.finish();
    },

    /** Paragraphs one below the other. */
    lines(nodes: Nodes[]): Text {
      const text = createLinkedText();
      for (const node of nodes) addBlock(text, node);
      return text.finish();
    },

    /** One row a line, cells divided by bars. */
    table(node: Table): Text {
      const text = createLinkedText();
      for (const row of node.children) {
        text.breakLine();
        for (const [index, cell] of row.children.entries()) {
          if (index > 0) text.add(' | ');
          addNode(text, cell);
        }
      }
      return text.finish();
    },

    /** Raw HTML between the blocks. */
    html(source: string): Block[] {
      if (context.htmlBlocks) return context.htmlBlocks(source, context.base);
      const words = stripTags(source);
      return words === '' ? [] : [{ kind: 'paragraph', text: words, links: [] }];
    },
  };

  function addList(text: LinkedText, list: List): void {
    for (const item of list.children) addItem(text, item);
  }

  function addItem(text: LinkedText, item: ListItem): void {
    text.breakLine();
    for (const [index, child] of item.children.entries()) {
      if (child.type === 'list') addList(text, child);
      else if (child.type === 'code') addBlock(text, child);
      else {
        if (index > 0) text.add(' ');
        addNode(text, child);
      }
    }
  }

  function addBlock(text: LinkedText, node: Nodes): void {
    text.breakLine();
    if (node.type === 'code') text.addVerbatim(node.value);
    else if (node.type === 'list') addList(text, node);
    else if (node.type === 'blockquote') for (const child of node.children) addBlock(text, child);
    else addNode(text, node);
  }

  function addNode(text: LinkedText, node: Nodes): void {
    switch (node.type) {
      case 'text':
        text.add(node.value.replaceAll(/\r?\n/gu, softBreak));
        return;
      case 'inlineCode':
        text.add(node.value);
        return;
      case 'break':
        text.breakLine();
        return;
      case 'html':
        addTag(text, node.value);
        return;
      case 'link':
        addLink(text, node, node.url);
        return;
      case 'linkReference':
        addLink(text, node, context.definitions.get(node.identifier)?.url ?? '');
        return;
      case 'image':
      case 'imageReference':
      case 'footnoteReference':
        return;
      default:
        if ('children' in node) for (const child of node.children) addNode(text, child);
    }
  }

  function addLink(text: LinkedText, node: Nodes & { children: Nodes[] }, href: string): void {
    const url = absoluteUrl(href, context.base);
    if (url) text.openLink(url, imageDescriptionIn(node));
    for (const child of node.children) addNode(text, child);
    if (url) text.closeLink();
  }

  /** Tags inside a paragraph: links and line breaks count, everything else only wraps words. */
  function addTag(text: LinkedText, tag: string): void {
    const name = tagOf(tag);
    if (name === 'br') text.breakLine();
    if (name === '/a') text.closeLink();
    const url = name === 'a' ? absoluteUrl(attributeOf(tag, 'href') ?? '', context.base) : undefined;
    if (url) text.openLink(url);
  }
}

function imageDescriptionIn(node: { children: Nodes[] }): string {
  const image = node.children.find((child) => child.type === 'image' || child.type === 'imageReference');
  return image?.alt ?? '';
}
