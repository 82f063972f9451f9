import type { ErrorEntry } from './error-entry';

/** Words for adding the page in the tab. */
export const pageErrors = {
  'nothing-to-add': {
    title: 'Nothing on this page can be added',
    words: 'Of LinkedIn, your own posts and articles can go into your library.',
    next: 'Open your activity page (“Show all activity” on your profile) or an article of yours, and add it there.',
    actions: ['read-again'],
  },
  'not-own-page': {
    title: 'Somebody else wrote this',
    words: 'Drafthand answers in your words, so only what you wrote can go into your library.',
    next: 'Open a page or an article of your own.',
    actions: [],
  },
  'page-has-changed': {
    title: 'The tab shows another page now',
    words: 'Drafthand may look at a page only after you asked for it there.',
    next: 'Go to the page you want to add and click the Drafthand icon in the toolbar.',
    actions: ['read-again'],
  },
} satisfies Record<string, ErrorEntry>;
