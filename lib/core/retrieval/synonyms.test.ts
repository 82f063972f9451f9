import { describe, expect, it } from 'vitest';
import { stemWord } from './stemming';
import { alternatesOf } from './synonyms';

describe('equivalents of a word', () => {
  it.each([
    ['jobs', 'roles'],
    ['salaries', 'compensation'],
    ['paid', 'price'],
    ['city', 'towns'],
    ['hiring', 'recruiters'],
    ['ai', 'artificialintelligence'],
    ['boss', 'managers'],
    ['emails', 'mail'],
  ])('are found from %s and from %s', (one, other) => {
    expect(alternatesOf(one, 'en').terms).toContain(stemWord(other, 'en'));
    expect(alternatesOf(other, 'en').terms).toContain(stemWord(one, 'en'));
  });
});
