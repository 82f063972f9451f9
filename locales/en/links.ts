const number = (n: number) => new Intl.NumberFormat('en').format(n);
const links = (n: number) => (n === 1 ? '1 link' : `${number(n)} links`);

/** Words for checking the library's links. */
export const linkStrings = {
  title: 'Links',
  intro:
    'Whether the addresses in your public documents still lead somewhere, and what to give in their place.',
  card: {
    title: 'Links',
    never: 'Not checked yet.',
    fine: 'All checked links work.',
    problems: (dead: number, moved: number) =>
      [dead > 0 && `${number(dead)} dead`, moved > 0 && `${number(moved)} moved`].filter(Boolean).join(' · '),
    running: (done: number, total: number) => `Checking: ${number(done)} of ${number(total)}`,
    open: 'Look at links',
  },
  check: {
    title: 'Check',
    start: 'Check links',
    again: 'Check again',
    goOn: 'Go on checking',
    stop: 'Stop',
    asks: (sites: number) =>
      sites === 1
        ? 'Your browser asks for access to the one site the links lead to.'
        : `The links lead to ${number(sites)} sites; your browser asks for access to them. Sites you leave out are not asked.`,
    how: 'One site at a time, without cookies. LinkedIn, addresses in your own network and private documents are left out.',
    none: 'Your public documents hold no links that can be checked.',
    running: 'Checking links',
    onlySome: 'Only the links of the documents you chose.',
    doneAt: (time: string) => `Checked ${time}`,
    stoppedAt: (time: string) => `Stopped ${time}`,
    failedAt: (time: string) => `Ended early ${time}`,
    counts: (counts: { ok: number; moved: number; dead: number; unsure: number }) =>
      [
        `${number(counts.ok)} work`,
        counts.moved > 0 && `${number(counts.moved)} moved`,
        counts.dead > 0 && `${number(counts.dead)} dead`,
        counts.unsure > 0 && `${number(counts.unsure)} unsure`,
      ]
        .filter(Boolean)
        .join(' · '),
    withoutAccess: (n: number) => `${links(n)} not asked: no access to the site.`,
    putOff: (n: number) => `${links(n)} put off: the site was busy or did not answer.`,
    unsure: 'Unsure means that the site would not say: it turns programs away, is busy or asks to log in.',
    refused: 'Access was not given. Sites without it were left out.',
    alreadyRunning: 'A check is under way already.',
  },
  weekly: 'Check links every week',
  weeklyHint: 'In the background, at sites you have given access to.',
  problems: {
    title: 'Dead and moved',
    none: 'No dead or moved links.',
    noneHint: 'What a check finds appears here.',
    dead: 'Dead',
    moved: 'Moved',
    replaced: 'Replaced',
    gone: (status: number) => `Not found (${status}).`,
    silent: 'Nobody has answered for days.',
    startPage: 'It leads to the start page of a site.',
    movedTo: 'It leads to',
    replacedBy: 'You gave instead',
    ownAddress: 'address of',
    linkIn: 'in',
    morePlaces: (n: number) => (n === 1 ? 'and 1 more' : `and ${number(n)} more`),
    take: 'Use the new address',
    takeOf: (url: string) => `Use the new address of ${url}`,
    give: 'Give another address',
    giveOf: (url: string) => `Give another address for ${url}`,
    address: 'Address to give instead',
    addressInvalid: 'This is no web address.',
    save: 'Save',
    cancel: 'Cancel',
    undo: 'Undo',
    undoOf: (url: string) => `Undo the replacement of ${url}`,
    usedToast: 'The new address is used from now on.',
    undoneToast: 'The old address is back.',
    more: (n: number) => `Show ${number(n)} more`,
  },
} as const;
