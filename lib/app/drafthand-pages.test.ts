import { describe, expect, it } from 'vitest';
import { createDrafthandPages } from './drafthand-pages';

describe('the pages Drafthand works on', () => {
  const release = createDrafthandPages('');
  const demo = createDrafthandPages('http://localhost');

  it.each(['https://www.linkedin.com', 'https://www.linkedin.com/messaging/thread/2-abc/?x=1'])(
    'works on %s',
    (url) => {
      expect(release.isAllowed(url)).toBe(true);
      expect(demo.isAllowed(url)).toBe(true);
    },
  );

  it.each([
    '',
    'null',
    'about:blank',
    'http://www.linkedin.com/',
    'https://linkedin.com.evil.example/',
    'https://www.linkedin.com.evil.example/',
    'https://evil.example/https://www.linkedin.com/',
    'https://www.linkedin.com@evil.example/',
    'https://www.linkedin.com:8443/',
    'http://localhost:5173/',
  ])('leaves %s alone', (url) => {
    expect(release.isAllowed(url)).toBe(false);
  });

  it('takes the demo inbox on any port, in the demo build only', () => {
    expect(demo.isAllowed('http://localhost:5173/messaging/')).toBe(true);
    expect(demo.isAllowed('https://localhost:5173/')).toBe(false);
    expect(demo.isAllowed('http://localhost.evil.example/')).toBe(false);
    expect(release.patterns).toEqual(['https://www.linkedin.com/*']);
    expect(demo.patterns).toEqual(['https://www.linkedin.com/*', 'http://localhost/*']);
  });
});
