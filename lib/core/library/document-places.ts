import type { LibraryDocument } from './document';
import type { Occurrence } from './occurrence';

type Dated = Pick<LibraryDocument, 'publishedAt' | 'publishedFrom'>;

/** Sites that host other people's writing; a domain of the owner's own goes before them. */
const platformHosts = [
  'medium.com',
  'substack.com',
  'dev.to',
  'hashnode.dev',
  'wordpress.com',
  'blogspot.com',
  'tumblr.com',
  'notion.site',
  'youtube.com',
  'youtu.be',
  'vimeo.com',
];
const linkedInHosts = ['linkedin.com', 'lnkd.in'];

/** Where an address is: 0 on a site of its own, 1 on a platform such as Medium or Substack, 2 on LinkedIn. */
export function addressRank(url: string): 0 | 1 | 2 {
  if (!URL.canParse(url)) return 2;
  const { hostname } = new URL(url);
  const isOn = (hosts: string[]) => hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  if (isOn(linkedInHosts)) return 2;
  return isOn(platformHosts) ? 1 : 0;
}

/**
 * The canonical address of a document that was found in several places: one that is still there
 * before one that is gone, the owner's own site before Medium and Substack before LinkedIn, the place
 * of the text before others, the one known longest before later ones.
 */
export function defaultAddress(
  occurrences: Occurrence[],
  text: { sourceId: string; key: string },
): string | undefined {
  const isText = (one: Occurrence) => one.sourceId === text.sourceId && one.key === text.key;
  const order = (one: Occurrence) => [
    one.goneSince === undefined ? 0 : 1,
    addressRank(one.url ?? ''),
    isText(one) ? 0 : 1,
    one.firstSeenAt,
  ];
  const addressed = occurrences.filter(({ url }) => url !== undefined);
  return addressed.sort((one, other) => compare(order(one), order(other)))[0]?.url;
}

/** The first date anybody states; the time of a file only where nothing else is known. */
export function firstPublished(occurrences: Dated[]): Dated {
  const isStated = ({ publishedFrom }: Dated) => publishedFrom !== 'file';
  const dated = occurrences.filter(({ publishedAt }) => publishedAt !== undefined);
  const best = dated.some(isStated) ? dated.filter(isStated) : dated;
  const first = best.sort((one, other) => (one.publishedAt ?? 0) - (other.publishedAt ?? 0))[0];
  return first?.publishedAt === undefined
    ? {}
    : {
        publishedAt: first.publishedAt,
        ...(first.publishedFrom === undefined ? {} : { publishedFrom: first.publishedFrom }),
      };
}

function compare(one: number[], other: number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
