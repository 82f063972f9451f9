import { draftStrings } from './panel-draft';
import { pageStrings } from './panel-page';

const plural = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** Every word of the side panel. */
export const panelStrings = {
  frame: {
    main: 'Draft reply',
    readAgain: 'Read the page again',
    library: 'Open library',
    settings: 'Open settings',
  },

  idle: {
    title: 'Ready when you are',
    intro: 'Open a conversation on LinkedIn, then start a draft:',
    button: ['Press ', 'Draft reply', ' beside the message box'] as const,
    toolbar: ['Click the ', 'Drafthand', ' icon in the browser’s toolbar'] as const,
    shortcut: 'Press',
    menu: ['Right-click the page and choose ', 'Draft reply', ''] as const,
    read: 'Read this page now',
    promise: 'Drafthand reads only when you ask and never presses Send.',
    emptyLibraryTitle: 'Your library is empty',
    emptyLibrary:
      'Drafts are made from your own posts, talks and notes. Add some and Drafthand can answer with your words and your links.',
    addPosts: 'Add your posts',
    welcomeTitle: 'One step before the first draft',
    welcome: 'See what Drafthand reads, when, and where it goes, and choose how you want to start it.',
    openWelcome: 'Set up Drafthand',
    librarySize: (n: number) => plural(n, 'document in your library', 'documents in your library'),
  },

  reading: {
    title: 'Reading the page',
    words: 'Looking for the open conversation.',
    slowTitle: 'This takes longer than it should',
    slow: 'The page did not answer yet. Read again, or paste the message.',
  },

  loading: 'Opening the panel',

  paste: {
    title: 'Paste a message',
    intro: 'Works for any message, from any page.',
    sender: 'Who wrote it',
    senderHint: 'Name, for the greeting',
    text: 'Their message',
    submit: 'Draft a reply',
    missing: 'Paste the message first.',
  },

  choose: {
    title: 'Which conversation?',
    intro: 'Several are open on this page.',
    newest: 'Newest message',
    yours: 'You: ',
    none: 'No messages loaded',
    beside: 'Open messages on this page',
    draftFor: (name: string) => `Draft reply to ${name}`,
    group: (n: number) => plural(n, 'person', 'people'),
  },

  profile: {
    title: (name: string) => name,
    intro: 'This profile can steer drafts for this person. It is kept on this computer only if you use it.',
    use: 'Use this profile',
    discard: 'Discard',
    kept: (name: string) => `Kept. Drafts for ${name} will use it.`,
    discarded: 'Discarded. Nothing was kept.',
    headline: 'Headline',
    location: 'Location',
    about: 'About',
    positions: 'Work',
    education: 'Education',
    skills: 'Skills',
    more: (n: number) => `and ${n} more`,
  },

  activity: {
    title: 'Sync your posts',
    onPage: (n: number) => plural(n, 'post on this page', 'posts on this page'),
    stored: (n: number) => `${n} already in your library`,
    newOnPage: (n: number) => plural(n, 'new post on this page', 'new posts on this page'),
    nothingNew: 'Nothing new: all posts on this page are in your library.',
    isNew: 'New',
    skipped: (reposts: number, others: number, without: number) =>
      [
        reposts > 0 && plural(reposts, 'repost', 'reposts'),
        others > 0 && `${others} by others`,
        without > 0 && `${without} without text`,
      ]
        .filter(Boolean)
        .join(', '),
    leftOut: 'Left out: ',
    more: 'Only posts the page has loaded are seen. Scroll down for older ones, then read again.',
    posts: 'Posts on this page',
    undated: 'no date',
    inLibrary: 'In library',
    start: (n: number) => `Add ${plural(n, 'new post', 'new posts')}`,
    again: 'Sync again',
    running: 'Adding posts',
    stop: 'Stop',
    done: 'Sync finished',
    stopped: 'Sync stopped',
    failed: 'Sync failed',
    counts: (counts: { new: number; changed: number; unchanged: number; skipped: number; failed: number }) =>
      [
        `${counts.new} new`,
        counts.changed > 0 && `${counts.changed} updated`,
        counts.unchanged > 0 && `${counts.unchanged} unchanged`,
        counts.skipped > 0 && `${counts.skipped} skipped`,
        counts.failed > 0 && `${counts.failed} failed`,
      ]
        .filter(Boolean)
        .join(' · '),
    problems: 'Not added',
    articles: 'Articles on this page',
    articlesHint: 'Open an article of yours and click the Drafthand icon there to add it.',
    notOwnTitle: 'Is this your own activity?',
    notOwn: 'The page does not say so. Sync only posts you wrote yourself.',
    notOwnForSure: 'These are someone else’s posts. Only your own can go into your library.',
    openLibrary: 'Open library',
  },

  unreadable: {
    layout: 'What was found on the page',
    checkedWith: (date: string) => `Checked against the layout known on ${date}.`,
    found: 'found',
    missing: 'missing',
    notNeeded: 'not needed here',
    readAgain: 'Read again',
  },

  store: {
    title: 'The panel cannot read its data',
    reload: 'Reload the panel',
    detail: 'Technical detail',
  },

  page: pageStrings,

  ...draftStrings,
} as const;
