import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { wordsOf } from './message-text';

afterEach(() => document.body.replaceChildren());

/** A body as LinkedIn has drawn it since 2026: comments between runs, `<br>` per break, blanks at edges in spans. */
function drawn(lines: string[], cuts: number[]): HTMLElement {
  const body = document.createElement('p');
  body.className = 'msg-s-event-listitem__body';
  body.append('\n                    ', document.createComment(''));
  lines.forEach((line, index) => {
    if (index > 0)
      body.append(document.createComment(''), document.createElement('br'), document.createComment(''));
    const cut = Math.min(cuts[index] ?? 0, line.length);
    for (const run of [line.slice(0, cut), line.slice(cut)]) appendRun(body, run);
  });
  body.append(document.createComment(''), '\n                  ');
  return body;
}

function appendRun(body: HTMLElement, run: string): void {
  const [, before = '', words = '', after = ''] = /^( *)(.*?)( *)$/s.exec(run) ?? [];
  for (const part of [before, words, after]) {
    if (part === '') continue;
    if (part.trim() !== '') body.append(part, document.createComment(''));
    else {
      const blanks = document.createElement('span');
      blanks.className = 'white-space-pre';
      blanks.textContent = part;
      body.append(blanks);
    }
  }
}

const words = fc.string({
  unit: fc.constantFrom('a', 'É', '<', '&', ' ', '🙂', '-', '.', ':', '¿', '中'),
  maxLength: 30,
});

test('gives back every text as it was typed', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), fc.array(fc.nat(30), { maxLength: 8 }), (lines, cuts) => {
      const typed = lines
        .map((line) => line.trimEnd())
        .join('\n')
        .trim();
      expect(wordsOf(drawn(lines, cuts))).toBe(typed);
    }),
    { numRuns: 1000 },
  );
});

test('real line breaks count where the style keeps them', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (lines) => {
      const body = document.createElement('p');
      body.style.whiteSpace = 'pre-wrap';
      body.textContent = lines.join('\n');
      document.body.replaceChildren(body);
      const typed = lines
        .map((line) => line.trimEnd())
        .join('\n')
        .trim();
      expect(wordsOf(body)).toBe(typed);
    }),
    { numRuns: 300 },
  );
});

function bodyWith(html: string): HTMLElement {
  const page = new DOMParser().parseFromString(`<p>${html}</p>`, 'text/html');
  const body = page.querySelector('p');
  if (!body) throw new Error('no body');
  return body;
}

test.each<[string, string]>([
  ['one<br><br>two', 'one\n\ntwo'],
  ['line one\nline two', 'line one\nline two'],
  ['one\n        <b>two</b>\n        three', 'one two three'],
  ['see <a href="https://example.org/a">https://example.org/a</a>, ok', 'see https://example.org/a, ok'],
  [
    'see <a href="https://example.org/long/path">https://example.org/lo…</a>',
    'see https://example.org/long/path',
  ],
  ['by <a href="https://www.linkedin.com/in/ACoAAxxxxxxxx">Some One</a>!', 'by Some One!'],
  ['a <span class="visually-hidden">hidden</span>b<button>React</button>', 'a b'],
  ['<span class="visually-hidden">hashtag</span><span aria-hidden="true">#</span>data', '#data'],
  ['a<span class="white-space-pre">  </span>b', 'a  b'],
  ['a<script>alert(1)</script><style>p{}</style>', 'a'],
])('reads %s', (html, expected) => {
  expect(wordsOf(bodyWith(html))).toBe(expected);
});

test('leaves out what the caller says is not part of the words', () => {
  const body = bodyWith('Hello<span class="pl1"> (Edited)</span>');
  expect(wordsOf(body, (part) => part.className === 'pl1')).toBe('Hello');
});
