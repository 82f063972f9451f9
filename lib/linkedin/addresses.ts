/** Reading of LinkedIn addresses. They have the same shape in every language of the interface. */

const linkedIn = 'https://www.linkedin.com';

/** An address as written in an attribute, made absolute; undefined when it is none. */
export function absoluteUrl(href: string | null | undefined): URL | undefined {
  if (!href) return undefined;
  try {
    return new URL(href.trim(), linkedIn);
  } catch {
    return undefined;
  }
}

/** True for linkedin.com and its country hosts. */
export function isLinkedInHost(host: string): boolean {
  return host === 'linkedin.com' || host.endsWith('.linkedin.com');
}

/**
 * True when a page at this address may be read: LinkedIn, the demo inbox in the demo build, and
 * frames without an address of their own (`about:`, `blob:`), which belong to their parent.
 */
export function isReadableAddress(url: string): boolean {
  if (!/^https?:/i.test(url)) return true;
  const parsed = absoluteUrl(url);
  if (!parsed) return false;
  if (parsed.protocol === 'https:' && isLinkedInHost(parsed.hostname)) return true;
  return __DEMO_ORIGIN__ !== '' && `${parsed.protocol}//${parsed.hostname}` === __DEMO_ORIGIN__;
}

/** Address of the page a document belongs to: a frame without one of its own belongs to the page that made it. */
export function pageAddressOf(document: Document): string {
  return document.URL.startsWith('about:') ? document.baseURI : document.URL;
}

/** The id of `/messaging/thread/<id>/`; undefined for no thread or one that does not exist yet. */
export function threadIdOf(url: string): string | undefined {
  const id = /\/messaging\/thread\/([^/?#]+)/.exec(url)?.[1];
  return id && id !== 'new' ? decoded(id) : undefined;
}

/** The address of a LinkedIn article without query; undefined for every other address. */
export function articleAddress(href: string | null | undefined): string | undefined {
  const url = absoluteUrl(href);
  const slug = url && isLinkedInHost(url.hostname) && /^\/pulse\/([^/]+)/.exec(url.pathname)?.[1];
  return slug ? `${linkedIn}/pulse/${slug}` : undefined;
}

/** What a link to a person or organisation tells. */
export interface ProfileLink {
  /** Absolute, without query and without a slash at the end. */
  url: string;
  /** Vanity name; absent when the address is made of the member token. */
  slug?: string;
  /** Member token (`ACoAA…`); absent when the address has the vanity name. */
  memberId?: string;
  isOrganization: boolean;
}

/** Reads `/in/…`, `/company/…`, `/showcase/…` and `/school/…` links; undefined for every other address. */
export function profileLinkOf(href: string | null | undefined): ProfileLink | undefined {
  const url = absoluteUrl(href);
  if (!url || !isLinkedInHost(url.hostname)) return undefined;
  const [, kind, id] = /^\/(in|company|showcase|school)\/([^/]+)/.exec(url.pathname) ?? [];
  if (!kind || !id) return undefined;
  const name = decoded(id);
  const isToken = kind === 'in' && isMemberId(name);
  return {
    url: `${linkedIn}/${kind}/${id}`,
    slug: isToken ? undefined : name,
    memberId: isToken ? name : undefined,
    isOrganization: kind !== 'in',
  };
}

/** True for LinkedIn's member token, e.g. `ACoAA…` (also `ACwAA…`, `AEMAA…`). */
export function isMemberId(text: string): boolean {
  return /^A[CE][A-Za-z]A[\w-]{6,}$/.test(text);
}

/** The member token inside an urn or a query such as `profileUrn=urn%3Ali%3Afsd_profile%3AACoAA…`. */
export function memberIdIn(text: string | null | undefined): string | undefined {
  const id = /fsd?_(?:mini)?profile(?::|%3A)([\w-]+)/i.exec(text ?? '')?.[1];
  return id && isMemberId(id) ? id : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
