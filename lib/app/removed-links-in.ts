import type { DraftJob } from '../core/drafting/draft-job';
import type { RemovedLink } from '../core/drafting/finding';
import { guardText } from '../core/drafting/link-guard';
import { allowedLinks } from './allowed-links';
import type { LibraryFacts } from './ports';

/**
 * The links of a text that were taken out of this job's draft before. Links the owner typed are
 * the owner's business; only what a model or a sender brought in must not come back.
 */
export async function removedLinksIn(
  text: string,
  job: Pick<DraftJob, 'conversation' | 'sources' | 'removedLinks'>,
  facts: Pick<LibraryFacts, 'ownAddresses'>,
): Promise<RemovedLink[]> {
  if (job.removedLinks.length === 0) return [];
  const allowedUrls = await allowedLinks(job.conversation, job.sources, facts);
  const { removed } = guardText(text, { allowedUrls, sources: [] });
  // The same address may have stood in Markdown before and stand alone now.
  return removed.filter((link) =>
    job.removedLinks.some((known) => isWithin(link, known) || isWithin(known, link)),
  );
}

function isWithin(part: RemovedLink, whole: RemovedLink): boolean {
  return part.shown.length > 3 && whole.shown.toLowerCase().includes(part.shown.toLowerCase());
}
