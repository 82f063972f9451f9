import type { LibraryFacts } from '../app/ports';
import { citationUrlOf } from '../core/library/document';
import { addressKey, normalizeUrl } from '../core/library/normalize-url';
import type { DrafthandDatabase } from './database';
import { readStatistics } from './index-rows';
import { comparableProfileUrl } from './people-store';

/** What drafting asks of the library beside retrieval; each answer reads a handful of rows. */
export function createLibraryFacts(db: DrafthandDatabase): LibraryFacts {
  return {
    async ownAddresses(urls) {
      const keyOf = new Map(urls.map((url) => [url, addressKey(url)]));
      const keys = [...new Set(keyOf.values())].filter((key) => key !== undefined);
      const documents = await db.documents.where('addresses').anyOf(keys).distinct().toArray();
      const citable = documents.filter(({ status }) => status === 'active' || status === 'superseded');
      const own = new Set(citable.flatMap((document) => document.addresses));
      return new Set(urls.filter((url) => own.has(keyOf.get(url) ?? '')));
    },

    async deadDocuments(documentIds) {
      const documents = (await db.documents.bulkGet(documentIds)).filter((row) => row !== undefined);
      const urls = documents.map((document) => normalizeUrl(citationUrlOf(document) ?? '') ?? '');
      const checks = await db.linkChecks.bulkGet(urls);
      return new Set(documents.filter((_, index) => checks[index]?.state === 'dead').map(({ id }) => id));
    },

    async documentCount() {
      return (await readStatistics(db)).documentCount;
    },

    async languages() {
      return new Map(Object.entries((await readStatistics(db)).languages));
    },

    async insertedInto(conversationKey) {
      const drafts = await db.drafts.where('conversationKey').equals(conversationKey).toArray();
      return drafts.flatMap(({ inserted }) => inserted ?? []);
    },

    async profile({ memberId, profileUrl }) {
      const byMember = memberId ? await db.people.where('memberId').equals(memberId).first() : undefined;
      const address = profileUrl && comparableProfileUrl(profileUrl);
      const byAddress = address ? await db.people.where('profileUrl').equals(address).first() : undefined;
      return (byMember ?? byAddress)?.profile;
    },
  };
}
