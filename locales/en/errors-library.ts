import type { ErrorCode } from '../../lib/core/errors';
import { type ErrorEntry, orElse } from './error-entry';

/** Words for the failures of the library and of everything else. */
export const libraryErrors = {
  // Library
  'permission-refused': {
    title: 'The permission was not given',
    words: (values) =>
      `Drafthand was not allowed to read ${orElse(values.origin ?? values.host, 'this address')}.`,
    next: 'Add it again and choose “Allow”, or save the page as a file and add the file.',
    actions: ['try-again'],
  },
  'file-unreadable': {
    title: 'The file could not be read',
    words: 'It was moved, is in use, or is not text.',
    next: 'Check the file and add it again.',
    actions: ['try-again'],
  },
  'file-too-large': {
    title: 'The file is too large',
    words: (values) =>
      values.megabytes === undefined
        ? 'It is larger than Drafthand reads at once.'
        : `Files may have up to ${values.megabytes} MB.`,
    next: 'Split it, or add only the part that matters.',
    actions: [],
  },
  'file-too-slow': {
    title: 'Reading the file took too long',
    words: (values) =>
      values.page === undefined
        ? 'It is unusually large or complicated.'
        : `Drafthand stopped at page ${values.page}.`,
    next: 'Split it, or add only the part that matters.',
    actions: ['try-again'],
  },
  'file-encrypted': {
    title: 'The file has a password',
    words: 'It cannot be read without its password, and Drafthand does not ask for one.',
    next: 'Save it without a password and add it again.',
    actions: [],
  },
  'file-damaged': {
    title: 'The file is damaged',
    words: 'Its content is not what its format asks for, or a part of it is missing.',
    next: 'Open it in another program, save it again, and add the new file.',
    actions: [],
  },
  'archive-unreadable': {
    title: 'The zip file could not be opened',
    words: 'It is damaged or not a zip file.',
    next: 'Make it again, or choose the folder instead.',
    actions: ['try-again'],
  },
  'archive-encrypted': {
    title: 'The zip file has a password',
    words: 'Drafthand cannot open protected archives.',
    next: 'Unpack it and choose the folder instead.',
    actions: [],
  },
  'archive-suspicious': {
    title: 'The zip file was refused',
    words: 'It unpacks to far more than its size, or names files outside itself.',
    next: 'If you made it yourself, unpack it and choose the folder instead.',
    actions: [],
  },
  'format-unknown': {
    title: 'This kind of file is not supported',
    words: 'Drafthand reads PDF, Word (.docx), Markdown, HTML, reStructuredText, subtitles and plain text.',
    next: (values) =>
      values.kind === 'text-document'
        ? 'Open it in Word or LibreOffice, save it as .docx, and add that.'
        : 'Save it in one of these formats and add it again.',
    actions: [],
  },
  'no-text-found': {
    title: 'No text was found',
    words: (values) =>
      values.scannedPages === undefined
        ? 'There is nothing in it that could be quoted.'
        : `It is a scan: ${values.scannedPages === 1 ? 'its page is a picture' : `all ${values.scannedPages} pages are pictures`} without text.`,
    next: (values) =>
      values.scannedPages === undefined
        ? 'Add the text itself, for example by pasting it.'
        : 'Let a scanner program recognise the text (OCR), and add the new file.',
    actions: [],
  },
  'page-unreadable': {
    title: 'No article was found on this page',
    words: 'Its main text could not be told from the rest.',
    next: 'Paste the text instead.',
    actions: [],
  },
  'page-not-html': {
    title: 'This address is not a web page',
    words: 'It leads to a file of another kind.',
    next: 'Download it and add the file.',
    actions: [],
  },
  'page-needs-login': {
    title: 'This page is behind a login',
    words: 'Drafthand reads pages without being logged in anywhere.',
    next: 'Save the page as a file and add the file.',
    actions: [],
  },
  'feed-unreadable': {
    title: 'This is not a feed Drafthand can read',
    words: 'It is neither RSS, Atom nor JSON Feed.',
    next: 'Check the address; many sites have it at /feed or /rss.xml.',
    actions: [],
  },
  'row-unreadable': {
    title: 'A row could not be read',
    words: (values) =>
      `${orElse(values.line, '') === '' ? 'It' : `Line ${values.line}`} is not a whole row of this table. All other rows were read.`,
    next: 'Look at the line in a text editor if you miss what is in it.',
    actions: [],
  },
  'row-too-long': {
    title: 'A row is too long',
    words: (values) =>
      `${orElse(values.line, '') === '' ? 'It' : `The row from line ${values.line} on`} is longer than any text LinkedIn allows. All other rows were read.`,
    next: 'Ask LinkedIn for a new copy of your data if you miss what is in it.',
    actions: [],
  },
  'table-unknown': {
    title: 'This table is not known',
    words: 'Its columns are not those LinkedIn’s archive has under this name.',
    next: 'Add the archive as LinkedIn sent it, without opening and saving its tables.',
    actions: [],
  },
  'archive-owner-unknown': {
    title: 'It is not clear which messages are yours',
    words: 'No person is in most of these conversations, and there is no Profile.csv that names you.',
    next: 'Add the whole archive as LinkedIn sent it.',
    actions: [],
  },
  'article-not-published': {
    title: 'This article was never published',
    words: 'Drafts are left out, since nobody else can read them.',
    next: 'Publish it, or add its text by pasting it.',
    actions: [],
  },
  'draft-left-out': {
    title: 'This is a draft',
    words: (values) =>
      values.state === 'protected'
        ? 'It has a password, so nobody else can read it.'
        : values.state === 'hidden'
          ? 'It is marked as not for the public.'
          : values.state === 'scheduled'
            ? 'It is not published yet.'
            : 'It was never published, so nobody else can read it.',
    next: 'Add the export again and choose to take drafts in, if you want it in your library as a private text.',
    actions: [],
  },
  'export-part-left-out': {
    title: 'This part of the export was left out',
    words: 'It holds no texts of yours: lists, tables about other people, or attachments.',
    next: 'If a file in it is your own text, add that file by itself.',
    actions: [],
  },
  'entry-unreadable': {
    title: 'An entry of the export could not be read',
    words: (values) =>
      orElse(values.line, '') === ''
        ? 'It is damaged. All other entries were read.'
        : `The entry that begins at line ${values.line} is damaged. All other entries were read.`,
    next: 'Export again, or paste the text of this entry.',
    actions: [],
  },
  'export-unreadable': {
    title: 'The export could not be read',
    words: (values) =>
      orElse(values.line, '') === ''
        ? 'It is damaged, or a part of it is missing.'
        : `It is damaged from line ${values.line} on, or a part of it is missing.`,
    next: 'Export again and add the new file as it is, without opening and saving it.',
    actions: [],
  },
  'http-error': {
    title: 'The site did not deliver the page',
    words: (values) => `It answered with error ${orElse(values.status, 'unknown')}.`,
    next: 'Open the address in a tab to see whether it works, then try again.',
    actions: ['try-again'],
  },
  'not-own-activity': {
    title: 'These are not your posts',
    words: 'Only your own posts can go into your library.',
    next: 'Open your own profile, choose “Show all activity”, and sync there.',
    actions: ['read-again'],
  },
  'no-posts-found': {
    title: 'No posts on this page',
    words: 'The page shows no posts of yours with text.',
    next: 'Scroll until your posts are loaded, then read again.',
    actions: ['read-again'],
  },
  'listing-interrupted': {
    title: 'Not all files were taken in',
    words: 'The page or the browser was closed while the list of files was being read. Those read are in.',
    next: 'Add the same folder or files again; what is in already is passed over.',
    actions: [],
  },
  'reader-ended': {
    title: 'Reading this ended Drafthand’s reader',
    words:
      'It was tried several times, and the browser closed the reader each time. Everything else was read.',
    next: 'Split it, or paste its text.',
    actions: [],
  },
  'source-empty': {
    title: 'The source came back empty',
    words: (values) =>
      `It had ${orElse(values.before, 'some')} ${values.before === 1 ? 'text' : 'texts'} before. Your library keeps what it has.`,
    next: 'Open the address in a tab to see whether it still works, then sync again.',
    actions: ['try-again'],
  },
  'source-shrunk': {
    title: 'The source has far less than before',
    words: (values) =>
      `It shows ${orElse(values.now, 'few')} texts, and had ${orElse(values.before, 'many')} before. Your library keeps what it has.`,
    next: 'Look at the site. If it is really smaller now, say so, and what it no longer has is marked as gone.',
    actions: ['try-again'],
  },
  'source-unknown': {
    title: 'This source is not there any more',
    words: 'It was taken out of the library, or is nothing that can be read again.',
    next: 'Add it again.',
    actions: [],
  },
  'passphrase-wrong': {
    title: 'That is not the passphrase',
    words: 'The key stays locked.',
    next: 'Try again. If it is lost, remove the key and enter it anew.',
    actions: ['try-again'],
  },
  'passphrase-too-short': {
    title: 'The passphrase is too short',
    words: 'A short one would not protect the key.',
    next: 'Use at least eight characters.',
    actions: [],
  },

  // Backup
  'backup-unreadable': {
    title: 'The backup could not be opened',
    words: 'It is not a zip file, or its end is missing. Nothing was changed.',
    next: 'Copy it again from where it was kept, or choose another backup.',
    actions: [],
  },
  'backup-foreign': {
    title: 'This is not a Drafthand backup',
    words: 'The zip file was made by something else. Nothing was changed.',
    next: 'Choose a file named drafthand-backup-….zip. To add texts from another zip file, use the Library.',
    actions: [],
  },
  'backup-encrypted': {
    title: 'The backup has a password',
    words: 'Drafthand’s backups have none, and protected zip files cannot be opened. Nothing was changed.',
    next: 'Choose the backup as Drafthand made it.',
    actions: [],
  },
  'backup-newer': {
    title: 'The backup is from a newer Drafthand',
    words: 'This version does not know everything that is in it. Nothing was changed.',
    next: 'Update Drafthand, then choose the backup again.',
    actions: [],
  },
  'backup-older': {
    title: 'The backup is too old',
    words: 'It has a layout that this version no longer reads. Nothing was changed.',
    next: 'Choose a newer backup, or add the Markdown files in it to the Library.',
    actions: [],
  },
  'backup-damaged': {
    title: 'The backup is damaged',
    words:
      'Its contents are not what was saved: something is missing or was changed. Nothing was changed here.',
    next: 'Choose another backup. The Markdown files in this one can still be added to the Library.',
    actions: [],
  },
  'backup-hostile': {
    title: 'The backup was refused',
    words:
      'It holds things that no backup holds, such as addresses that run programs or endless texts. Nothing was changed.',
    next: 'Use only backups you made yourself.',
    actions: [],
  },
  'backup-not-verified': {
    title: 'The backup was not saved',
    words:
      'It was read back and could not be restored from, so it would have been worthless. Your library is as it was.',
    next: 'Try again. If it comes back, the technical detail helps to report it.',
    actions: ['try-again'],
  },
  'import-under-way': {
    title: 'An import is running',
    words: 'It would write into what is being restored. Nothing was changed.',
    next: 'Wait until it is finished, or stop it in the Library, then restore.',
    actions: ['try-again', 'open-library'],
  },

  // Everything else
  'storage-full': {
    title: 'The disk is full',
    words: 'Nothing more can be stored. What is stored is safe.',
    next: 'Free some space, then try again. Copy text you do not want to lose.',
    actions: ['try-again', 'copy'],
  },
  'storage-failed': {
    title: 'The store could not be used',
    words: 'The browser refused to read or write Drafthand’s data.',
    next: 'Close other Drafthand tabs and try again. Copy text you do not want to lose.',
    actions: ['try-again', 'copy'],
  },
  'storage-upgrade-failed': {
    title: 'Your library could not be brought up to this version',
    words: 'Nothing was changed or deleted: it is as the version before left it, and waits.',
    next: 'Close all Drafthand tabs and open this again. If it stays so, the technical detail helps to report it.',
    actions: ['try-again'],
  },
  'message-malformed': {
    title: 'Two versions of Drafthand are running',
    words: 'A part that was loaded before an update talks to a newer one.',
    next: 'Reload the LinkedIn tab and this panel.',
    actions: ['try-again'],
  },
  'sender-refused': {
    title: 'A request was refused',
    words: 'It did not come from where Drafthand expects it.',
    next: 'Reload the LinkedIn tab and try again.',
    actions: ['try-again'],
  },
  unexpected: {
    title: 'Something went wrong',
    words: 'Drafthand ran into a problem it does not know.',
    next: 'Try again. If it comes back, the technical detail helps to report it.',
    actions: ['try-again'],
  },
} as const satisfies Partial<Record<ErrorCode, ErrorEntry>>;
