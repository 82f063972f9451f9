/** Words of the first-run page, which is also reached from the settings. */
export const welcomeStrings = {
  title: 'Before your first draft',
  titleAgain: 'What Drafthand reads, and where it goes',
  lead: 'Drafthand drafts replies to LinkedIn messages from your own posts, with your own links. You edit them and you send them. Here is what it reads to do that.',

  read: {
    title: 'What is read, when, and where it goes',
    columns: { what: 'What', when: 'When', where: 'Where it goes' },
    rows: [
      {
        what: 'The conversation that is open: names, profile links, messages and their times',
        when: 'When you ask for a draft. Never before.',
        where:
          'Stays in this browser. If you set up a model, to the one address you agree to, for that draft.',
      },
      {
        what: 'The profile page that is open',
        when: 'When you click the toolbar icon on it. Kept only if you click “Use this profile”.',
        where: 'Stays in this browser. With a model, the facts are part of the request.',
      },
      {
        what: 'Your own posts on your activity page',
        when: 'When you click the toolbar icon there. Stored only if you click “Add … new posts”.',
        where: 'Your library, in this browser.',
      },
      {
        what: 'Another page that is open: its title, author, date and length',
        when: 'When you click the toolbar icon or the menu entry there. Its text is read and stored only if you click “Add this page”.',
        where: 'Your library, in this browser.',
      },
      {
        what: 'Files, pages and feeds of yours',
        when: 'When you add them.',
        where:
          'Your library, in this browser. With a model, the passages that fit the question; never those you marked private.',
      },
    ],
    none: 'Drafthand has no server, no account and no analytics. It fetches the pages and feeds you add, and checks links when you ask. Beyond that, nothing leaves this computer before you agree to an address for a model in the settings.',
  },

  never: {
    title: 'What it never does',
    items: [
      'It never sends a message. Inserting a draft is your click; sending is LinkedIn’s own button.',
      'It never scrolls, opens or clicks anything on LinkedIn, and makes no request to it.',
      'It never puts a link into a draft that is not yours.',
      'It reads no conversation you did not ask about.',
    ],
  },

  terms: {
    title: 'LinkedIn’s terms',
    words:
      'LinkedIn’s user agreement (section 8.2) can be read to forbid adding elements to its pages, and to forbid browser add-ons that read them. The button below adds an element; the toolbar way adds none. Drafthand is not made or endorsed by LinkedIn. Whether to use it with your account is your decision.',
    linkWords: 'Read the user agreement',
    link: 'https://www.linkedin.com/legal/user-agreement',
  },

  choice: {
    title: 'How do you want to start a draft?',
    legend: 'How to start a draft',
    button: 'Button in the conversation',
    buttonHint:
      'One “Draft reply” beside the message box. Your browser will ask you to let Drafthand work on linkedin.com. It adds an element to the page.',
    toolbar: 'Toolbar only',
    toolbarHint:
      'The Drafthand icon, the keyboard shortcut or the right-click menu. Nothing is added to the page, and no code of Drafthand is in it until you click.',
    later: 'You can change this at any time in the settings.',
    missing: 'Choose one of the two ways first.',
    agree: 'Agree and continue',
    agreeWords: 'By continuing you agree that Drafthand reads what the table above says, when it says.',
  },

  refused: {
    title: 'The browser did not give the permission',
    words:
      'Without access to linkedin.com the button cannot be shown. Nothing was changed. You can try again, or start from the toolbar, which needs no permission.',
    useToolbar: 'Use the toolbar instead',
  },
} as const;
