import type { BackupTableName } from '../../lib/core/backup/backup-tables';
import { commonStrings } from './common';
import { formatBytes, studioStrings } from './studio';

const { number, documents } = studioStrings;

/** Words of making backups, restoring them, and the reminder. */
export const backupStrings = {
  title: 'Backup',
  make: {
    title: 'Make a backup',
    what: 'One zip file with your library, edited drafts, past replies, kept profiles and settings: as data to restore from, and as one Markdown file per document to read and to use elsewhere. No keys.',
    warning:
      'The file holds your library and conversations in clear, private documents too. Keep it where you would keep a diary.',
    button: 'Download backup',
    writing: 'Writing the backup',
    checking: 'Reading it back to make sure it can be restored',
    cancel: 'Cancel backup',
    cancelled: 'Backup cancelled. Nothing was saved.',
    done: (name: string, bytes: number) =>
      `Backup saved as ${name} (${formatBytes(bytes)}) in your downloads.`,
    last: (time: number) => `Last backup on this computer: ${commonStrings.date(time)}.`,
    never: 'No backup has been made on this computer yet.',
  },
  restore: {
    title: 'Restore a backup',
    what: 'Choose a backup file, from this computer or another one. It is checked from end to end, and you see what would change before anything does.',
    choose: 'Choose backup file',
    checking: 'Checking the backup',
    cancelCheck: 'Cancel checking',
    cancelled: 'Restoring cancelled. Nothing was changed.',
    previewTitle: 'What is in the backup',
    made: (time: number, version: string) =>
      `Made on ${commonStrings.dateTime(time)} with Drafthand ${version}.`,
    columns: {
      kind: 'Kind',
      total: 'In the backup',
      add: 'New here',
      update: 'Newer than here',
      stay: 'Stay as here',
    },
    legend: 'How to restore',
    merge: 'Merge',
    mergeHint:
      'Adds what is missing and takes over what is newer in the backup. Everything else here stays, and private documents stay private.',
    replace: 'Replace',
    replaceHint: 'Deletes what is here and puts the backup in its place.',
    settings:
      'Settings come along; with Merge only those you have not set here. Keys, access to LinkedIn and the agreement to send to a model never do: give them on each computer.',
    start: 'Restore',
    cancel: 'Cancel',
    writing: 'Restoring',
    done: {
      merge: 'The backup was merged into your library.',
      replace: 'Everything was replaced by the backup.',
    },
    settingsFailed: 'The settings of the backup could not be taken over. Everything else was.',
    indexing: (left: number) =>
      `Making restored documents searchable: ${documents(left)} left. Keep this page open; if it is closed, it goes on the next time you open it.`,
  },
  confirm: {
    title: 'Replace everything that is here?',
    loses: (here: { documents: number; drafts: number; people: number; exemplars: number }) =>
      `${documents(here.documents)}, ${plural(here.drafts, 'edited draft', 'edited drafts')}, ${plural(here.people, 'kept profile', 'kept profiles')} and ${plural(here.exemplars, 'past reply', 'past replies')} on this computer will be deleted for good.`,
    keeps: 'Until the backup is in completely, nothing is deleted.',
    replace: 'Replace everything',
  },
  tables: {
    documents: 'Documents',
    sources: 'Sources',
    exemplars: 'Past replies',
    drafts: 'Edited drafts',
    jobs: 'Conversations with drafts',
    people: 'Kept profiles',
  } satisfies Partial<Record<BackupTableName, string>>,
  reminder: {
    'never-made': 'Your library has no backup yet',
    'long-ago': 'Your last backup is a month old',
    words:
      'Everything is kept in this browser only. A backup file brings it back if the browser profile is lost.',
  },
} as const;

function plural(n: number, one: string, many: string): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}
