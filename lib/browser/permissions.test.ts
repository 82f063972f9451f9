import { describe, expect, it } from 'vitest';
import { originPattern } from './permissions';

describe('the host permission of an address', () => {
  it.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/*'],
    ['http://127.0.0.1:11434/v1', 'http://127.0.0.1/*'],
    ['http://localhost:1234', 'http://localhost/*'],
    ['https://www.linkedin.com/*', 'https://www.linkedin.com/*'],
    ['https://user:secret@feeds.example:8443/a?b#c', 'https://feeds.example/*'],
  ])('%s is asked for as %s', (url, pattern) => {
    expect(originPattern(url)).toBe(pattern);
  });

  it.each(['file:///etc/passwd', 'ftp://feeds.example/', 'javascript:alert(1)', 'not an address'])(
    'there is none for %s',
    (url) => {
      expect(() => originPattern(url)).toThrow(TypeError);
    },
  );
});
