const plural = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** A duration as people read it: milliseconds below one second, else seconds with one decimal. */
const duration = (milliseconds: number) =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/** Words of the drafting view. */
export const draftStrings = {
  person: {
    profile: (name: string) => `Open ${name}’s LinkedIn profile`,
    degree: { 1: '1st', 2: '2nd', 3: '3rd' },
    degreeLabel: { 1: '1st-degree connection', 2: '2nd-degree connection', 3: '3rd-degree connection' },
    unnamed: 'Unnamed person',
    others: (n: number) => plural(n, 'other person', 'other people'),
    kinds: {
      'one-to-one': '',
      group: 'Group',
      inmail: 'InMail',
      sponsored: 'Sponsored',
      request: 'Message request',
    },
    pasted: 'Pasted',
  },

  asks: {
    title: 'What they ask',
    none: 'No question found in the unanswered messages.',
    outcomes: {
      answered: 'Answered',
      near: 'Near, not a sure answer: please check',
      'asked-back': 'Asked back',
      uncovered: 'Not in your library',
    },
    pending: 'Looking',
    privateTitles: (titles: string) => `Only your private notes cover this, so they are not used: ${titles}`,
    privateToo: (titles: string) => `Your private notes cover it too: ${titles}`,
  },

  context: {
    title: 'Conversation',
    count: (n: number) => plural(n, 'message', 'messages'),
    you: 'You',
    edited: 'edited',
    deleted: 'This message was deleted.',
    pending: 'not sent yet',
    noTime: 'time not known',
    invitation: 'Note with the invitation',
    earlierNotLoaded: 'Older messages are not loaded on the page.',
    toAnswer: 'To answer',
    quoted: (author: string) => `Quoting ${author}`,
    attachment: 'Attachment: ',
  },

  sender: {
    title: (name: string) => `About ${name}`,
    none: 'Nothing beyond the messages.',
    facts: {
      goal: 'Goal',
      stage: 'Stage',
      background: 'Background',
      constraint: 'Constraint',
      tried: 'Tried',
      headline: 'Headline',
      location: 'Location',
      position: 'Work',
      education: 'Education',
    },
    from: {
      message: 'from the message',
      headline: 'from the headline',
      profile: 'from the profile you kept',
    },
  },

  draft: {
    title: 'Your reply',
    label: 'Your reply, editable',
    placeholder: 'The draft appears here. You can start typing at any time.',
    placeholderEmpty: 'Write your reply.',
    words: (n: number) => plural(n, 'word', 'words'),
    characters: (n: number) => plural(n, 'character', 'characters'),
    edited: 'Edited by you',
    saved: 'saved',
    saving: 'saving',
    notSaved: 'Your text could not be saved. Copy it before you close the panel.',
    unguarded:
      'The browser’s storage for this panel is full. Your text is saved a moment after each change: wait for that before you close the panel.',
    backToSuggestion: 'Back to the suggestion',
    myTextBack: 'Bring my text back',
    goesOn: 'Your text stays. The suggestion goes on beside it.',
    newer: 'A newer suggestion is ready',
    newerNote: 'Using it keeps your text one step back.',
    useIt: 'Use it',
    compare: 'Compare',
    compareTitle: 'Your text and the suggestion',
    yours: 'Your text',
    suggestion: 'Suggestion',
    added: 'Only in the suggestion',
    removed: 'Only in your text',
    keepMine: 'Keep mine',
    insert: 'Insert',
    inserting: 'Inserting',
    copy: 'Copy',
    copied: 'Copied as plain text',
    copyFailed: 'The browser refused to copy. Select the text and copy it yourself.',
    actions: 'Use the reply',
    pastedHint: 'This message was pasted, so there is no message box to insert into.',
  },

  history: {
    label: 'Suggestions for this conversation',
    position: (at: number, total: number) => `${at} of ${total}`,
    previous: 'Previous suggestion',
    next: 'Next suggestion',
    older: 'You are looking at an earlier suggestion.',
  },

  stage: {
    label: 'Progress',
    names: { asking: 'Questions', retrieving: 'Library', drafting: 'Draft', checking: 'Checks' },
    running: {
      queued: 'Starting',
      asking: 'Finding the questions',
      retrieving: 'Looking in your library',
      drafting: 'Drafting',
      checking: 'Checking links and text',
    },
    done: (milliseconds: number | undefined) =>
      milliseconds === undefined ? 'Drafted' : `Drafted in ${duration(milliseconds)}`,
    stopped: 'Stopped',
    interrupted: 'Interrupted',
    failed: 'Not finished',
    handedOver: 'Left to you',
    duration,
    stop: 'Stop',
    waiting: 'waiting',
    working: 'working',
    finished: 'done',
  },

  interrupted: {
    title: 'The draft was interrupted',
    words: 'The browser ended the background before the draft was done. What arrived is here.',
    continue: 'Continue',
    again: 'Again',
  },

  again: {
    title: 'Again',
    label: 'Draft again',
    shorter: 'Shorter',
    warmer: 'Warmer',
    'more-direct': 'More direct',
    plain: 'Again',
    ownWords: 'What should be different?',
    asked: (words: string) => `Asked for: ${words}`,
  },

  handedOver: {
    title: 'This one is for you',
    'no-ask': 'There is no question in the unanswered messages, so there is nothing to suggest.',
    recruiting: 'This looks like a recruiter’s message. Drafthand leaves it to you.',
    sales: 'This looks like a sales message. Drafthand leaves it to you.',
    language:
      'The message is in a language your library does not have, so nothing in your words could be suggested.',
    uncovered: 'Your library covers none of the questions, so nothing of yours answers them.',
  },

  handedOverWithText: 'The text below is a courtesy only: edit it, or write your own.',

  sources: {
    title: 'Sources',
    none: 'No source in your library fits.',
    emptyLibrary: 'Your library is empty.',
    waiting: 'Looking for your passages on this.',
    cited: 'Cited',
    sentBefore: 'Sent before',
    superseded: 'Superseded',
    deadLink: 'Dead link',
    old: 'Old',
    undated: 'no date',
    passage: 'Why this passage',
    found: 'Found',
    foundWords: (words: string) => `Matches: ${words}`,
    insertLink: 'Insert link',
    insertLinkOf: (title: string) => `Insert link: ${title}`,
    open: 'Open',
    openOf: (title: string) => `Open ${title} in a new tab`,
    links: (n: number) => plural(n, 'link', 'links'),
    linksInside: (n: number) => plural(n, 'link inside', 'links inside'),
    at: (clock: string) => `at ${clock}`,
    noLink: 'No address: nothing to link to',
    more: (n: number) => plural(n, 'more source', 'more sources'),
  },

  findings: {
    title: 'Please check',
    none: 'Links and text checked: nothing to report.',
    removedLinks: (n: number) => plural(n, 'link removed', 'links removed'),
    removedNote: 'Drafts carry only your own links.',
  },

  made: {
    title: 'How it was made',
    by: (drafter: string) => `Drafted by ${drafter}`,
    provider: 'Drafted by',
    stages: 'Stages',
    builtIn: 'the built-in composer',
    model: (model: string, host: string) => `${model} at ${host}`,
    time: 'Time',
    firstText: 'First words after',
    total: 'Altogether',
    usage: 'Tokens',
    tokens: (prompt: number, completion: number) => `${prompt} in, ${completion} out`,
    finish: 'Ended with',
  },

  sent: {
    button: 'What was sent',
    title: 'What was sent',
    nothing: 'Nothing left this computer: drafted by the built-in composer.',
    nothingSent: 'Nothing was sent.',
    builtIn: 'Drafted on this computer by the built-in composer.',
    questions: (host: string) => `Sent to ${host} to find your passages by meaning`,
    to: (host: string) => `Sent to ${host}`,
    readable: 'Readable',
    exact: 'Exact',
    tabs: 'Two views of the same request',
    role: { system: 'Instructions', user: 'Message and sources', assistant: 'Earlier answer' },
    copy: 'Copy',
    rest: 'Settings',
  },

  inserted: {
    title: 'Inserted. You send it.',
    words: (n: number) => `${plural(n, 'word', 'words')} in LinkedIn’s message box, exactly as here.`,
    changed: 'LinkedIn’s message box now holds:',
    shown: 'What the message box holds',
    inBox: 'What is in LinkedIn’s message box',
    before: (when: string) => `Inserted ${when}`,
  },

  announce: {
    start: (name: string) => `Drafting a reply to ${name}.`,
    done: (words: number, sources: number) =>
      `Draft ready, ${plural(words, 'word', 'words')}, ${plural(sources, 'source cited', 'sources cited')}.`,
    stopped: 'Draft stopped.',
    interrupted: 'Draft interrupted.',
    failed: (title: string) => `No draft: ${title}.`,
    handedOver: 'No draft: this message is left to you.',
  },

  help: {
    title: 'Keyboard',
    insert: 'Insert into LinkedIn',
    stop: 'Stop drafting',
    again: 'Draft again',
    editor: 'Go to your reply',
    control: 'Ctrl',
    command: '⌘',
  },
} as const;
