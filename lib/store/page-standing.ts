import { addressKey } from '../core/library/normalize-url';
import {
  addressOfPage,
  type PageGlance,
  type PageStanding,
  siteKeyOf,
  standingOf,
} from '../core/library/page-glance';
import type { DrafthandDatabase } from './database';

/** How a page looks to the library: whose it seems to be, and the document it already is. */
export interface KnownPage {
  standing: PageStanding;
  documentId?: string;
}

/** Looks a page up in the library; `signature` is a further name of the owner. For `liveQuery`. */
export async function lookUpPage(
  db: DrafthandDatabase,
  page: PageGlance,
  signature: string,
): Promise<KnownPage> {
  const key = addressKey(addressOfPage(page) ?? page.url);
  const stored = key === undefined ? undefined : await db.documents.where('addresses').equals(key).toArray();
  const document = stored?.find(({ status }) => status !== 'removed');
  const site = key === undefined ? undefined : siteKeyOf(key);
  const standing = standingOf(page, [signature, ...(await ownerNames(db))], await isOwnSite(db, site));
  return { standing, ...(document ? { documentId: document.id } : {}) };
}

/** True when a source or a document the owner added is of this site. */
async function isOwnSite(db: DrafthandDatabase, siteKey: string | undefined): Promise<boolean> {
  if (siteKey === undefined) return false;
  const known = await db.documents
    .where('addresses')
    .startsWith(siteKey)
    .filter(({ status }) => status !== 'removed')
    .first();
  if (known) return true;
  const sources = await db.sources.where('id').startsWithAnyOf(['website:', 'feed:']).toArray();
  return sources.some(({ address }) => `${addressKey(address) ?? ''}/`.startsWith(siteKey));
}

/** The names LinkedIn shows for the owner, as far as pages the owner opened told. */
async function ownerNames(db: DrafthandDatabase): Promise<string[]> {
  const activities = await db.sources.where('id').startsWith('linkedin-activity:').toArray();
  const job = await db.jobs.toCollection().first();
  return [...activities.map(({ label }) => label), job?.conversation.owner.name ?? ''];
}
