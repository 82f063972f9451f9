import { isBlock, isElement, isText, isWordless } from './element-text';
import { linkText } from './link-text';

/**
 * The words in an element as typed: `\n` for line breaks, full addresses for shortened links, no
 * screen-reader texts, buttons or comments. `skip` names elements whose content is not part of the words.
 *
 * LinkedIn writes one `<br>` per line break and keeps blanks at the edges of a run in spans of their
 * own; the line breaks of the template around them mean nothing. Until 2023 the text had real line
 * breaks and `white-space: pre-wrap`; both forms are read.
 */
export function wordsOf(element: Element, skip: (element: Element) => boolean = () => false): string {
  const lines = new LineWriter(keepsLineBreaks(element));
  writeChildren(element, lines, skip);
  return lines.text();
}

function writeChildren(element: Element, lines: LineWriter, skip: (element: Element) => boolean): void {
  for (const node of element.childNodes) {
    if (isText(node)) lines.write(node.nodeValue ?? '');
    else if (isElement(node) && !isWordless(node) && !skip(node)) writeElement(node, lines, skip);
  }
}

function writeElement(element: Element, lines: LineWriter, skip: (element: Element) => boolean): void {
  const tag = element.tagName.toUpperCase();
  if (tag === 'BR') lines.breakLine();
  else if (tag === 'IMG')
    lines.write(element.classList.contains('emoji') ? (element.getAttribute('alt') ?? '') : '');
  else if (element.classList.contains('white-space-pre')) lines.writeExactly(element.textContent);
  else if (tag === 'A') {
    // A shortened link is written out; the words of any other link stay.
    const shown = wordsOf(element, skip);
    lines.writeAround(element.textContent, linkText(shown, element.getAttribute('href')));
  } else if (isBlock(element)) {
    lines.beginBlock();
    writeChildren(element, lines, skip);
    lines.beginBlock();
  } else writeChildren(element, lines, skip);
}

/**
 * True when line breaks in the source are line breaks of the text. The style decides; on a saved page
 * without its styles there is no `<br>`, and not every line is indented the way a template is.
 */
function keepsLineBreaks(element: Element): boolean {
  const view = element.isConnected ? element.ownerDocument.defaultView : null;
  if (/^(?:pre|break-spaces)/.test(view?.getComputedStyle(element).whiteSpace ?? '')) return true;
  if (element.querySelector('br')) return false;
  const source = element.textContent ?? '';
  const [, ...lines] = source
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '');
  const indented = /^\s*\n/.test(source) ? /^[ \t]/ : /^(?: {3}|\t)/;
  return lines.some((line) => !indented.test(line));
}

/** Collects lines; blanks that only come from the template are dropped at line edges. */
class LineWriter {
  private out = '';
  /** How many characters at the end may be dropped when the line ends there. */
  private droppable = 0;

  constructor(private readonly keepsBreaks: boolean) {}

  write(source: string): void {
    const text = this.keepsBreaks ? source.replace(/\r\n?/g, '\n') : source.replace(/\s*[\r\n]\s*/g, ' ');
    this.add(this.isAtLineStart() && !this.keepsBreaks ? text.replace(/^[ \t]+/, '') : text);
  }

  /** Blanks the sender typed: they stay, even at the start of a line. */
  writeExactly(text: string | null): void {
    this.out += text ?? '';
    this.droppable = 0;
  }

  /** Writes `text` with the blanks that stood around `source`. */
  writeAround(source: string | null, text: string): void {
    if (/^\s/.test(source ?? '')) this.write(' ');
    this.out += text;
    this.droppable = 0;
    if (/\s$/.test(source ?? '')) this.write(' ');
  }

  breakLine(): void {
    this.out = `${this.out.slice(0, this.out.length - this.droppable)}\n`;
    this.droppable = 0;
  }

  beginBlock(): void {
    if (!this.isAtLineStart()) this.breakLine();
  }

  text(): string {
    return this.out.replace(/[ \t]+$/gm, '').trim();
  }

  private add(text: string): void {
    if (text === '') return;
    this.out += text;
    const blanks = text.length - text.trimEnd().length;
    this.droppable = blanks === text.length ? this.droppable + blanks : blanks;
  }

  private isAtLineStart(): boolean {
    return this.out.length === this.droppable || this.out[this.out.length - this.droppable - 1] === '\n';
  }
}
