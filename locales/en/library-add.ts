const number = new Intl.NumberFormat('en');

function plural(n: number, one: string, many: string): string {
  return `${number.format(n)} ${n === 1 ? one : many}`;
}

/** Words of adding to the library: one field for everything, what it was recognised as, and what importing would do. */
export const libraryAddStrings = {
  title: 'Add to the library',
  field: 'Address or text',
  placeholder: 'Paste an address or text, or drop files',
  dropNow: 'Let go to see what it is',
  files: 'Add files',
  folder: 'Add a folder',
  note: 'Write a note',
  formats:
    'PDF, Word (.docx), Markdown, HTML, reStructuredText, plain text, transcripts (SRT, VTT), a zip of these, or the export of Medium, Substack, WordPress, Ghost, Notion, Obsidian or LinkedIn.',
  empty: 'Paste an address or a text first, or choose files below.',
  insecure:
    'Only https addresses can be read (http on this computer only). Try it with https, or save the page and add the file.',

  isAddress: 'A web address',
  isText: (n: number) => `A text of ${plural(n, 'word', 'words')}`,
  kind: 'What it is',
  kinds: { site: 'A whole site', feed: 'A feed', page: 'One page' },
  schedule: 'Read again',
  access: 'Your browser asks you once for access to this one site.',
  look: 'Look what is there',
  add: { feed: 'Add feed', page: 'Add page' },
  continueText: 'Continue',

  site: {
    looking: (host: string) => `Looking what ${host} has`,
    lookingHint: 'Nothing is imported yet. A large site takes up to a minute and a half.',
    title: (name: string) => `Found on ${name}`,
    pages: (n: number) => plural(n, 'page', 'pages'),
    dates: (from: string, until: string) => (from === until ? from : `${from} to ${until}`),
    feed: (n: number) => `a feed with ${plural(n, 'entry', 'entries')}`,
    sitemaps: (n: number) => plural(n, 'sitemap', 'sitemaps'),
    nothingListed: 'neither feed nor sitemap; pages are found by their links',
    leftOut: (n: number) =>
      `${plural(n, 'address', 'addresses')} of start pages, tag lists and archives are left out.`,
    samples: 'The newest',
    problems: 'What could not be read',
    import: (n: number) => `Import ${plural(n, 'page', 'pages')}`,
    onlyPage: 'Only this page',
  },

  preview: {
    looking: 'Looking what this is',
    title: (label: string) => `What is in ${label}`,
    part: (kind: string, n: number) => `${kind}: ${plural(n, 'document', 'documents')}`,
    archiveHint:
      'Posts, articles and longer comments come into the library, your past replies are kept apart. Nothing is kept of contacts, addresses and birth date.',
    drafts: (n: number) => `${plural(n, 'draft is', 'drafts are')} left out`,
    someDrafts: 'Drafts in it are left out.',
    draftsHint: 'Drafts you take in are private: never quoted, never cited.',
    takeDrafts: 'Take drafts in too',
    dates: (from: string, until: string) => (from === until ? `From ${from}` : `From ${from} to ${until}`),
    siteAddress: 'Address of the site these texts are on',
    siteAddressHint:
      'Optional. The export does not say it; without it these texts can be quoted but not linked.',
    siteAddressInvalid: 'This is not a web address. It looks like https://your-blog.example.',
    samples: 'Some of them',
    unreadable: (n: number) => `${plural(n, 'file', 'files')} cannot be read`,
    moreUnreadable: (n: number) => `And ${number.format(n)} more.`,
    atLeast: 'These are so many files that counting was ended early; there are at least as many.',
    nothingTitle: 'Nothing in it can be read',
    import: (n: number) => `Import ${plural(n, 'document', 'documents')}`,
    importAll: 'Import',
  },
} as const;
