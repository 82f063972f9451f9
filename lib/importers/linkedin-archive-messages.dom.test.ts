import { describe, expect, it } from 'vitest';
import type { NewExemplar } from '../core/library/exemplar';
import { createConversations } from './linkedin-archive-conversations';
import { readMessages } from './linkedin-archive-messages';
import { archiveText, withoutWrappedLines } from './linkedin-archive-text';

const header =
  'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT';

type Row = Partial<{
  id: number;
  from: string;
  to: string;
  at: string;
  text: string;
  folder: string;
  draft: string;
}>;

const url = (name: string) =>
  name === '' || name === 'LinkedIn Member'
    ? ''
    : `https://www.linkedin.com/in/${name.toLowerCase().replaceAll(' ', '-')}-demo`;

function table(rows: Row[]): Blob {
  const lines = rows.map(
    ({ id = 1, from = '', to = '', at = '', text = '', folder = 'INBOX', draft = 'No' }) => {
      const urls = to.split(',').map(url).join(',');
      const content = text.replaceAll('"', '""');
      return `2-MDAwMDAwMDEtMTExMS0${id},,${from},${url(from)},"${to}","${urls}",2026-01-${at} UTC,,"${content}",${folder},,${draft},No`;
    },
  );
  return new Blob([`${header}\r\n${lines.join('\r\n')}\r\n`]);
}

async function read(rows: Row[], ownerName?: string) {
  const pairs: NewExemplar[] = [];
  const file = { path: 'messages.csv', bytes: table(rows), ownerName };
  const report = await readMessages(file, async (found) => void pairs.push(...found));
  return { pairs, tally: report.tally };
}

const ann = 'Ann Aldane';
const bo = 'Bo Birkholt';
const answer = 'Keep the key that never changes.';

describe('readMessages', () => {
  it('tells the owner as the one person in most of the conversations', async () => {
    const { pairs } = await read([
      { id: 1, from: bo, to: ann, at: '01 08:00:00', text: 'Which key, Ann?' },
      { id: 1, from: ann, to: bo, at: '01 09:00:00', text: answer },
      { id: 2, from: 'Cy Calder', to: ann, at: '02 08:00:00', text: 'And which broker?' },
      { id: 2, from: ann, to: 'Cy Calder', at: '02 09:00:00', text: 'The one your team can run.' },
    ]);
    expect(pairs.map(({ inboundText, replyText }) => [inboundText, replyText])).toEqual([
      ['Which key, Ann?', answer],
      ['And which broker?', 'The one your team can run.'],
    ]);
  });

  it('believes the profile where two people are in as many', async () => {
    const rows = [
      { from: bo, to: ann, at: '01 08:00:00', text: 'Which key, Ann, and why that one?' },
      { from: ann, to: bo, at: '01 09:00:00', text: answer },
      { from: bo, to: ann, at: '01 10:00:00', text: 'That is the answer I was after.' },
    ];
    expect((await read(rows, ann)).pairs).toMatchObject([{ replyText: answer }]);
    expect((await read(rows, bo)).pairs).toMatchObject([{ replyText: 'That is the answer I was after.' }]);
  });

  it('marks replies in groups and answers people whose account is gone', async () => {
    const { pairs } = await read(
      [
        { id: 1, from: bo, to: `${ann},Cy Calder`, at: '01 08:00:00', text: 'Who reviews this?' },
        { id: 1, from: ann, to: `${bo},Cy Calder`, at: '01 09:00:00', text: 'I can do it on Monday.' },
        { id: 2, from: 'LinkedIn Member', to: ann, at: '02 08:00:00', text: 'Which key?' },
        { id: 2, from: ann, to: '', at: '02 09:00:00', text: answer },
      ],
      ann,
    );
    expect(pairs.map(({ isGroup }) => isGroup)).toEqual([true, false]);
  });

  it('leaves drafts, spam and empty messages out', async () => {
    const { pairs, tally } = await read(
      [
        { from: bo, to: ann, at: '01 08:00:00', text: 'Which key?' },
        {
          from: ann,
          to: bo,
          at: '01 09:00:00',
          text: 'A draft that was never sent to anyone.',
          draft: 'Yes',
        },
        { from: bo, to: ann, at: '01 10:00:00', text: '' },
        { id: 2, from: 'Cy Calder', to: ann, at: '02 08:00:00', text: 'Buy followers', folder: 'SPAM' },
      ],
      ann,
    );
    expect(pairs).toEqual([]);
    expect(tally).toEqual({
      total: 4,
      kept: 0,
      failed: 0,
      leftOut: { draft: 1, 'no-text': 1, spam: 1, unanswered: 1 },
    });
  });

  it('counts a row without a readable date as failed', async () => {
    const { tally } = await read([{ from: bo, to: ann, at: 'soon', text: 'Which key?' }], ann);
    expect(tally).toMatchObject({ total: 1, failed: 1 });
  });
});

describe('createConversations', () => {
  it('hands on the conversations seen longest ago when it holds too much, and the rest at the end', () => {
    const done: string[] = [];
    const conversations = createConversations(({ id, messages }) => done.push(`${id}${messages.length}`), 10);
    const say = (id: string) =>
      conversations.add(id, { isOwn: false, text: '1234', sentAt: 0, isSponsored: false }, false);
    for (const id of ['a', 'b', 'a', 'c']) say(id);
    expect(done).toEqual(['b1', 'a2']);
    conversations.end();
    expect(done).toEqual(['b1', 'a2', 'c1']);
  });
});

describe('texts of the archive', () => {
  it('reads HTML only where LinkedIn’s editor wrote it', () => {
    expect(
      archiveText(
        '<p class="spinmail-quill-editor__spin-break">Dear Ann,</p><p>R&amp;D <a href="https://x.example">Role</a></p>',
      ),
    ).toBe('Dear Ann,\n\nR&D Role');
    expect(archiveText('How do I centre a <div>? &amp; why&#39;s it &lt;hard&gt;')).toBe(
      "How do I centre a <div>? & why's it <hard>",
    );
    expect(archiveText('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
    expect(archiveText('&unknown; &')).toBe('&unknown; &');
  });

  it.each([
    ['a wrapped text', 'One"\n""\n"Two "x"."\n"Three', 'One\n\nTwo "x".\nThree'],
    ['a wrapped text with a quote left at its end', 'One"\n"Two"', 'One\nTwo'],
    ['a plain text', 'One\nTwo "x"\n\nThree', 'One\nTwo "x"\n\nThree'],
    ['a text that quotes one line', 'One\n"Two"\nThree', 'One\n"Two"\nThree'],
    ['one line', '"One"', '"One"'],
  ])('undoes wrapped line breaks: %s', (_, written, expected) => {
    expect(withoutWrappedLines(written)).toBe(expected);
  });
});
