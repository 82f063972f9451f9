/** Earlier dates are mistakes: nothing was published on the web before. */
const earliest = Date.UTC(1990, 0, 1);

/**
 * Epoch milliseconds of a date as files, feeds and pages write it (ISO 8601, RFC 822 and what
 * `Date` understands beside them); dates without a time are midnight UTC. Undefined for anything
 * else, for years before 1990 and for more than a day in the future of `now`.
 */
export function publishedDate(written: string | undefined, now = Date.now()): number | undefined {
  if (written === undefined) return undefined;
  const trimmed = written.trim();
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(trimmed) ?? [];
  const isoLike = trimmed.replace(
    /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2})?)(?: ?([+-]\d{2}):?(\d{2}))?$/u,
    isoOf,
  );
  const time = year ? Date.UTC(Number(year), Number(month) - 1, Number(day)) : Date.parse(isoLike);
  return time >= earliest && time <= now + 86_400_000 ? time : undefined;
}

/** `2021-04-20 10:00:00 +0200`, as Jekyll writes it. */
function isoOf(_: string, date: string, time: string, hours?: string, minutes?: string): string {
  return `${date}T${time}${hours ? `${hours}:${minutes}` : 'Z'}`;
}

/** The date at the start of a file name (`2021-04-20-title.md`). */
export function dateOfFileName(path: string): number | undefined {
  return publishedDate(/(?:^|\/)(\d{4}-\d{2}-\d{2})[-_ ][^/]*$/u.exec(path)?.[1]);
}
