import { describe, expect, it } from 'vitest';
import { parseRst } from './parse-rst';

const parse = (source: string, name = 'notes.rst') => parseRst(source, { name });
const outline = (source: string) =>
  parse(source).blocks.map(
    ({ kind, level, text, links }) =>
      `${kind}${level ?? ''}: ${text}${links.map((link) => ` [${link.anchorText}](${link.url})`).join('')}`,
  );

describe('reStructuredText', () => {
  it('has sections by their adornments, in the order they are met', () => {
    expect(
      outline(
        '====\nTop!\n====\n\nIntro.\n\nFirst\n-----\n\nText.\n\nDeeper\n~~~~~~\n\nMore.\n\nSecond\n------\n\nEnd.\n',
      ),
    ).toEqual([
      'paragraph: Intro.',
      'heading2: First',
      'paragraph: Text.',
      'heading3: Deeper',
      'paragraph: More.',
      'heading2: Second',
      'paragraph: End.',
    ]);
  });

  it('reads title, dates, tags, address and state from its field list', () => {
    const parsed = parse(
      'Keys and logs\n#############\n\n:date: 2021-04-20 10:20\n:modified: 2022-01-02\n:tags: kafka, keys\n:category: data\n:canonical: https://example.org/keys\n:lang: en\n:status: draft\n\nThe text.\n',
    );
    expect(parsed).toMatchObject({
      title: 'Keys and logs',
      publishedAt: Date.UTC(2021, 3, 20, 10, 20),
      publishedFrom: 'front-matter',
      modifiedAt: Date.UTC(2022, 0, 2),
      tags: ['kafka', 'keys', 'data'],
      url: 'https://example.org/keys',
      language: 'en',
      isPrivate: true,
    });
    expect(parsed.blocks.map(({ text }) => text)).toEqual(['The text.']);
  });

  it('keeps every kind of link with its words', () => {
    expect(
      outline(
        'See `the outbox <https://example.org/outbox>`_, `the log`_ and Kafka_, twice `the outbox`_.\nAlso `this`__, |manual|_, https://example.org/bare and :doc:`the guide <guide>`; not snake_case_ or ``code_``.\n\n.. _the log: https://example.org/log\n.. _Kafka: https://example.org/kafka_docs\n.. _manual: kafka_\n.. |manual| replace:: the manual\n\n__ https://example.org/anonymous\n',
      ),
    ).toEqual([
      'paragraph: See the outbox, the log and Kafka, twice the outbox. Also this, the manual, https://example.org/bare and the guide; not snake_case_ or code_. [the outbox](https://example.org/outbox) [the log](https://example.org/log) [Kafka](https://example.org/kafka_docs) [the outbox](https://example.org/outbox) [this](https://example.org/anonymous) [the manual](https://example.org/kafka_docs) [https://example.org/bare](https://example.org/bare)',
    ]);
  });

  it('has lists, code, quotes, tables and notes', () => {
    expect(
      outline(
        '- one *item*\n  that goes on\n- two\n\n  - inner\n\n1. first\n2. second\n\nCode follows::\n\n    a = 1\n\n    b = 2\n\n.. code-block:: python\n   :linenos:\n\n   print("x")\n\n.. note:: Mind the **gap**.\n\nSaid:\n\n    A quote.\n\n.. image:: x.png\n   :alt: nothing\n\n.. a comment\n   of two lines\n\n+-----+-----+\n| a   | b   |\n+=====+=====+\n| 1   | 2   |\n+-----+-----+\n\n=====  =====\nx      y\n=====  =====\n1      2\n=====  =====\n\nEnd [1]_.\n\n.. [1] A footnote.\n',
      ),
    ).toEqual([
      'list: one item that goes on\ntwo\ninner',
      'list: first\nsecond',
      'paragraph: Code follows:',
      'code: a = 1\n\nb = 2',
      'code: print("x")',
      'paragraph: Mind the gap.',
      'paragraph: Said:',
      'quote: A quote.',
      'table: a | b\n1 | 2',
      'table: x | y\n1 | 2',
      'paragraph: End.',
      'paragraph: A footnote.',
    ]);
  });

  it('includes no file and runs nothing', () => {
    expect(
      outline('.. include:: /etc/passwd\n\n.. raw:: html\n\n   <script>alert(1)</script>\n\nText.\n'),
    ).toEqual(['paragraph: Text.']);
  });

  it('is read in a moment whatever it holds', () => {
    const hostile = [
      `${'`'.repeat(50_000)}`,
      '*'.repeat(50_000),
      '|a'.repeat(50_000),
      'x_ '.repeat(50_000),
      '..\n'.repeat(50_000),
      '- a\n'.repeat(50_000),
    ];
    for (const source of hostile) {
      const startedAt = performance.now();
      parse(source);
      expect(performance.now() - startedAt).toBeLessThan(5000);
    }
  });
});
