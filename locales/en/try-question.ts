import type { CoverageVerdict } from '../../lib/core/retrieval/retrieval';

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Words about how passages are found: trying a question out, and why a passage was found. */
export const tryStrings = {
  title: 'Try a question',
  intro:
    'See what your library finds for a message before somebody sends it, and put right what comes first. Nothing is sent to anybody by this.',
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
    covered: 'Your library answers this',
    partial: 'Only near: offered as the closest you have',
    uncovered: 'Not covered: a draft says so instead of guessing',
  } satisfies Record<CoverageVerdict, string>,
  estimate: (value: number) => `Estimate ${value.toFixed(2)}`,
  took: (milliseconds: number) => `${milliseconds} ms`,
  found: (n: number) => (n === 1 ? '1 document' : `${n} documents`),
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
    banned: 'You left this out',
    other: 'Another one instead',
    otherHint: 'Search your library by title for the document that should come first.',
    otherSearch: 'Title of the document',
    none: 'No document has these words in its title.',
    kept: 'Kept. It counts for questions like this from now on.',
    title: 'Your corrections',
    hint: 'They count for questions that are about the same.',
    pinWords: (question: string, title: string) => `“${question}” → ${title} first`,
    banWords: (question: string, title: string) => `“${question}” → without ${title}`,
    remove: 'Remove',
    removeOf: (question: string) => `Remove the correction for “${question}”`,
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
