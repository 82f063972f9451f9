import { describe, expect, it } from 'vitest';
import { originPattern, sitePatterns } from './permissions';

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

describe('the host permissions of a website', () => {
  it.each([
    ['https://mara.example/blog', ['https://mara.example/*', 'https://www.mara.example/*']],
    ['https://www.mara.example/', ['https://www.mara.example/*', 'https://mara.example/*']],
    ['https://mara.co.uk/', ['https://mara.co.uk/*', 'https://www.mara.co.uk/*']],
    ['https://mara.github.io/', ['https://mara.github.io/*']],
    ['http://localhost:4000/', ['http://localhost/*']],
    ['http://127.0.0.1:4000/', ['http://127.0.0.1/*']],
  ])('%s is asked for as %j', (url, patterns) => {
    expect(sitePatterns(url)).toEqual(patterns);
  });
});
