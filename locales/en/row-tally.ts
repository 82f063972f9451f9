import type { LeftOutReason, RowTally } from '../../lib/core/library/row-tally';

/** What became of the rows of a table, for reports. */

const number = new Intl.NumberFormat('en');

const reasons: Record<LeftOutReason, [one: string, many: string]> = {
  'bare-repost': ['repost without words of yours', 'reposts without words of yours'],
  'too-short': ['too short to be an answer', 'too short to be an answer'],
  'no-text': ['without text', 'without text'],
  draft: ['draft that was never sent', 'drafts that were never sent'],
  spam: ['in the spam folder', 'in the spam folder'],
  sponsored: ['sponsored message you did not answer', 'sponsored messages you did not answer'],
  unanswered: ['message you did not answer', 'messages you did not answer'],
  'not-a-reply': ['message of yours that answers nobody', 'messages of yours that answer nobody'],
  'about-others': ['about other people', 'about other people'],
  'no-own-text': ['with no text of yours', 'with no text of yours'],
  personal: [
    'of personal data, which Drafthand never takes',
    'of personal data, which Drafthand never takes',
  ],
  'table-unknown': ['of a table Drafthand does not know', 'of a table Drafthand does not know'],
};

/** `9 rows: 3 taken in, 1 failed. Left out: 5 messages you did not answer.` */
export function rowTallyWords({ total, kept, failed, leftOut }: RowTally): string {
  if (total === 0) return 'No rows.';
  const parts = [`${number.format(kept)} taken in`];
  if (failed > 0) parts.push(`${number.format(failed)} failed`);
  const out = Object.entries(leftOut).map(([reason, count]) => {
    return `${number.format(count)} ${reasons[reason as LeftOutReason][count === 1 ? 0 : 1]}`;
  });
  const rest = out.length === 0 ? '' : ` Left out: ${out.join(', ')}.`;
  return `${number.format(total)} ${total === 1 ? 'row' : 'rows'}: ${parts.join(', ')}.${rest}`;
}
