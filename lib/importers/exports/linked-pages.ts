/**
 * The pages of an export by path, so that links between them can lead to where a page is published.
 * Names are compared without case and in one Unicode form, since file systems change both.
 */
export function createLinkedPages(pages: Array<{ path: string; url?: string }>) {
  const urlOf = new Map(pages.map(({ path, url }) => [comparable(path), url]));

  return {
    /** True for a path of a page; `from` is the page with the link. */
    isPage: (target: string, from: string) => urlOf.has(resolved(target, from)),
    /** Where the page is published, if it says so. */
    urlOf: (target: string, from: string) => urlOf.get(resolved(target, from)),
  };
}

function resolved(target: string, from: string): string {
  const [path = ''] = decoded(target).split('#');
  const steps = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return comparable(steps.join('/'));
}

export function comparable(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** Markdown with its links to other pages leading to where they are published, or only their words. */
export function withPublishedLinks(
  markdown: string,
  from: string,
  pages: ReturnType<typeof createLinkedPages>,
): string {
  return markdown.replace(/(?<!!)\[((?:[^[\]\\]|\\.)*)\]\(<?([^()<>]+?)>?\)/gu, (whole, words, target) => {
    if (/^[a-z][a-z\d+.-]*:/iu.test(target) || !pages.isPage(target, from)) return whole;
    const url = pages.urlOf(target, from);
    return url === undefined ? words : `[${words}](<${url}>)`;
  });
}
