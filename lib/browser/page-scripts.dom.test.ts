import { afterEach, describe, expect, it } from 'vitest';
import { pageGlanceSchema } from '../messaging/page-schemas';
import { glanceAtPage, longestPage, readPageHtml } from './page-scripts';

afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
});

/** Runs a script inside another page as the browser does: by its source text alone. */
async function runIn(html: string, script: () => unknown): Promise<unknown> {
  const frame = document.createElement('iframe');
  frame.srcdoc = html;
  const isLoaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await isLoaded;
  const page = frame.contentWindow as unknown as { Function: FunctionConstructor };
  const before = frame.contentDocument?.documentElement.outerHTML;
  const result = structuredClone(new page.Function(`return (${script})()`)());
  expect(frame.contentDocument?.documentElement.outerHTML).toBe(before);
  return result;
}

const data = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('a glance at a page', () => {
  it('sees what the page says about itself', async () => {
    const glance = await runIn(
      `<html lang="en"><head><title>Keys | Notes</title><link rel="canonical" href="/keys">
      <meta property="og:title" content="Keys"><meta property="og:site_name" content="Notes">
      <meta name="Author" content=" Hedda  Quillmark "><meta property="article:author" content="https://fb.example/h">
      <meta property="article:published_time" content="2026-03-04">
      ${data({ '@graph': [{ '@type': 'Article', author: [{ name: 'Bram Oyelaran' }, 'Hedda Quillmark'] }] })}
      </head><body><nav>Home About</nav><main>One two three</main></body></html>`,
      glanceAtPage,
    );
    expect(glance).toEqual({
      contentType: 'text/html',
      url: 'about:srcdoc',
      title: 'Keys',
      authors: ['Hedda Quillmark', 'Bram Oyelaran'],
      canonicalUrl: '/keys',
      siteName: 'Notes',
      publishedOn: '2026-03-04',
      wordCount: 3,
    });
    expect(pageGlanceSchema.safeParse({ ...(glance as object), url: 'https://a.example/' }).success).toBe(
      true,
    );
  });

  it('counts the words of the one article, and of all of a page that lists several', async () => {
    const words = async (body: string) =>
      ((await runIn(`<body>${body}</body>`, glanceAtPage)) as { wordCount: number }).wordCount;
    expect(await words('<p>a</p><article>one two</article>')).toBe(2);
    expect(await words('<main><article>one</article><article>two three</article></main>')).toBe(3);
    expect(await words('<p>one</p><script>no word</script>')).toBe(1);
    expect(await words('')).toBe(0);
  });

  it.each([
    ['broken data', '<script type="application/ld+json">{"author":</script>'],
    [
      'data without end',
      data(Array.from({ length: 9 }).reduce((inner) => ({ mainEntity: inner }), {} as unknown)),
    ],
    ['an author that is no name', data({ author: { name: { first: 'x' } } })],
    ['a very long name', data({ author: 'x'.repeat(5_000) })],
  ])('survives %s', async (_, head) => {
    expect(await runIn(`<head>${head}</head><body>x</body>`, glanceAtPage)).toMatchObject({ authors: [] });
  });
});

it('the page as it stands is read, and no more of a page that is too long than says so', async () => {
  expect(await runIn('<body><p>Hello</p></body>', readPageHtml)).toEqual({
    url: 'about:srcdoc',
    html: '<html><head></head><body><p>Hello</p></body></html>',
  });
  const long = (await runIn(`<body>${'x'.repeat(longestPage + 5)}</body>`, readPageHtml)) as { html: string };
  expect(long.html.length).toBe(longestPage + 1);
});
