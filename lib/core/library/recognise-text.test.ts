import { describe, expect, it } from 'vitest';
import { recogniseText } from './recognise-text';

describe('what was typed or pasted', () => {
  it.each([
    ['', 'empty'],
    ['  \n ', 'empty'],
    ['Small projects get interviews.', 'text'],
    ['Cron', 'text'],
    ['Look at https://owner.example/post today', 'text'],
    ['javascript:alert(1)', 'text'],
    ['http://owner.example/post', 'insecure'],
  ])('“%s” is %s', (typed, kind) => {
    expect(recogniseText(typed).kind).toBe(kind);
  });

  it.each([
    ['owner.example', 'https://owner.example/', 'site'],
    [' https://owner.example/blog/ ', 'https://owner.example/blog/', 'site'],
    ['https://medium.example/@mara', 'https://medium.example/@mara', 'site'],
    ['owner.example/how-to-start', 'https://owner.example/how-to-start', 'page'],
    ['owner.example/2024/small', 'https://owner.example/2024/small', 'page'],
    ['owner.example/?p=12', 'https://owner.example/?p=12', 'page'],
    ['owner.example/feed.xml', 'https://owner.example/feed.xml', 'feed'],
    ['owner.example/feed/', 'https://owner.example/feed/', 'feed'],
    ['owner.example/atom', 'https://owner.example/atom', 'feed'],
    ['http://localhost:8080/', 'http://localhost:8080/', 'site'],
  ])('“%s” is an address, by its form of a %s', (typed, url, guess) => {
    expect(recogniseText(typed)).toEqual({ kind: 'address', url, guess });
  });
});
