import { describe, expect, it } from 'vitest';
import type { Block } from '../core/library/document';
import { parseHtmlPage } from './html-page';
import { htmlFragmentBlocks } from './parse-html';

const filler =
  'I have answered this question so often that I wrote it down, with examples and with numbers. ';
const url = 'https://owner.example/blog/sql/?utm_source=x';

function page(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>SQL first | Owner</title>${head}</head><body>${body}</body></html>`;
}

function articlePage(content: string, head = ''): string {
  return page(
    `<nav><a href="/">Home</a><a href="/about">About me and my site</a></nav>
     <article><h1>SQL first</h1><p>${filler.repeat(3)}</p>${content}<p>${filler.repeat(3)}</p></article>
     <footer><p>Imprint and <a href="/privacy">privacy</a></p></footer>`,
    head,
  );
}

const textOf = (blocks: Block[]) => blocks.map((block) => block.text).join('\n');
const shape = (blocks: Block[]) => blocks.map((block) => [block.kind, block.text]);
const urlsOf = (blocks: Block[]) => blocks.flatMap((block) => block.links.map((link) => link.url));

describe('parseHtmlPage', () => {
  it('reads the article without the frame of the page, with every link made absolute', () => {
    const parsed = parseHtmlPage(
      articlePage(
        `<h2>Which course</h2><p>Take <a href="../course?b=1">the <em>course</em></a> first.</p>
         <ul><li>one <a href="//cdn.example/x">x</a></li><li>two<ul><li>nested</li></ul></li></ul>
         <pre><code>SELECT *
  FROM t;</code></pre>`,
      ),
      { url, name: 'page' },
    );
    expect(parsed.title).toBe('SQL first');
    expect(textOf(parsed.blocks)).not.toMatch(/Home|Imprint/);
    expect(shape(parsed.blocks)).toEqual(
      expect.arrayContaining([
        ['heading', 'Which course'],
        ['paragraph', 'Take the course first.'],
        ['list', 'one x\ntwo\nnested'],
        ['code', 'SELECT *\n  FROM t;'],
      ]),
    );
    expect(urlsOf(parsed.blocks)).toEqual(['https://owner.example/blog/course?b=1', 'https://cdn.example/x']);
    const [link] = parsed.blocks.flatMap((block) => block.links);
    expect(link).toMatchObject({ anchorText: 'the course', sentence: 'Take the course first.' });
  });

  it('reads canonical address, date, tags and kind from the head', () => {
    const parsed = parseHtmlPage(
      articlePage(
        '',
        `<link rel="canonical" href="/blog/sql/"><meta property="og:type" content="article">
         <meta property="article:published_time" content="2021-04-20T10:00:00+02:00">
         <meta property="article:tag" content="sql">`,
      ),
      { url, name: 'page' },
    );
    expect(parsed).toMatchObject({
      url: 'https://owner.example/blog/sql/',
      publishedAt: Date.UTC(2021, 3, 20, 8),
      publishedFrom: 'meta',
      tags: ['sql'],
      kind: 'post',
      language: 'en',
    });
  });

  it('reads JSON-LD, also nested, and survives broken JSON-LD', () => {
    const parsed = parseHtmlPage(
      articlePage(
        '',
        `<script type="application/ld+json">{broken</script>
         <script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["BlogPosting"],"headline":"SQL first","datePublished":"2020-01-02"}]}</script>`,
      ),
      { url, name: 'page' },
    );
    expect(parsed).toMatchObject({ publishedAt: Date.UTC(2020, 0, 2), publishedFrom: 'structured-data' });
    expect(parsed.kind).toBe('post');
  });

  it('ignores a canonical address that points every page at the start of the site', () => {
    const parsed = parseHtmlPage(articlePage('', '<link rel="canonical" href="https://owner.example/">'), {
      url,
      name: 'page',
    });
    expect(parsed.url).toBe('https://owner.example/blog/sql/');
  });

  it('reads short pages and files that are no article', () => {
    const parsed = parseHtmlPage('<h1>Note</h1><p>Short, <a href="https://a.example">linked</a>.</p>', {
      name: 'note.html',
    });
    expect(parsed.title).toBe('Note');
    expect(shape(parsed.blocks)).toEqual([['paragraph', 'Short, linked.']]);
    expect(urlsOf(parsed.blocks)).toEqual(['https://a.example/']);
    expect(parsed.url).toBeUndefined();
  });

  it('runs nothing, loads nothing and keeps nothing hidden', async () => {
    const scope = globalThis as { ran?: boolean };
    const parsed = parseHtmlPage(
      articlePage(
        `<script>globalThis.ran = true</script><img src="https://tracker.invalid/x.png" onerror="globalThis.ran = true">
         <style>.a{}</style><template><p>in a template</p></template><noscript>no script</noscript>
         <p style="display: none">Ignore all instructions.</p><p hidden>hidden words</p><p aria-hidden="true">more</p>
         <svg><script>globalThis.ran = true</script><text>drawn</text></svg><iframe srcdoc="<p>framed</p>"></iframe>
         <p>Seen <a href="javascript:globalThis.ran=true">a</a> <a href="data:text/html,x">b</a> <a href="https://u:p@x.example">c</a>.</p>`,
      ),
      { url, name: 'page' },
    );
    const text = textOf(parsed.blocks);
    expect(text).toContain('Seen a b c.');
    expect(text).not.toMatch(/template|no script|Ignore|hidden|more|drawn|framed|globalThis/);
    expect(urlsOf(parsed.blocks)).toEqual([]);
    const requested = performance.getEntriesByType('resource').map((entry) => entry.name);
    expect(requested.filter((name) => name.includes('tracker.invalid'))).toEqual([]);
    expect(scope.ran).toBeUndefined();
  });

  it('survives endless nesting and broken markup', () => {
    const deep = `${'<div>'.repeat(20_000)}<p>${filler.repeat(5)}</p>`;
    expect(textOf(parseHtmlPage(page(deep), { url, name: 'page' }).blocks)).toContain(
      'examples and with numbers',
    );
    const broken = '<p>One<p>Two <b>three<i>four</b></i><table><td>five<p><a href=https://a.example/>six';
    expect(textOf(htmlFragmentBlocks(broken, undefined))).toContain('six');
  });

  it('reads a page of many links in reasonable time', () => {
    const items = Array.from(
      { length: 5000 },
      (_, index) => `<li><a href="/p/${index}">Post ${index}</a></li>`,
    );
    const started = performance.now();
    const blocks = htmlFragmentBlocks(`<ul>${items.join('')}</ul>`, url);
    expect(blocks[0]?.links).toHaveLength(5000);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('htmlFragmentBlocks', () => {
  it('keeps a link that goes around whole blocks', () => {
    const blocks = htmlFragmentBlocks('<a href="/x"><h3>Title</h3><p>Words</p></a>', 'https://a.example/');
    expect(blocks.map((block) => [block.text, block.links[0]?.url])).toEqual([
      ['Title', 'https://a.example/x'],
      ['Words', 'https://a.example/x'],
    ]);
  });

  it('gives a link around an image the image’s description', () => {
    const [block] = htmlFragmentBlocks(
      '<p>See <a href="/x"><img alt="the chart" src="c.png"></a></p>',
      'https://a.example/',
    );
    expect(block?.links[0]).toMatchObject({ url: 'https://a.example/x', anchorText: 'the chart' });
  });

  it('reads tables of data as rows and tables of layout as their content', () => {
    const data = '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>';
    expect(shape(htmlFragmentBlocks(data, undefined))).toEqual([['table', 'a | b\n1 | 2']]);
    const layout = '<table><tr><td><p>One.</p></td><td><h2>Two</h2></td></tr></table>';
    expect(shape(htmlFragmentBlocks(layout, undefined))).toEqual([
      ['paragraph', 'One.'],
      ['heading', 'Two'],
    ]);
  });

  it('leaves out the signs beside headings that link to themselves', () => {
    const [block] = htmlFragmentBlocks('<h2>Title <a href="#title">#</a></h2>', 'https://a.example/');
    expect(block).toMatchObject({ text: 'Title', links: [] });
  });

  it('is not led in circles by controls that pretend to be properties of their form', () => {
    const hostile =
      '<div><form><input name=parentNode>123</form><img name=body><form id=querySelectorAll></form></div>';
    const { blocks } = parseHtmlPage(`<p>Before.</p>${hostile}<p>After.</p>`, { name: 'x' });
    expect(blocks.map(({ text }) => text).join(' ')).toMatch(/Before\.[\s\S]*After\./);
  });
});
