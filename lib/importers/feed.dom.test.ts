import { describe, expect, it } from 'vitest';
import { readFeed } from './feed';
import { feedItem } from './web-feed';

const url = 'https://owner.example/feeds/all.xml';
const long = 'I have answered this question in many letters, and this is the long form of it. '.repeat(8);

describe('readFeed', () => {
  it('reads Atom with bases, languages and text kinds', () => {
    const feed = readFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es" xml:base="https://owner.example/blog/"><title>Owner</title>
       <entry><title type="html">&lt;b&gt;Uno&lt;/b&gt; &amp;amp; dos</title><id>urn:1</id><link rel="edit" href="x"/><link href="uno"/>
       <updated>2021-04-20T10:00:00Z</updated><category term="sql"/><content type="text">a &lt; b</content></entry></feed>`,
      url,
    );
    expect(feed.entries).toEqual([
      {
        key: 'urn:1',
        title: 'Uno & dos',
        url: 'https://owner.example/blog/uno',
        publishedAt: Date.UTC(2021, 3, 20, 10),
        tags: ['sql'],
        language: 'es',
        content: '<p>a &lt; b</p>',
        summary: undefined,
      },
    ]);
  });

  it('reads RDF and JSON Feed', () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="x"><title>T</title></channel><item rdf:about="/a"><title>A</title><link>/a</link><description>Words</description><dc:date>2020-01-02</dc:date></item></rdf:RDF>`;
    expect(readFeed(rdf, url).entries).toMatchObject([
      { key: 'https://owner.example/a', title: 'A', summary: 'Words', publishedAt: Date.UTC(2020, 0, 2) },
    ]);
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      language: 'en',
      items: [
        { id: '1', url: 'https://owner.example/j', content_text: 'One <b>.\n\nTwo.', tags: ['a', 'a'] },
      ],
    });
    expect(readFeed(json, url).entries).toMatchObject([
      { key: '1', content: '<p>One &lt;b>.</p><p>Two.</p>', tags: ['a'], language: 'en' },
    ]);
  });

  it('tells entries without id and address apart, and keeps each once', () => {
    const item = (title: string) => `<item><title>${title}</title><description>d</description></item>`;
    const source = `<rss version="2.0"><channel>${item('a')}${item('b')}${item('a')}<item><description>only words</description></item></channel></rss>`;
    expect(readFeed(source, url).entries.map((entry) => entry.key)).toEqual(['a', 'b', 'only words']);
  });

  it.each(['', 'hello', '<html><body>page</body></html>', '{"a":1}', '<rss'])(
    'refuses %j by name',
    (source) => {
      expect(() => readFeed(source, url)).toThrow(
        expect.objectContaining({ appError: expect.objectContaining({ code: 'feed-unreadable' }) }),
      );
    },
  );
});

describe('feedItem', () => {
  const entry = { key: 'k', tags: [], url: 'https://owner.example/post' };

  it('takes a whole text as it is, with links resolved against the entry', () => {
    const item = feedItem({ ...entry, content: `<p>${long} <a href="../x">x</a></p>` }, url);
    expect(item).toMatchObject({
      name: 'k',
      input: {
        kind: 'document',
        document: { url: entry.url, blocks: [{ links: [{ url: 'https://owner.example/x' }] }] },
      },
    });
  });

  it.each([
    ['a short text', 'Some words.'],
    ['a text cut off', `${long} and then […]`],
    ['a text cut off before a link', `${long} and then … <a href="/post">Read more</a>`],
  ])('fetches the page for %s on the feed’s own origin', (_, content) => {
    expect(feedItem({ ...entry, content: `<p>${content}</p>` }, url)).toEqual({
      name: 'k',
      input: { kind: 'url', url: entry.url },
    });
  });

  it('takes what there is of an entry elsewhere, or names that there is nothing', () => {
    const elsewhere = { ...entry, url: 'https://foreign.example/post' };
    const teaser =
      'Twenty words and a few more are enough to be worth keeping, even where the page itself is out of our reach today.';
    expect(feedItem({ ...elsewhere, summary: `<p>${teaser}</p>` }, url)).toMatchObject({
      input: { kind: 'document' },
    });
    expect(feedItem({ ...elsewhere, summary: 'Few.' }, url)).toEqual({
      name: 'k',
      error: { code: 'no-text-found' },
    });
  });
});
