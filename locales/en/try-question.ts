import type { CoverageVerdict } from '../../lib/core/retrieval/retrieval';

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Words about how passages are found: trying a question out, and why a passage was found. */
export const tryStrings = {
  title: 'Try a question',
  intro:
    'See what your library finds for a message before somebody sends it, and put right what comes first. No message is sent by this. Only with a server chosen under “Finding passages” does the question go there, as it does for a draft.',
  question: 'Message',
  questionHint: 'A question as you get it; several questions in one message are searched apart.',
  placeholder:
    'I have three years of Excel behind me. Which course should I take first, and do I need Kubernetes?',
  search: 'Search',
  empty: 'Type a message to see what it would find.',
  noAsks: 'There is no question in this message, so a draft would look nothing up.',
  nothing: 'Nothing in the library comes near.',
  isPrivate: 'Private: informs, is never cited',
  asked: 'Searched for',
  verdict: {
    covered: 'Looks answered',
    partial: 'Only near',
    uncovered: 'Not answered',
  } satisfies Record<CoverageVerdict, string>,
  meaning: {
    covered: 'A draft answers from the first of these.',
    partial: 'A draft offers the first of these as the closest you have, not as an answer.',
    uncovered: 'A draft says that your library does not answer this, and guesses nothing.',
  } satisfies Record<CoverageVerdict, string>,
  /** What the verdict rests on; the scale is the estimate's own, not a share of certainty. */
  estimate: (value: number, covered: number, partial: number, byFewWords: number) =>
    `Estimate ${value.toFixed(3)}: counts as answered from ${covered} on, as near from ${partial} on, with only a word or two in common from ${byFewWords} on.`,
  byOwner: 'You put a document first, so it counts as answered.',
  took: (milliseconds: number) => `Searched in ${milliseconds} ms.`,
  found: (n: number) => (n === 1 ? '1 document found' : `${n} documents found`),
  more: (n: number) => (n === 1 ? 'Show 1 more document' : `Show ${n} more documents`),
  score: (value: number) => `Score ${value.toFixed(2)}`,
  emptyTitle: 'Your library is empty',
  emptyLibrary: 'Add what you have written, then come back and see what a message finds.',
  toLibrary: 'To the library',
  wordsOnly:
    'Found by words alone: the library is too small or too new to compare meanings. A model chosen in the settings can.',
  toSettings: 'To the settings',
  openDocument: 'Open in the library',
  openDocumentOf: (title: string) => `Open ${title} in the library`,
  alikesTitle: 'Replies you gave to messages like this',
  alikesHint: 'From your LinkedIn archive. They show how you answer; they are never quoted.',
  alikeAsked: 'They asked',
  alikeAnswered: 'You answered',

  corrections: {
    pin: 'First for this question',
    pinOf: (title: string) => `${title}: first for this question`,
    ban: 'Not for this question',
    banOf: (title: string) => `${title}: not for this question`,
    pinned: 'You put this first',
    unpin: 'No longer first',
    unpinOf: (title: string) => `${title}: no longer first for this question`,
    leftOut: 'You left out',
    bringBack: 'Bring back',
    bringBackOf: (title: string) => `${title}: bring back for this question`,
    other: 'Another one instead',
    otherHint: 'Search your library by title for the document that should come first.',
    otherSearch: 'Title of the document',
    none: 'No document has these words in its title.',
    kept: 'Kept. It counts for questions like this from now on.',
    title: 'Your corrections',
    hint: 'Each counts for its question and for questions about the same, in drafts too, until you remove it.',
    empty: 'None yet. Put a document first for a question, or leave one out, and it is listed here.',
    kinds: { pin: 'First', ban: 'Left out' },
    asked: (question: string, day: string) => `for “${question}”, ${day}`,
    remove: 'Remove',
    removeOf: (question: string) => `Remove the correction for “${question}”`,
    removed: 'The correction is removed.',
    gone: 'a document that is no longer there',
  },

  why: {
    title: 'Why this passage',
    words: 'Words of the question found',
    noWords: 'none; it is near by its meaning',
    share: (share: number) => percent(share),
    parts: 'What counted',
    lexical: 'words',
    vector: 'meaning',
    titlePart: 'title',
    similarity: (value: number) => `Likeness of meaning: ${value.toFixed(2)}`,
  },
} as const;
