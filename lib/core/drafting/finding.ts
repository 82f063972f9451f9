/** Why a link was taken out of a draft. */
export type RemovedLinkReason = 'not-in-library' | 'look-alike' | 'hidden' | 'unknown-mark' | 'private';

/** A link (or something that works like one) that the link guard removed. */
export interface RemovedLink {
  /** As written, made harmless for display (no scheme that a page would turn into a link). */
  shown: string;
  reason: RemovedLinkReason;
}

export type FindingKind =
  | 'removed-link'
  | 'placeholder'
  | 'unsupported'
  | 'too-long'
  | 'too-short'
  | 'wrong-language'
  | 'private-text'
  | 'ask-uncovered'
  | 'hidden-text-in-message'
  | 'instruction-in-message'
  | 'link-sent-before'
  | 'old-source'
  | 'superseded-source'
  | 'dead-link'
  | 'language-not-in-library';

/** Something the owner should see beside the draft; words live in the locale. */
export interface Finding {
  kind: FindingKind;
  severity: 'info' | 'warning';
  /** The sentence of the draft or the words of the message it is about. */
  about?: string;
  values?: Record<string, string | number>;
}
