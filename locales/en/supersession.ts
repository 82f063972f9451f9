const number = new Intl.NumberFormat('en');

/** Words for older documents whose place newer ones take: offers, decisions, and doing it by hand. */
export const supersessionStrings = {
  title: 'Newer says otherwise',
  intro:
    'A newer document seems to say something else on the same subject. You decide: a superseded document stays, is found last, and is marked.',
  none: 'Nothing to decide',
  noneHint: 'When a newer document takes back what an older one says, it is offered here after an import.',

  cardTitle: (n: number) =>
    n === 1 ? 'One document may be out of date' : `${number.format(n)} documents may be out of date`,
  card: 'A newer one says something else on the same subject.',
  review: 'Look and decide',

  newer: 'Newer',
  older: 'Older',
  accept: 'The newer one takes its place',
  acceptOf: (title: string) => `The newer one takes its place: ${title}`,
  decline: 'Keep both',
  declineOf: (title: string) => `Keep both: ${title}`,
  undo: 'Decide again',
  undoOf: (title: string) => `Decide again: ${title}`,
  accepted: 'Superseded',
  declined: 'Both kept',
  acceptedToast: 'The older one is superseded',
  declinedToast: 'Both are kept; this is not offered again',

  byHand: 'Superseded by…',
  byHandTitle: 'Which newer document takes its place?',
  byHandHint: 'This one stays, is found last, and is marked as superseded. You can undo it.',
  search: 'Search titles',
  found: (n: number) => (n === 1 ? '1 document found' : `${number.format(n)} documents found`),
  noneFound: 'No document has these words.',
  noDate: 'No date',
} as const;
