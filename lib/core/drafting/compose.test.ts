import { describe, expect, it } from 'vitest';
import { analyseAsks } from '../conversation/analyse-asks';
import { testConversation } from '../conversation/test-conversation';
import { chooseSources } from './choose-sources';
import { type ComposeInput, composeReply } from './compose';
import { countWords } from './compose-layout';
import { phrasesFor } from './phrases';
import { cronQuestion, inputFor, passage, result } from './test-composing';

describe('sources', () => {
  it('are each document once, best of every ask first, superseded last, private never', () => {
    const conversation = testConversation([
      ['Owner', 'Look: https://www.owner.example/b/'],
      ['Ana', 'Is cron enough for us? How do I write a good CV?'],
    ]);
    const analysis = analyseAsks(conversation);
    const results = new Map([
      [
        'ask-1',
        result([
          passage('secret', { status: 'private', title: 'Prices' }),
          passage('old', { status: 'superseded' }),
          passage('a'),
        ]),
      ],
      ['ask-2', result([passage('b', { title: 'Title B' }), passage('a')])],
    ]);
    const { sources, outcomes } = chooseSources(analysis, results, conversation);
    expect(sources.map((source) => [source.mark, source.passage.documentId, source.wasSentBefore])).toEqual([
      ['S1', 'b', true],
      ['S2', 'a', false],
      ['S3', 'old', false],
    ]);
    expect(outcomes[0]?.privateTitles).toEqual(['Prices']);
  });

  it('are not offered for an ask that nothing in the library comes near to', () => {
    const analysis = analyseAsks(cronQuestion);
    const { sources, outcomes } = chooseSources(
      analysis,
      new Map([['ask-1', result([passage('a')], 'uncovered')]]),
      cronQuestion,
    );
    expect(sources).toEqual([]);
    expect(outcomes[0]?.result).toBe('uncovered');
  });
});

describe('a composed reply', () => {
  it('greets, quotes the sentence that answers, links it and signs', () => {
    const { text, sources, outcomes } = composeReply(inputFor(cronQuestion, () => result([passage('cron')])));
    expect(text).toMatch(/^Hi Tomasz,\n/);
    expect(text).toContain('For one job a day, cron is the right orchestrator.');
    expect(text).toContain('About cron – https://owner.example/cron');
    expect(text).toMatch(/\nHedda$/);
    expect(sources[0]?.isCited).toBe(true);
    expect(outcomes[0]?.result).toBe('answered');
  });

  it('quotes no question, address or sentence that points back at nothing', () => {
    for (let variant = 0; variant < 6; variant++) {
      const { text } = composeReply(inputFor(cronQuestion, () => result([passage('cron')]), { variant }));
      expect(text).not.toContain('Do you?');
      expect(text).not.toContain('https://owner.example/other');
      expect(text).not.toContain('\nThis is where');
    }
  });

  it('gives other sentences for another variant, the same for the same', () => {
    const conversation = testConversation([['Tomasz B', 'Is cron enough?']]);
    const sentences = [
      'Cron is enough for one job.',
      'Cron never sleeps on a Sunday.',
      'I would keep cron for years.',
    ];
    const text = sentences.join('\n\n');
    const drafts = [0, 1].map(
      (variant) =>
        composeReply(
          inputFor(conversation, () => result([passage('cron', { text })]), {
            variant,
            instruction: { kind: 'shorter' },
          }),
        ).text,
    );
    expect(drafts[0]).not.toBe(drafts[1]);
    const again = inputFor(conversation, () => result([passage('cron', { text })]), {
      instruction: { kind: 'shorter' },
    });
    expect(composeReply(again).text).toBe(composeReply(again).text);
  });

  it('answers several asks in their order and links a document once', () => {
    const conversation = testConversation([
      ['Ana', '1. Is cron enough for one job?\n2. Which orchestrator would you use?'],
    ]);
    const { text } = composeReply(inputFor(conversation, () => result([passage('cron')])));
    expect(text.indexOf('On your first question:')).toBeLessThan(text.indexOf('On the second:'));
    expect(text.match(/https:\/\/owner\.example\/cron/g)).toHaveLength(1);
  });

  it('says which of several asks it cannot answer', () => {
    const conversation = testConversation([
      ['Ana', '1. Is cron enough for one job?\n2. Where do I pay tax in Portugal?'],
    ]);
    const { text, outcomes, handedOver } = composeReply(
      inputFor(conversation, (index) =>
        index === 0 ? result([passage('cron')]) : result([passage('x')], 'uncovered'),
      ),
    );
    expect(text).toMatch(/On the second: I have (?:not|nothing)/);
    expect(text).not.toContain('owner.example/x');
    expect(outcomes.map((outcome) => outcome.result)).toEqual(['answered', 'uncovered']);
    expect(handedOver).toBeUndefined();
  });

  it('is short, honest and without links when nothing is covered', () => {
    const { text, handedOver } = composeReply(
      inputFor(cronQuestion, () => result([passage('x')], 'uncovered')),
    );
    expect(text).toMatch(/not written about/);
    expect(text).not.toContain('http');
    expect(handedOver).toEqual({ reason: 'uncovered' });
  });

  it('offers what is only near as such, and asks whether it was meant', () => {
    const { text, outcomes } = composeReply(
      inputFor(cronQuestion, () =>
        result([passage('x', { text: 'Tests are a lamp, not a wall.' })], 'partial'),
      ),
    );
    const phrases = phrasesFor('en');
    expect(phrases.closest.some((words) => text.includes(`${words} About x – https://owner.example/x`))).toBe(
      true,
    );
    expect(phrases.closestAsk.some((words) => text.includes(words))).toBe(true);
    expect(phrases.closing.some((words) => text.includes(words))).toBe(false);
    expect(text).not.toContain('lamp');
    expect(outcomes[0]?.result).toBe('asked-back');
  });

  it("names the ask it cannot answer in the sender's words and says what would help", () => {
    const conversation = testConversation([
      ['Ilmari K', 'If I spend half the year in Portugal, where do I pay my taxes?'],
    ]);
    const { text } = composeReply(inputFor(conversation, () => result([], 'uncovered')));
    expect(text).toContain('On “where do I pay my taxes”: ');
    expect(phrasesFor('en').askAgain.some((words) => text.includes(words))).toBe(true);
  });

  it('answers a favour with what the owner does and does not do, however the post is titled', () => {
    const policy = passage('policy', {
      headingPath: ['Do I review portfolios?'],
      text: 'I have read three hundred portfolios while waiting.\n\nI do not review portfolios in private, since I cannot be fair to all.',
    });
    const conversation = testConversation([['Ana', 'Could you review my portfolio?']]);
    const { text, outcomes } = composeReply(inputFor(conversation, () => result([policy], 'partial')));
    expect(text).toMatch(/\n\nI do not review portfolios in private, since I cannot be fair to all\./);
    expect(outcomes[0]?.result).toBe('answered');
  });

  it('quotes from the whole document where the retriever read it', () => {
    const readings = [
      passage('cron', { text: 'Nothing to see.' }),
      passage('cron', {
        id: 'cron#1',
        order: 1,
        text: 'Cron is enough for one job a day, and you should keep it.',
      }),
    ];
    const found = { ...result([passage('cron', { text: 'Nothing to see.' })]), readings };
    expect(composeReply(inputFor(cronQuestion, () => found)).text).toContain('you should keep it.');
  });

  it('never says the same sentence twice', () => {
    const conversation = testConversation([
      ['Ana', '1. Is cron enough for one job?\n2. Is cron enough for ten jobs a day?'],
    ]);
    const { text } = composeReply(inputFor(conversation, () => result([passage('cron')])));
    expect(text.split('For one job a day, cron is the right orchestrator.')).toHaveLength(2);
  });

  it.each([
    ['Can I pick your brain?', 'Ask away.'],
    ['hey', 'Ask away.'],
  ])('opens the door to somebody who only knocks: %s', (message, expected) => {
    expect(composeReply(inputFor(testConversation([['Mark', message]]), () => result([]))).text).toContain(
      expected,
    );
  });

  it("excuses itself in the sender's language where it has no other words of it", () => {
    const conversation = testConversation([['Yuki', 'MLOpsを学ぶにはどこから始めればいいですか？']]);
    const { text, handedOver } = composeReply(inputFor(conversation, () => result([], 'uncovered')));
    expect(text).toContain('英語で');
    expect(handedOver).toEqual({ reason: 'language' });
  });

  it('does not send a link again, nor a private document', () => {
    const conversation = testConversation([
      ['Tomasz B', 'Which timer do you use?'],
      ['Owner', 'Cron: https://owner.example/cron'],
      ['Tomasz B', 'Is cron enough for one job a day?'],
    ]);
    const { text } = composeReply(
      inputFor(conversation, () =>
        result([passage('secret', { status: 'private', text: 'Secret plan is cron.' }), passage('cron')]),
      ),
    );
    expect(text).not.toContain('http');
    expect(text).toContain('About cron');
    expect(text).not.toContain('Secret');
  });

  it('links a document in another language than the message, quoting it as such', () => {
    const conversation = testConversation([['Maricarmen O', '¿Es suficiente cron para un trabajo al día?']]);
    const { text, findings } = composeReply(inputFor(conversation, () => result([passage('cron')])));
    expect(text).toMatch(/^Hola, Maricarmen:/);
    expect(text).toContain('aunque en inglés: About cron – https://owner.example/cron');
    expect(text).toMatch(/^Un consejo de ese texto, en inglés: “[^“”]+”$/mu);
    expect(findings).toMatchObject([{ kind: 'language-not-in-library', values: { language: 'es' } }]);
  });

  it.each([
    [
      'I came across your profile, an exciting opportunity with my client. Do you have 15 minutes?',
      'recruiting',
    ],
    ['We help teams 10x their pipeline. Worth a quick call on Thursday?', 'sales'],
    ['Thank you so much!', 'no-ask'],
  ] as const)('hands over with a courtesy and without links: %s', (message, reason) => {
    const { text, handedOver } = composeReply(
      inputFor(testConversation([['Ana', message]]), () => result([passage('cron')])),
    );
    expect(handedOver).toEqual({ reason });
    expect(text).toMatch(/Thank you/);
    expect(text).not.toContain('http');
  });

  it('follows instructions visibly', () => {
    const draft = (instruction?: ComposeInput['instruction']) =>
      composeReply(inputFor(cronQuestion, () => result([passage('cron')]), { instruction })).text;
    const plain = draft();
    expect(countWords(draft({ kind: 'shorter' }))).toBeLessThan(countWords(plain));
    expect(countWords(draft({ kind: 'own-words', words: 'make it shorter please' }))).toBeLessThan(
      countWords(plain),
    );
    expect(draft({ kind: 'more-direct' })).toMatch(/^Hi Tomasz,\n\nFor one job/);
    const warm = phrasesFor('en').warmThanks.some((words) => draft({ kind: 'warmer' }).includes(words));
    expect(warm).toBe(true);
  });
});
