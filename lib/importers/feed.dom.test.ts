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

  it('reads feeds that are not well-formed, or that belong to no format, as far as they make sense', () => {
    const links = (source: string) => readFeed(source, url).entries.map((entry) => entry.url);
    const item =
      '<item><link>https://owner.example/a?b=1&c=2</link><title>A&nbsp;&eacute; < B & C</title></item>';
    const cut = `<rss version="2.0"><channel><title>T</title>${item}</channel></rss`;
    expect(readFeed(cut, url)).toMatchObject({
      title: 'T',
      entries: [{ url: 'https://owner.example/a?b=1&c=2', title: 'A é < B & C' }],
    });
    expect(links(`<rss><channel>${item}<item><title>cut off`)).toEqual(['https://owner.example/a?b=1&c=2']);
    expect(links('<CHANNEL><ITEM HREF="/cdf"></ITEM></CHANNEL>')).toEqual(['https://owner.example/cdf']);
    expect(links('<rss><item><media:x>y</media:x><guid>https://owner.example/g</guid></item></rss>')).toEqual(
      ['https://owner.example/g'],
    );
    const atom = '<entry><link rel="enclosure">/e</link><link rel="alternate">/text</link></entry>';
    expect(links(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/blog/">${atom}</feed>`)).toEqual([
      'https://owner.example/text',
    ]);
    expect(links('<rss version="2.0"></rss>')).toEqual([]);
  });

  it('expands no entity that a feed declares', () => {
    const lol = Array.from(
      { length: 9 },
      (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
    ).join('');
    const types = `<!-- > --><?x <!DOCTYPE y>?><!DOCTYPE rss [<!ENTITY l0 "lol]>">${lol}<!ENTITY e SYSTEM "https://evil.example/">]>`;
    for (const end of ['</channel></rss>', '']) {
      const source = `<?xml version="1.0"?>${types}<rss version="2.0"><channel><item><title>A &l9;&e; B</title><link>/a</link></item>${end}`;
      const [entry] = readFeed(source, url).entries;
      expect(entry).toMatchObject({ url: 'https://owner.example/a' });
      expect(entry?.title?.length).toBeLessThan(100);
    }
  });

  it('reads ten million characters in one line', () => {
    const item = `<item><title>T</title><link>/a</link><description>${'lorem &lt;b&gt; ipsum '.repeat(480_000)}</description></item>`;
    const whole = readFeed(`<rss version="2.0"><channel>${item}</channel></rss>`, url);
    const broken = readFeed(`<rss version="2.0"><channel>${item}</channel></rss`, url);
    expect(whole.entries[0]?.summary?.length).toBeGreaterThan(5_000_000);
    expect(broken.entries[0]?.summary?.length).toBeGreaterThan(5_000_000);
  });

  it('gives episodes and videos their title, their words and their link', () => {
    const podcast = `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item><title>Episode 1</title><guid isPermaLink="false">e1</guid><itunes:summary>What we talked about.</itunes:summary><enclosure url="https://cdn.example/1.mp3" type="audio/mpeg" length="1"/></item></channel></rss>`;
    expect(readFeed(podcast, url).entries).toMatchObject([
      {
        key: 'e1',
        title: 'Episode 1',
        url: 'https://cdn.example/1.mp3',
        content: 'What we talked about.',
        isMedia: true,
      },
    ]);
    const youtube = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"><entry><id>yt:video:x</id><yt:videoId>x</yt:videoId><title>My talk</title><link rel="alternate" href="https://www.youtube.com/watch?v=x"/><media:group><media:content url="https://www.youtube.com/v/x" type="application/x-shockwave-flash"/><media:description>About &lt;feature&gt; stores.</media:description></media:group></entry></feed>`;
    const [video] = readFeed(youtube, 'https://www.youtube.com/feeds/videos.xml').entries;
    expect(video).toMatchObject({
      url: 'https://www.youtube.com/watch?v=x',
      summary: '<p>About &lt;feature> stores.</p>',
      isMedia: true,
    });
    expect(video && feedItem(video, 'https://www.youtube.com/feeds/videos.xml')).toMatchObject({
      input: {
        kind: 'document',
        document: { kind: 'talk', title: 'My talk', blocks: [{ text: 'About <feature> stores.' }] },
      },
    });
    const photo =
      '<rss version="2.0"><channel><item><title>P</title><link>/p</link><enclosure url="/p.jpg" type="image/jpeg" length="1"/></item></channel></rss>';
    expect(readFeed(photo, url).entries[0]?.isMedia).toBeUndefined();
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
