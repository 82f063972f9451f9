import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstNameOf } from './first-name';
import { detectLanguage } from './language';
import { conversationFromPaste } from './pasted';
import { buildSenderCard, readerOf } from './sender-card';
import { testConversation } from './test-conversation';

describe('first name', () => {
  it.each([
    ['Nkiruka Delsanto', 'Nkiruka'],
    ['Dr. Anna Müller, PhD 🚀', 'Anna'],
    ['J. Robert Sandford', 'Robert'],
    ['MARIA GONZALEZ', 'Maria'],
    ['jean-luc petit', 'Jean-Luc'],
    ['Robert (Bob) Smith', 'Robert'],
    ['🌟 Priya Rao | Hiring', 'Priya'],
    ["Siobhán O'Neill", 'Siobhán'],
    ['山田 太郎', '山田 太郎'],
    ['Мария Иванова', 'Мария'],
    ['🚀🚀', ''],
    ['', ''],
  ])('of %s is %s', (name, first) => {
    expect(firstNameOf(name)).toBe(first);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => typeof firstNameOf(name) === 'string'));
  });
});

describe('sender card', () => {
  it('holds facts with the sentence they come from', () => {
    const card = buildSenderCard(
      testConversation([
        [
          'Nkiruka Delsanto',
          'Hi Hedda,\nI have taught physics for fourteen years, I am 41, and I have no computer science degree. I want to move into MLOps. I automated our timetable with Python. How would you start?',
        ],
      ]),
    );
    expect(card.firstName).toBe('Nkiruka');
    expect(card.facts.map((fact) => fact.kind)).toEqual([
      'background',
      'stage',
      'constraint',
      'goal',
      'tried',
    ]);
    for (const fact of card.facts) expect(fact.quote).toContain(fact.value.replace('…', ''));
  });

  it('is about the person who wrote last in a group', () => {
    const card = buildSenderCard(
      testConversation([
        ['Goran P', 'Breakfast on the 27th.'],
        ['Owner', 'In.'],
        ['Goran P', 'Fine.'],
        ['Sanna V', 'Which tests would you write first?'],
      ]),
    );
    expect(card.name).toBe('Sanna V');
  });

  it('takes headline and profile facts, and greets no organisation by name', () => {
    const conversation = testConversation([['Acme', 'Hello']]);
    conversation.participants = [{ name: 'Acme', isOrganization: true, headline: 'We build things' }];
    const card = buildSenderCard(conversation, {
      profileUrl: 'https://www.linkedin.com/in/acme/',
      name: 'Acme',
      location: 'Turku',
      positions: [{ title: 'Analyst', company: 'Acme' }],
      education: [],
      skills: [],
    });
    expect(card.firstName).toBe('');
    expect(card.facts.map((fact) => [fact.kind, fact.from])).toEqual([
      ['headline', 'headline'],
      ['location', 'profile'],
      ['position', 'profile'],
    ]);
  });
});

describe('language', () => {
  it.each([
    ['Should I learn Python or SQL before statistics?', 'en'],
    ['¿Cómo buscarías tú el primer trabajo de datos?', 'es'],
    ['Wie lerne ich SQL am besten, wenn ich keine Zeit habe?', 'de'],
    ['Bonjour, je voudrais changer de métier', 'fr'],
    ['Olá, como posso começar na área de dados?', 'pt'],
    ['Ciao, vorrei sapere come hai iniziato', 'it'],
    ['Hoi, heb je een tip voor mij?', 'nl'],
    ['データエンジニアになるには？', 'ja'],
  ])('of %s is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('is unknown for names of tools and marks', () => {
    for (const text of ['', 'Docker Kubernetes', '👍', 'https://example.com/der-die-das']) {
      expect(detectLanguage(text)).toBeUndefined();
    }
  });
});

describe('pasted conversation', () => {
  it('is one message of the sender, with a key that depends on the text alone', () => {
    const conversation = conversationFromPaste(' How do I learn SQL? ', 'Ana', 'https://www.linkedin.com/');
    expect(conversation.messages).toMatchObject([
      { text: 'How do I learn SQL?', senderName: 'Ana', isOwn: false },
    ]);
    expect(conversation.composer).toBe('missing');
    expect(conversationFromPaste(' How do I learn SQL? ', 'Ana', 'x').key).toBe(conversation.key);
    expect(conversationFromPaste('Another', 'Ana', 'x').key).not.toBe(conversation.key);
  });
});

describe('what steers the choice of documents', () => {
  it('is where the sender stands and what they are, in their own words', () => {
    const conversation = testConversation([
      ['Ana Ruiz', 'I am a nurse and a complete beginner. How do I learn Python?'],
    ]);
    const reader = readerOf(buildSenderCard(conversation));
    expect(reader).toMatch(/nurse|beginner/);
    expect(reader).not.toContain('Python?');
  });
});
