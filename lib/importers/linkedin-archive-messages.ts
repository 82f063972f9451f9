import type { NewImportItem } from '../app/ports';
import { DrafthandError } from '../core/errors';
import type { NewExemplar } from '../core/library/exemplar';
import { pairReplies } from '../core/library/reply-pairs';
import { createRowTally, type RowTally } from '../core/library/row-tally';
import { readCsv } from './csv';
import { cellReader } from './csv-columns';
import { createConversations } from './linkedin-archive-conversations';
import { createOwnerSearch, isSentBy, type MessagesOwner, ownerSample } from './linkedin-archive-owner';
import { type Cells, failureOf, namedFailures } from './linkedin-archive-rows';
import { readTables } from './linkedin-archive-tables';
import { archiveText, isArchiveHtml } from './linkedin-archive-text';
import { publishedDate } from './published-date';

export interface MessagesFile {
  path: string;
  bytes: Blob;
  /** The owner's name where the archive's profile tells it. */
  ownerName?: string;
}

export interface MessagesReport {
  tally: RowTally;
  /** Rows that could not be read, with their lines; the first hundred. */
  failures: NewImportItem[];
}

/** Pairs handed over at once. */
const batchSize = 250;

/** Folders of messages the owner never chose to get. */
const spamFolder = /^spam$/iu;

/**
 * Reads the conversations of the archive row by row and hands over the owner's past replies with
 * what they answered, some hundred at a time. Memory does not grow with the file. Throws
 * `table-unknown`, and `archive-owner-unknown` when nobody can be told to be the owner.
 */
export async function readMessages(
  file: MessagesFile,
  onPairs: (pairs: NewExemplar[]) => Promise<void>,
  signal?: AbortSignal,
): Promise<MessagesReport> {
  const owner = await findOwner(file, signal);
  const tally = createRowTally();
  const failures: NewImportItem[] = [];
  let pairs: NewExemplar[] = [];
  const conversations = createConversations((conversation) => {
    const paired = pairReplies(conversation);
    pairs.push(...paired.pairs);
    tally.keep(paired.kept);
    for (const { reason, messages } of paired.leftOut) tally.leaveOut(reason, messages);
  });

  for await (const { columns, rows } of readCsv(file.bytes, { ...tableOptions(), signal })) {
    const cell = cellReader(columns);
    for (const row of rows) {
      const problem = 'fields' in row ? take((name) => cell(row.fields, name)) : row.problem;
      if (problem) {
        tally.fail();
        if (failures.length < namedFailures) failures.push(failureOf(file.path, { line: row.line, problem }));
      }
    }
    await handOver(batchSize);
  }
  conversations.end();
  await handOver(1);
  return { tally: tally.tally, failures };

  async function handOver(least: number): Promise<void> {
    while (pairs.length >= least && pairs.length > 0) {
      await onPairs(pairs.slice(0, batchSize));
      pairs = pairs.slice(batchSize);
    }
  }

  /** Answers the problem of a row that has no place in its conversation. */
  function take(cells: Cells): 'broken-row' | undefined {
    const written = cells('content');
    const sentAt = publishedDate(cells('date').replace(/ UTC$/iu, ''));
    if (sentAt === undefined || cells('conversation id') === '') return 'broken-row';
    const isDraft = isYes(cells('is message draft')) || isYes(cells('is conversation draft'));
    const text = written === '' ? '' : archiveText(written).trim();
    if (isDraft) tally.leaveOut('draft');
    else if (spamFolder.test(cells('folder'))) tally.leaveOut('spam');
    else if (text === '') tally.leaveOut('no-text');
    else {
      const message = { isOwn: isSentBy(owner, cells), text, sentAt, isSponsored: isArchiveHtml(written) };
      conversations.add(cells('conversation id'), message, isGroup(cells));
    }
    return undefined;
  }
}

async function findOwner(file: MessagesFile, signal: AbortSignal | undefined): Promise<MessagesOwner> {
  const search = createOwnerSearch(file.ownerName);
  let seen = 0;
  let isKnown = false;
  for await (const { columns, rows } of readCsv(file.bytes, { ...tableOptions(), signal })) {
    isKnown ||= columns.length > 0;
    const cell = cellReader(columns);
    for (const row of rows) if ('fields' in row) search.add((name) => cell(row.fields, name));
    seen += rows.length;
    if (seen >= ownerSample) break;
  }
  if (!isKnown) throw new DrafthandError({ code: 'table-unknown', detail: file.path });
  const owner = search.owner();
  // An empty table needs no owner.
  if (!owner && seen > 0) throw new DrafthandError({ code: 'archive-owner-unknown' });
  return owner ?? { name: '' };
}

function tableOptions() {
  const { columns, startsRow } = readTables.messages;
  return { isHeader: (names: string[]) => columns.every((name) => names.includes(name)), startsRow };
}

/** More than one address, or more than one name, it was sent to. */
function isGroup(cells: Cells): boolean {
  const addresses = cells('recipient profile urls');
  return (addresses === '' ? cells('to') : addresses).includes(',');
}

function isYes(written: string): boolean {
  return /^(?:yes|true|1)$/iu.test(written);
}
