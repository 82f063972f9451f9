/** Words used by the base components and by every page. */
export const commonStrings = {
  productName: 'Drafthand',
  close: 'Close',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  undo: 'Undo',
  loading: 'Loading',
  opensInNewTab: '(opens in a new tab)',
  noticeInfo: 'Note',
  noticeSuccess: 'Done',
  noticeWarning: 'Please check',
  noticeError: 'Problem',
  progress: (done: number, total: number) => `${done} of ${total}`,
  /** Dates follow the reader's locale. */
  date: (time: number) =>
    new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' }).format(time),
  dateTime: (time: number) =>
    new Intl.DateTimeFormat('en', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }).format(time),
  documentKind: {
    post: 'Post',
    page: 'Page',
    'linkedin-post': 'LinkedIn post',
    talk: 'Talk',
    newsletter: 'Newsletter',
    note: 'Note',
    text: 'Text',
  },
} as const;
