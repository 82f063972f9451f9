import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../lib/core/errors';
import { errorActionLabels, errorEntries, errorWords } from '../../locales/en/errors';
import { findingEntries, findingWords, removedLinkReasons } from '../../locales/en/findings';

describe('words for failures', () => {
  it('exist for every error code, and for nothing else', () => {
    expect(Object.keys(errorEntries).sort()).toEqual([...errorCodes].sort());
  });

  it.each(errorCodes)('%s says what happened and what to do next, without its values too', (code) => {
    const { title, words, next, actions } = errorWords({ code });
    for (const text of [title, words, next]) {
      expect(text.trim().length).toBeGreaterThan(0);
      expect(text).not.toMatch(/undefined|null|NaN|\$\{/);
    }
    expect(title).not.toMatch(/[.]$/);
    expect(next).toMatch(/[.]$/);
    for (const action of actions) expect(errorActionLabels[action].length).toBeGreaterThan(0);
  });

  it('put in the values they are given', () => {
    expect(errorWords({ code: 'rate-limited', values: { seconds: 20 } }).words).toContain('20 seconds');
    expect(errorWords({ code: 'model-unknown', values: { model: 'scribe-2' } }).words).toContain('scribe-2');
  });
});

describe('words for findings', () => {
  it.each(Object.keys(findingEntries) as Array<keyof typeof findingEntries>)(
    '%s reads well without values',
    (kind) => {
      expect(findingWords({ kind, severity: 'info' })).toMatch(/^[A-Z].*\.$/);
      expect(findingWords({ kind, severity: 'info' })).not.toContain('undefined');
    },
  );

  it('name languages in words', () => {
    const finding = {
      kind: 'language-not-in-library',
      severity: 'info',
      values: { language: 'es' },
    } as const;
    expect(findingWords(finding)).toContain('Spanish');
  });

  it('give every removed link a reason', () => {
    expect(Object.values(removedLinkReasons).every((reason) => reason.length > 0)).toBe(true);
  });
});
