import { closeSync, openSync, writeSync } from 'node:fs';

/** Writes a `messages.csv` of invented conversations of about this many megabytes, newest first, as LinkedIn does. */
export function writeMessages(path: string, megabytes: number): { rows: number; bytes: number } {
  const file = openSync(path, 'w');
  const header =
    '"CONVERSATION ID","CONVERSATION TITLE","FROM","SENDER PROFILE URL","TO","RECIPIENT PROFILE URLS","DATE","SUBJECT","CONTENT","FOLDER","ATTACHMENTS","IS MESSAGE DRAFT","IS CONVERSATION DRAFT"\n';
  let bytes = writeSync(file, `\uFEFF${header}`);
  let rows = 0;
  const start = Date.UTC(2026, 10, 1);
  for (let conversation = 0; bytes < megabytes * 1_000_000; conversation += 1) {
    const id = `2-${Buffer.from(`conversation ${conversation} of many invented ones`).toString('base64')}`;
    const other = {
      name: `Invented Person ${conversation}`,
      url: `https://www.linkedin.com/in/invented-${conversation}-demo`,
    };
    const texts = Array.from({ length: 6 }, (_, index) => ({
      isOwn: index % 2 === 0,
      at: start - conversation * 3_600_000 - index * 600_000,
    }));
    const lines = texts.map(({ isOwn, at }) => {
      const [from, to] = isOwn ? [owner, other] : [other, owner];
      const date = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
      rows += 1;
      return `${id},,${from.name},${from.url},${to.name},${to.url},${date} UTC,,"${textOf(rows)}",INBOX,,No,No\n`;
    });
    bytes += writeSync(file, lines.join(''));
  }
  closeSync(file);
  return { rows, bytes };
}

const owner = { name: 'Renske Vlaarhoven', url: 'https://www.linkedin.com/in/renske-vlaarhoven-demo' };

/** Some lines with what tables make hard: quotes, commas, references, empty lines. */
function textOf(row: number): string {
  const sentence = `Keep the key that never changes, and say ""no"" to number ${row}; R&amp;D agrees with that`;
  return Array.from({ length: 2 + (row % 6) }, () => sentence).join(row % 3 === 0 ? '\n\n' : '. ');
}

/** One table for a header as the exports have had it, with everything that has broken readers of it. */
export function headerSample(header: string): { content: string; rows: number } {
  const names = header.split(',');
  const rows = [
    {
      FROM: 'Idowu Castellane',
      url: 'idowu',
      TO: 'Renske Vlaarhoven',
      CONTENT: 'Hi Renske,\r\n\r\nwhich ""key"", and why?',
      DATE: '2026-11-03 21:20:46 UTC',
    },
    {
      FROM: 'Renske Vlaarhoven',
      url: 'renske',
      TO: 'Idowu Castellane',
      CONTENT: 'The shipment&#39;s id &amp; never the depot&quot;s id.',
      DATE: '2026-11-03 22:01:00 UTC',
    },
    { FROM: '', url: '', TO: 'Renske Vlaarhoven', CONTENT: 'The account was closed.', DATE: '2026-11-04' },
    {
      FROM: 'Renske Vlaarhoven',
      url: 'renske',
      TO: '',
      CONTENT: 'You, who are gone, have my answer here.',
      DATE: '2026-11-05',
    },
    {
      FROM: 'LinkedIn Member',
      url: '',
      TO: 'Renske Vlaarhoven,Teodor Vasquine',
      CONTENT: '',
      DATE: '2026-11-06 10:00:00 UTC',
    },
  ];
  const lines = rows.map((row, index) => {
    const cells: Record<string, string> = {
      'CONVERSATION ID': `2-MDAwMDAwMDEtMTExMS00MjIyLTgzMzMt${Math.floor(index / 2)}==`,
      FROM: row.FROM,
      'SENDER PROFILE URL': row.url && `https://www.linkedin.com/in/${row.url}-demo`,
      TO: `"${row.TO}"`,
      DATE: row.DATE,
      CONTENT: `"${row.CONTENT}"`,
      FOLDER: 'INBOX',
      'IS MESSAGE DRAFT': 'No',
      'IS CONVERSATION DRAFT': 'No',
    };
    return names.map((name) => cells[name] ?? '').join(',');
  });
  return { content: `\uFEFF${header}\r\n${lines.join('\r\n')}\r\n`, rows: rows.length };
}
