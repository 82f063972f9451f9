import type { ComposerState } from '../core/conversation/conversation';
import { isRendered } from './element-text';
import { matchesAny, selectAll } from './selectors';

/** What one conversation's composer looks like right now. */
export interface ComposerReading {
  state: ComposerState;
  /** True when pressing Enter sends: LinkedIn then shows no Send button. */
  enterSends: boolean;
  /** The one editor; absent when there is none or more than one. */
  editor?: HTMLElement;
  /** The form around the editor; absent in layouts that use none. */
  form?: HTMLElement;
  /** How many editors a text could go into. Anything but 1 must refuse an insertion. */
  candidates: number;
  /** What is typed into the editor, `\n` between lines. */
  text: string;
}

/** Reads the composer of one conversation root without touching it. */
export function readComposer(root: HTMLElement): ComposerReading {
  const rendered = selectAll(root, 'composer-editor').filter(isRendered);
  // Its own writing assistant hides LinkedIn's editor; it then counts as busy, not as missing.
  const editors = rendered.length > 0 ? rendered : selectAll(root, 'composer-editor').filter(isHeldByWriter);
  const [editor] = editors;
  if (!editor) return { state: 'missing', enterSends: false, candidates: 0, text: '' };
  const form = editor.closest('form') ?? undefined;
  const enterSends = doesEnterSend(form ?? root);
  if (editors.length > 1) {
    return { state: 'busy', enterSends, candidates: editors.length, text: '' };
  }
  const text = composerText(editor);
  const state = isHeldByWriter(editor) ? 'busy' : text.trim() === '' ? 'empty' : 'has-text';
  return { state, enterSends, editor, form, candidates: 1, text };
}

/**
 * The text in the editor, lines joined with `\n`. `innerText` doubles the breaks between `<p>`s, so
 * every line is read by itself. No-break spaces are what the browser makes of repeated or trailing
 * plain ones, hence they count as spaces.
 */
export function composerText(editor: HTMLElement): string {
  const lines: string[] = [];
  let loose: string | undefined;
  const endLoose = () => {
    if (loose !== undefined) lines.push(withoutFillerBreak(loose));
    loose = undefined;
  };
  for (const node of editor.childNodes) {
    if (isLine(node)) {
      endLoose();
      lines.push(withoutFillerBreak(inlineText(node)));
    } else loose = (loose ?? '') + inlineText(node);
  }
  endLoose();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

/** True for the block elements the editor keeps one line in. */
function isLine(node: Node): boolean {
  return node.nodeName === 'P' || node.nodeName === 'DIV';
}

function inlineText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (node.nodeName === 'BR') return '\n';
  let text = '';
  for (const child of node.childNodes) text += inlineText(child);
  return text;
}

/** A `<br>` at the end of a line only gives it height. */
function withoutFillerBreak(line: string): string {
  return line.endsWith('\n') ? line.slice(0, -1) : line;
}

/** The Send button is gone while Enter sends; its options menu stays. Its label is localised, so structure decides. */
function doesEnterSend(scope: HTMLElement): boolean {
  return selectAll(scope, 'composer-send-button').filter(isRendered).length === 0;
}

/** LinkedIn's writing assistant is streaming into the editor, or took its place. */
function isHeldByWriter(editor: HTMLElement): boolean {
  return (
    matchesAny(editor, 'composer-editor-busy') ||
    editor.getAttribute('contenteditable') === 'false' ||
    editor.getAttribute('aria-disabled') === 'true'
  );
}
