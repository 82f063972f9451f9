import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../core/settings';
import { createEntryMode } from './entry-mode';

function setUp(entry: Settings['entry'], granted: string[]) {
  const calls: unknown[] = [];
  const mode = createEntryMode({
    settings: { get: async () => ({ ...defaultSettings, entry }) },
    hasOrigin: async (pattern) => granted.includes(pattern),
    patterns: ['https://www.linkedin.com/*', 'http://localhost/*'],
    buttons: {
      switchOn: async (matches) => void calls.push(matches),
      switchOff: async () => void calls.push('off'),
    },
  });
  return { mode, calls };
}

describe('the way in', () => {
  it('is the button only where the owner chose it and the browser allows it', async () => {
    const { mode, calls } = setUp('button', ['https://www.linkedin.com/*']);
    expect(await mode.apply()).toBe('button');
    expect(calls).toEqual([['https://www.linkedin.com/*']]);
    expect(await mode.mode()).toBe('button');
  });

  it.each([
    ['the owner chose the toolbar', 'toolbar', ['https://www.linkedin.com/*']],
    ['the first-run page is not answered', 'unset', ['https://www.linkedin.com/*']],
    ['site access was taken away', 'button', []],
  ] as const)('is the toolbar when %s', async (_name, entry, granted) => {
    const { mode, calls } = setUp(entry, [...granted]);
    expect(await mode.apply()).toBe('toolbar');
    expect(calls).toEqual(['off']);
    expect(await mode.mode()).toBe('toolbar');
  });
});
