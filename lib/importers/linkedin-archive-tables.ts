import type { LeftOutReason } from '../core/library/row-tally';

/** Tables that are read for what is in them. */
export type ReadTableName =
  | 'shares'
  | 'comments'
  | 'messages'
  | 'profile'
  | 'profile summary'
  | 'positions'
  | 'education'
  | 'skills'
  | 'languages'
  | 'certifications'
  | 'publications'
  | 'projects'
  | 'recommendations given';

interface TableKind {
  /** Columns a table of this name must have; normalised names. */
  columns: string[];
  /** What every row begins with, for tables with texts of many lines. */
  startsRow?: RegExp;
  /** Other software has files of this name too: alone it does not make an archive. */
  isCommonName?: boolean;
}

const date = String.raw`"?(?:\d{4}-\d\d-\d\d[ \d:]*(?:UTC)?)?"?`;

/** The tables with something of the owner's in them. */
export const readTables: Record<ReadTableName, TableKind> = {
  shares: {
    columns: ['date', 'sharelink', 'sharecommentary'],
    startsRow: new RegExp(String.raw`${date},"?https?:\/\/`, 'u'),
  },
  comments: {
    columns: ['date', 'link', 'message'],
    startsRow: new RegExp(String.raw`${date},"?https?:\/\/`, 'u'),
  },
  messages: {
    columns: ['conversation id', 'from', 'date', 'content'],
    startsRow: /"?\d-[\w+/=-]{12,}"?,/u,
  },
  profile: { columns: ['first name', 'last name'] },
  'profile summary': { columns: ['profile summary'] },
  positions: { columns: ['company name', 'title'], isCommonName: true },
  education: { columns: ['school name'], isCommonName: true },
  skills: { columns: ['name'], isCommonName: true },
  languages: { columns: ['name'], isCommonName: true },
  certifications: { columns: ['name', 'authority'], isCommonName: true },
  publications: { columns: ['name', 'publisher'], isCommonName: true },
  projects: { columns: ['title', 'description'], isCommonName: true },
  'recommendations given': { columns: ['first name', 'last name', 'text'] },
};

/** Tables whose rows are counted and left out, with the reason. */
const leftOutTables: Record<string, LeftOutReason> = {
  instantreposts: 'bare-repost',
  reactions: 'no-own-text',
  votes: 'no-own-text',
  'rich media': 'no-own-text',
  'saved items': 'no-own-text',
  'member follows': 'no-own-text',
  'company follows': 'no-own-text',
  'hashtag follows': 'no-own-text',
  events: 'no-own-text',
  learning: 'no-own-text',
  'guide messages': 'no-own-text',
  'learning role play messages': 'no-own-text',
  learningcoachmessages: 'no-own-text',
  'learning coach messages': 'no-own-text',
  connections: 'about-others',
  importedcontacts: 'about-others',
  invitations: 'about-others',
  'recommendations received': 'about-others',
  'endorsement received info': 'about-others',
  'endorsement given info': 'about-others',
  'email addresses': 'personal',
  phonenumbers: 'personal',
  'whatsapp phone numbers': 'personal',
  registration: 'personal',
  logins: 'personal',
  'security challenges': 'personal',
  'ad targeting': 'personal',
  'ads clicked': 'personal',
  'inferences about you': 'personal',
  receipts: 'personal',
  'receipts v2': 'personal',
  searchqueries: 'personal',
  'search queries': 'personal',
  verifications: 'personal',
  'private identity asset': 'personal',
  'job applications': 'personal',
  'saved jobs': 'personal',
  'job seeker preferences': 'personal',
  'services marketplace': 'personal',
};

/** What a file of an archive is by its name, at any depth: `Shares_990000001.csv` → shares. */
export function archiveTableOf(path: string): string | undefined {
  const name = /([^/]+)\.csv$/iu.exec(path)?.[1];
  return name
    ?.toLowerCase()
    .replace(/_\d+$/u, '')
    .replace(/[\s_-]+/gu, ' ')
    .trim();
}

/** The kind of a table that is read; undefined for all others. */
export function readTableOf(path: string): ReadTableName | undefined {
  const name = archiveTableOf(path);
  return name !== undefined && Object.hasOwn(readTables, name) ? (name as ReadTableName) : undefined;
}

/** Why the rows of a table are left out that is none of {@link readTables}. */
export function reasonToLeaveOut(path: string): LeftOutReason {
  return leftOutTables[archiveTableOf(path) ?? ''] ?? 'table-unknown';
}

/** True for names that only LinkedIn's archive has; one such file makes its folder an archive. */
export function isArchiveSign(path: string): boolean {
  const read = readTableOf(path);
  if (read) return !readTables[read].isCommonName;
  const table = archiveTableOf(path);
  return table !== undefined && archiveSigns.has(table);
}

const archiveSigns = new Set([
  'instantreposts',
  'rich media',
  'member follows',
  'company follows',
  'connections',
  'invitations',
  'recommendations received',
  'endorsement received info',
  'endorsement given info',
  'email addresses',
  'ad targeting',
  'learning role play messages',
]);

/** A published article: `…/Articles/Articles/title.html`. */
export function isArchiveArticle(path: string): boolean {
  return /(?:^|\/)articles\/(?:.+\/)?[^/]+\.html?$/iu.test(path);
}
