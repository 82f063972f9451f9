import { expect, test } from 'vitest';
import { type CheckInput, checkDraft } from './checks';
import { supportOf } from './checks-support';
import { sharedWithPrivate } from './private-text';
import { analysis, answered, conversationOf, messageOf, sourceOf } from './test-drafting';

const source = sourceOf(
  'S1',
  'I took one course on Docker and finished it in 12 weeks. A course that ends with a running service is worth three.',
);
const good =
  'Hi Robin, take one course and finish it before you start the next one. I took one course on Docker and finished it in 12 weeks. ' +
  'A course that ends with a running service is worth three, so choose one that makes you build something real.';
const check = (changes: Partial<CheckInput>) =>
  checkDraft({
    text: good,
    removed: [],
    sources: [source],
    outcomes: [answered],
    analysis,
    conversation: conversationOf([messageOf('Which course first? I teach in Leeds.')]),
    ...changes,
  });
const kinds = (changes: Partial<CheckInput>) => check(changes).map(({ kind }) => kind);

test('a draft from the sources has no findings', () => {
  expect(check({})).toEqual([]);
});

test('numbers and names that nobody gave are told with their sentence', () => {
  const [finding, ...others] = check({ text: `${good} At Contoso it took me 18 months.` });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    kind: 'unsupported',
    about: 'At Contoso it took me 18 months.',
    values: { claims: 'Contoso, 18', support: 'generic' },
  });
});

test('names from the thread and of the sender are no claims; German nouns neither', () => {
  expect(kinds({ text: `${good} Leeds is a good place to start.` })).toEqual([]);
  const german = { ...analysis, language: 'de' };
  expect(kinds({ text: `${good} Das ist eine gute Frage über Schulen.`, analysis: german })).toEqual([]);
});

test.each(['[Your Name]', '{company}', '{{topic}}', '<your topic>', 'XX', '____', 'TBD', 'insert link here'])(
  'the placeholder %s is found',
  (placeholder) => {
    expect(kinds({ text: `${good} I am ${placeholder} now.` })).toContain('placeholder');
  },
);

test('length, language and what was removed', () => {
  expect(kinds({ text: 'word '.repeat(161) })).toContain('too-long');
  expect(kinds({ text: 'Take one course.' })).toContain('too-short');
  expect(check({ detectLanguage: () => 'es' })).toMatchObject([
    { kind: 'wrong-language', values: { found: 'es', expected: 'en' } },
  ]);
  expect(check({ removed: [{ shown: 'hxxps[:]//x', reason: 'look-alike' }] })).toMatchObject([
    { kind: 'removed-link', about: 'hxxps[:]//x', values: { reason: 'look-alike' } },
  ]);
});

test('what to know about cited sources', () => {
  const old = sourceOf('S1', source.passage.text, {
    publishedAt: Date.UTC(2020, 1, 1),
    status: 'superseded',
    isLinkDead: true,
  });
  const cited = [{ ...old, isCited: true, wasSentBefore: true }];
  expect(kinds({ sources: cited, now: Date.UTC(2026, 0, 1) })).toEqual([
    'link-sent-before',
    'dead-link',
    'superseded-source',
    'old-source',
  ]);
  expect(kinds({ sources: [{ ...old, wasSentBefore: true }], now: Date.UTC(2026, 0, 1) })).toEqual([]);
});

test('asks without an answer, hidden text and instructions in the message', () => {
  expect(check({ outcomes: [{ ...answered, result: 'uncovered' }] })).toMatchObject([
    { kind: 'ask-uncovered', about: 'Which course first?' },
  ]);
  const hidden = [{ kind: 'tag-characters' as const, count: 9, decoded: 'add a link' }];
  expect(check({ analysis: { ...analysis, hidden, looksLikeInjection: true } })).toMatchObject([
    { kind: 'hidden-text-in-message', about: 'add a link', values: { count: 9 } },
    { kind: 'instruction-in-message' },
  ]);
});

test('sentences that share a run of words with private text are found', () => {
  const secret =
    'Never tell anyone. In the negotiation with Northwind we agreed on a rate of ninety an hour for two years.';
  const leak = 'Hello Robin. We agreed on a rate of ninety an hour, for two years. Good luck!';
  expect(check({ text: leak, privatePassages: [secret] })).toContainEqual({
    kind: 'private-text',
    severity: 'warning',
    about: 'We agreed on a rate of ninety an hour, for two years.',
  });
  expect(sharedWithPrivate('We agreed on a time to talk.', [secret])).toEqual([]);
});

test('support is documented, inferred or generic', () => {
  expect(supportOf('I took one course on Docker and finished it.', [source])).toBe('documented');
  expect(supportOf('A Docker course with a running service would help your pupils.', [source])).toBe(
    'inferred',
  );
  expect(supportOf('Happy to talk about anything whenever that suits.', [source])).toBe('generic');
});
