import { expect, test } from 'vitest';
import { demoAnswer } from '../demo/server.mjs';
import { questionAbout } from './demo-question.mjs';

const text = (title: string, wordCount: number, status = 'active') => ({ title, wordCount, status });

test('the question is about the longest text whose title says something', () => {
  const question = questionAbout([
    text('Notes', 900),
    text('How we halved our build time', 300),
    text('A short note on tests', 200),
    text('What I was paid in 2024', 5000, 'private'),
  ]);
  expect(question?.ask).toBe(
    'I read that you wrote about "How we halved our build time". What is your advice?',
  );
});

test('short titles are better than no question; without a text there is none', () => {
  expect(questionAbout([text('Notes', 10)])?.ask).toContain('"Notes"');
  expect(questionAbout([text('All of it is private', 10, 'private')])).toBeUndefined();
});

test('the question stands first in the inbox and the invented owner is not named', () => {
  const inbox = JSON.parse(
    demoAnswer('/demo/conversations.json', { ask: 'How do you do it?', ownerName: '' })?.body ?? '{}',
  );
  expect(inbox.owner.name).toBe('');
  expect(inbox.conversations[0].messages[0].text).toBe('How do you do it?');
  expect(inbox.conversations.length).toBeGreaterThan(1);
  const untouched = JSON.parse(demoAnswer('/demo/conversations.json')?.body ?? '{}');
  expect(untouched.conversations.length).toBe(inbox.conversations.length - 1);
});
