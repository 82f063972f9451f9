import type { SourceKind } from '../../lib/core/library/document';

/** How a source is: under way, in trouble, or read. */
export type SourceState =
  | 'running'
  | 'paused'
  | 'no-access'
  | 'failed'
  | 'kept'
  | 'stopped'
  | 'new'
  | 'current'
  | 'read';

const number = new Intl.NumberFormat('en');

const states: Record<SourceState, string> = {
  running: 'Being read',
  paused: 'Paused',
  'no-access': 'No access',
  failed: 'Could not be read',
  kept: 'Kept as it was',
  stopped: 'Stopped',
  new: 'Not read yet',
  current: 'Kept current',
  read: 'Read',
};

const kinds: Record<SourceKind, string> = {
  file: 'Files',
  folder: 'Folder',
  zip: 'Zip file',
  page: 'Page',
  feed: 'Feed',
  website: 'Website',
  'linkedin-activity': 'LinkedIn posts',
  'linkedin-archive': 'LinkedIn archive',
  export: 'Export',
  note: 'Written here',
};

/** Words of the list of sources: where documents come from, and how they are kept current. */
export const librarySourceStrings = {
  title: 'Sources',
  kinds,
  states,
  show: (label: string) => `Show the documents of ${label}`,
  documents: (n: number) => `${number.format(n)} ${n === 1 ? 'document' : 'documents'}`,
  added: (date: string) => `Added ${date}`,
  lastRead: (date: string) => `Last read ${date}`,
  next: (date: string) => `next ${date}`,
  nextTry: (date: string) => `tried again ${date}`,
  never: 'not read again by itself',
  details: (label: string) => `Schedule and reports: ${label}`,
  detailsShown: 'Schedule and reports',
  schedule: (label: string) => `How often ${label} is read again`,
  scheduleShown: 'Read again',
  readNow: 'Read now',
  readNowOf: (label: string) => `Read now: ${label}`,
  failures: (n: number) => (n === 1 ? 'It failed once.' : `It failed ${number.format(n)} times in a row.`),
  noAccessTitle: 'The browser does not let Drafthand read this site',
  noAccess: (host: string) =>
    `The permission for ${host} was taken back, or never given on this computer. Your documents stay.`,
  giveAccess: 'Give access and read',
  keptTitle: 'Your library kept what it has',
  fewer: 'It really has fewer now',
  fewerHint: 'Then what it no longer has is marked as gone. It stays in the library until you remove it.',
  howToUpdate: {
    file: 'Add the files again to update them; what has not changed is passed over.',
    folder: 'Add the folder again to update it; what has not changed is passed over.',
    zip: 'Add the zip file again to update it; what has not changed is passed over.',
    export: 'Export again now and then and add the new file here; what has not changed is passed over.',
    'linkedin-activity': 'Open your activity page on LinkedIn and choose “Sync posts” to update it.',
    'linkedin-archive': 'Ask LinkedIn for a new copy of your data now and then, and add it here.',
    note: 'These texts are yours to change: open one and choose “Change text”.',
  },
  lastReport: 'Last report',
  report: 'Open report',
  reportOf: (label: string) => `Open report: ${label}`,
  noReport: 'Its last report is no longer kept.',
} as const;
