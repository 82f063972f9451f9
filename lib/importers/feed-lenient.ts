import { absoluteUrl } from '../core/library/linked-text';
import {
  datesOf,
  type FeedEntry,
  linkOf,
  namesOf,
  paragraphsOf,
  plainTitle,
  type ReadFeed,
} from './feed-entry';
import { withMedia } from './feed-media';
import { parseXml } from './xml-document';

/** Root elements of RSS, Atom, RDF and Microsoft's channel definition format; `channel` also without its RSS. */
const rootNames = /^(?:rss|feed|rdf|channel)$/iu;
const entryNames = ['item', 'entry'];

/**
 * Reads a feed that keeps to no format: by the local names of its elements, in any namespace and case,
 * from whatever the XML parser could make of it. Undefined for XML that is no feed.
 */
export function readFeedLeniently(source: string, url: string): ReadFeed | undefined {
  const root = parseXml(source)?.documentElement;
  if (!root || !rootNames.test(root.localName)) return undefined;
  const channel = childOf(root, 'channel') ?? root;
  const entries = Array.from(root.getElementsByTagName('*')).filter((element) =>
    entryNames.includes(element.localName.toLowerCase()),
  );
  return {
    title: plainTitle(textOf(channel, 'title')),
    entries: entries.map((entry) => readEntry(entry, url)),
  };
}

function readEntry(entry: Element, url: string): FeedEntry {
  const base = baseOf(entry, url);
  const address = linkOfEntry(entry, base);
  const id = textOf(entry, 'guid') ?? textOf(entry, 'id');
  const read: FeedEntry = {
    key: id ?? address ?? '',
    title: plainTitle(textOf(entry, 'title')),
    url: address,
    ...datesOf(
      firstOf(entry, ['pubdate', 'published', 'issued', 'created', 'date']),
      firstOf(entry, ['updated', 'modified', 'lastmod']),
    ),
    tags: namesOf(
      childrenOf(entry, 'category').map(
        (category) => category.getAttribute('term') ?? category.textContent ?? '',
      ),
    ),
    language: entry.closest('[*|lang]')?.getAttribute('xml:lang') ?? undefined,
    content: htmlOf(firstChild(entry, ['encoded', 'content', 'body', 'fullitem'])),
    summary: htmlOf(firstChild(entry, ['description', 'summary', 'abstract'])),
  };
  const enclosures = [...childrenOf(entry, 'enclosure'), ...childrenOf(entry, 'link').filter(isEnclosure)];
  return withMedia(read, {
    enclosures: enclosures.map((file) => ({
      url: linkOf(file.getAttribute('url') ?? file.getAttribute('href') ?? undefined, base),
      type: file.getAttribute('type') ?? undefined,
    })),
  });
}

/** The page of an entry: its alternate link as an attribute or as text, else its permanent id. */
function linkOfEntry(entry: Element, base: string): string | undefined {
  const links = childrenOf(entry, 'link');
  const pages = links.filter((link) => (link.getAttribute('rel') ?? 'alternate') === 'alternate');
  const hrefs = pages.map((link) => link.getAttribute('href') ?? link.textContent ?? '');
  const own = attributeOf(entry, 'href');
  const guid = childOf(entry, 'guid');
  const permanent = guid?.getAttribute('isPermaLink') === 'false' ? undefined : guid?.textContent;
  const found = [...hrefs, own, permanent ?? undefined].map((href) => linkOf(href, base));
  return found.find((address) => address !== undefined);
}

function isEnclosure(link: Element): boolean {
  return link.getAttribute('rel') === 'enclosure';
}

/** `xml:base` of the entry and of everything around it. */
function baseOf(element: Element, url: string): string {
  const outer = element.parentElement ? baseOf(element.parentElement, url) : url;
  return absoluteUrl(element.getAttribute('xml:base') ?? '', outer) ?? outer;
}

/** HTML of an element: what it holds as escaped text, or the markup inside it. */
function htmlOf(element: Element | undefined): string | undefined {
  if (!element) return undefined;
  if (element.childElementCount > 0) {
    const serializer = new XMLSerializer();
    return Array.from(element.childNodes, (node) => serializer.serializeToString(node)).join('');
  }
  const text = element.textContent?.trim();
  if (!text) return undefined;
  return /^text(?:\/plain)?$/u.test(element.getAttribute('type') ?? '') ? paragraphsOf(text) : text;
}

function childrenOf(parent: Element, name: string): Element[] {
  return Array.from(parent.children).filter((child) => child.localName.toLowerCase() === name);
}

/** The child of that name; one without a prefix before those of other vocabularies (`media:title`). */
function childOf(parent: Element, name: string): Element | undefined {
  const children = childrenOf(parent, name);
  return children.find((child) => child.prefix === null || child.prefix === parent.prefix) ?? children[0];
}

function firstChild(parent: Element, names: string[]): Element | undefined {
  return names.map((name) => childOf(parent, name)).find((child) => child !== undefined);
}

function textOf(parent: Element, name: string): string | undefined {
  return childOf(parent, name)?.textContent?.trim() || undefined;
}

function firstOf(parent: Element, names: string[]): string | undefined {
  return names.map((name) => textOf(parent, name)).find((text) => text !== undefined);
}

function attributeOf(element: Element, name: string): string | undefined {
  return Array.from(element.attributes).find((attribute) => attribute.name.toLowerCase() === name)?.value;
}
