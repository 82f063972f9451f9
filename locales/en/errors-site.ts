import type { ErrorCode } from '../../lib/core/errors';
import { type ErrorEntry, orElse } from './error-entry';

/** Words for the failures of reading websites. */
export const siteErrors = {
  'redirect-not-followed': {
    title: 'The address leads elsewhere or in a circle',
    words: 'It redirects to another site, which Drafthand may not read, or back to itself.',
    next: 'Open the address in a tab and add the one you arrive at.',
    actions: [],
  },
  'site-busy': {
    title: 'The site asks to come back later',
    words: (values) =>
      values.seconds === undefined || values.seconds === ''
        ? 'It does not want so many questions now.'
        : `It does not want to be asked again for ${values.seconds} seconds.`,
    next: 'Read it again later; what has been read stays.',
    actions: ['try-again'],
  },
  'robots-disallow': {
    title: 'The site asks programs not to read this',
    words: (values) =>
      values.count === undefined || values.count === ''
        ? 'Its robots.txt rules this address out.'
        : `Its robots.txt rules out ${values.count} of its pages; they are left out.`,
    next: 'If the site is yours, allow “Drafthand” in its robots.txt, or add single pages by their address.',
    actions: [],
  },
  'page-is-list': {
    title: 'A list of other pages',
    words: 'It has links to texts and no text of its own.',
    next: 'If you want it anyway, save it as a file and add the file.',
    actions: [],
  },
  'no-pages-found': {
    title: 'No pages were found',
    words:
      'The site has no sitemap and no feed with pages below this address, and the page has no links to any.',
    next: 'Check the address; for a whole site it is its start page.',
    actions: ['try-again'],
  },
  'sitemap-unreadable': {
    title: 'A sitemap could not be read',
    words: (values) =>
      `${orElse(values.url, 'A sitemap')} is missing or damaged; pages only it lists are left out.`,
    next: 'Open its address in a tab to see what it has.',
    actions: ['try-again'],
  },
  'sitemap-elsewhere': {
    title: 'A sitemap is on another site',
    words: (values) =>
      `${orElse(values.url, 'It')} was not read: Drafthand reads the site you named and no other.`,
    next: 'Pages the other sitemaps and the feed list are found.',
    actions: [],
  },
  'site-too-large': {
    title: 'The site has more pages than are read at once',
    words: (values) => `Only the first ${orElse(values.limit, 'pages')} are taken.`,
    next: 'Add a part of the site by the address of its folder, such as …/blog.',
    actions: [],
  },
} as const satisfies Partial<Record<ErrorCode, ErrorEntry>>;
