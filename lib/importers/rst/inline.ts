import { findBareUrls } from '../../core/library/bare-urls';
import type { Block } from '../../core/library/document';
import { absoluteUrl, createLinkedText, type LinkedText } from '../../core/library/linked-text';

/** What names in the text stand for. */
export interface RstNames {
  /** Addresses of `.. _name: address`, by name in lower case. */
  targets: Map<string, string>;
  /** Addresses of `__ address`, used up in order by `` `words`__ ``. */
  anonymous: string[];
  /** Texts of `.. |name| replace:: text`. */
  substitutions: Map<string, string>;
  base: string | undefined;
}

/** Inline markup of reStructuredText (docutils, "Inline Markup"); the alternatives are tried in this order. */
const markup =
  /``(?<literal>(?:[^`]|`(?!`))+)``|(?::(?<role>[\w+:.-]+):)?`(?<quoted>[^`]+)`(?<ref>__?)?|\*\*(?<strong>[^*\n]+)\*\*|(?<![*\w])\*(?<emphasis>[^*\s][^*\n]*)\*(?![*\w])|\|(?<name>[^|\s][^|\n]*)\|__?|\|(?<substitution>[^|\s][^|\n]*)\||[^\S\n]?\[(?<note>\d+|#\w*|\*|[A-Za-z][\w.-]*)\]_(?!\w)|(?<![\w`])(?<word>[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?<wordRef>__?)(?![\w`])/gu;

/** Words and links of running text; line breaks become spaces, `keepsLines` keeps them. */
export function inlineText(
  source: string,
  names: RstNames,
  keepsLines = false,
): Pick<Block, 'text' | 'links'> {
  const text = createLinkedText();
  for (const [index, line] of (keepsLines ? source.split('\n') : [source]).entries()) {
    if (index > 0) text.breakLine();
    addMarkup(text, line, names);
  }
  return text.finish();
}

function addMarkup(text: LinkedText, source: string, names: RstNames): void {
  let at = 0;
  for (const found of source.matchAll(markup)) {
    if (isInsideUrl(source, found.index)) continue;
    addPlain(text, source.slice(at, found.index));
    at = found.index + found[0].length;
    const { literal, role, quoted, ref, strong, emphasis, name, substitution, word } = found.groups ?? {};
    if (literal !== undefined) text.add(literal);
    else if (quoted !== undefined)
      addQuoted(text, quoted, { role, isReference: ref !== undefined, isAnonymous: ref === '__' }, names);
    else if (strong !== undefined || emphasis !== undefined) text.add(unescaped(strong ?? emphasis ?? ''));
    else if (name !== undefined) addReference(text, names.substitutions.get(name) ?? name, name, names);
    else if (substitution !== undefined) text.add(names.substitutions.get(substitution) ?? substitution);
    else if (word !== undefined) {
      const url = names.targets.get(word.toLowerCase());
      // `snake_case_` in prose is a word unless something is called so.
      if (url === undefined) text.add(found[0]);
      else addLink(text, word, url, names);
    }
  }
  addPlain(text, source.slice(at));
}

/** `` `words <address>`_ ``, `` `name`_ ``, `` :role:`words <target>` `` and plain `` `words` ``. */
function addQuoted(
  text: LinkedText,
  quoted: string,
  {
    role,
    isReference,
    isAnonymous,
  }: { role: string | undefined; isReference: boolean; isAnonymous: boolean },
  names: RstNames,
): void {
  const [, words, target] = /^([\s\S]*?)\s*<([^<>]+)>$/u.exec(quoted) ?? [];
  const shown = unescaped((words || target) ?? quoted).replace(/\s+/gu, ' ');
  if (target !== undefined && (isReference || role !== undefined)) {
    const named = /^(.*)_$/u.exec(target)?.[1];
    addLink(
      text,
      shown,
      (named && names.targets.get(named.toLowerCase())) ?? target.replace(/\s+/gu, ''),
      names,
    );
  } else if (isAnonymous) addLink(text, shown, names.anonymous.shift() ?? '', names);
  else if (isReference) addReference(text, shown, quoted.replace(/\s+/gu, ' '), names);
  else text.add(shown.replace(/^[!~]/u, ''));
}

function addReference(text: LinkedText, shown: string, name: string, names: RstNames): void {
  addLink(text, shown, names.targets.get(name.toLowerCase()) ?? '', names);
}

function addLink(text: LinkedText, shown: string, address: string, names: RstNames): void {
  // A target may lead to another target: `.. _docs: manual_`.
  const other = /^`?([^`]+?)`?_$/u.exec(address)?.[1];
  const href = (other === undefined ? undefined : names.targets.get(other.toLowerCase())) ?? address;
  const url = absoluteUrl(href, names.base);
  if (url) text.openLink(url);
  text.add(shown);
  if (url) text.closeLink();
}

/** Words without markup; addresses written out are links. */
function addPlain(text: LinkedText, source: string): void {
  let at = 0;
  for (const { url, start, end } of findBareUrls(source)) {
    text.add(unescaped(source.slice(at, start)));
    text.openLink(url);
    text.add(source.slice(start, end));
    text.closeLink();
    at = end;
  }
  text.add(unescaped(source.slice(at)));
}

/** An address may hold what looks like markup (`https://example.org/a_b_`). */
function isInsideUrl(source: string, at: number): boolean {
  const before = /https?:\/\/[^\s<>`]*$/u.exec(source.slice(Math.max(0, at - 500), at));
  return before !== null;
}

/** `\*` is `*`, and an escaped space is nothing. */
function unescaped(text: string): string {
  return text.replace(/\\\s/gu, '').replace(/\\(.)/gu, '$1');
}
