import type { AllowedLinks } from './link-guard-allowed';
import { findLink } from './link-guard-detect';

/** What a construct of Markdown or HTML turns into. */
export interface Replacement {
  /** Plain text; may hold encoded source marks. */
  text: string;
  /** How many characters of the input it stands for. */
  length: number;
}

/** `wait`: more text is needed to tell. `none`: ordinary characters. */
export type Reading = Replacement | 'wait' | 'none';

/** What the readers of constructs need to know. */
export interface MarkupContext {
  allowed: AllowedLinks;
  /** A link target or attribute that is not allowed. */
  reportRemoved(link: string): void;
  /** Inner text of a construct, itself read as markup. */
  plain(inner: string): string;
  /** Addresses of the HTML links that are open, innermost last. */
  openLinks: string[];
}

/** Reports a link target unless it is allowed, and returns the address to write if it is. */
export function judgeTarget(target: string, context: MarkupContext): string | undefined {
  const exact = context.allowed.exactFor(target);
  if (exact === undefined && target !== '') context.reportRemoved(target);
  return exact;
}

/** True when words under a link are themselves an address, so that they go with it. */
export function isAddress(words: string): boolean {
  const link = findLink(words.trim());
  return link !== undefined && link.kind === 'link' && !/\s/.test(words.trim());
}
