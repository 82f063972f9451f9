/** How the pages of a host take a time: the parameter of the query, or of the part behind `#`. */
interface TimedHost {
  hosts: RegExp;
  path: RegExp;
  query?: string;
  fragment?: string;
}

const timedHosts: TimedHost[] = [
  // support.google.com/youtube: "Copy video URL at current time"
  {
    hosts: /^(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com$/u,
    path: /^\/(?:live|embed)\/[\w-]/u,
    query: 't',
  },
  { hosts: /^youtu\.be$/u, path: /^\/[\w-]{6,}/u, query: 't' },
  // help.vimeo.com: `#t=90s`
  { hosts: /^(?:(?:www|player)\.)?vimeo\.com$/u, path: /^\/(?:.*\/)?\d{5,}/u, fragment: 't' },
  { hosts: /^(?:www\.)?dailymotion\.com$/u, path: /^\/video\//u, query: 'start' },
  { hosts: /^(?:www\.)?twitch\.tv$/u, path: /^\/videos\//u, query: 't' },
  { hosts: /^(?:www\.)?loom\.com$/u, path: /^\/share\//u, query: 't' },
  { hosts: /^media\.ccc\.de$/u, path: /^\/v\//u, fragment: 't' },
];

/** Files of sound and pictures take a time as a media fragment (W3C Media Fragments URI 1.0, 4.2.1). */
const mediaFile = /\.(?:mp4|m4v|webm|ogv|mov|mp3|m4a|ogg|oga|opus|wav)$/iu;

/** True for the address of a video or a recording that can be opened at a second. */
export function isTimedUrl(address: string): boolean {
  return placeOf(address) !== undefined;
}

/**
 * The address of a video or recording at a second: `?t=123` on YouTube, `#t=123s` on Vimeo. The same
 * address where it is no such page, and at its beginning.
 */
export function timedUrl(address: string, seconds: number): string {
  const place = placeOf(address);
  const whole = Math.floor(seconds);
  if (!place || !(whole > 0)) return address;
  const url = new URL(address);
  if (place.query !== undefined) url.searchParams.set(place.query, `${whole}`);
  else url.hash = `${place.fragment}=${whole}${place.unit}`;
  return url.href;
}

function placeOf(address: string): { query?: string; fragment?: string; unit: string } | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, pathname } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const host = timedHosts.find(({ hosts, path }) => hosts.test(hostname) && path.test(pathname));
  if (host)
    return { query: host.query, fragment: host.fragment, unit: hostname.endsWith('vimeo.com') ? 's' : '' };
  // YouTube's own pages, and players built like it (Invidious).
  if (pathname === '/watch' && new URL(address).searchParams.has('v')) return { query: 't', unit: '' };
  return mediaFile.test(pathname) ? { fragment: 't', unit: '' } : undefined;
}
