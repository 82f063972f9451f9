import type { Now } from '../app/ports';
import type { Passage } from '../core/library/document';
import { addressKey } from '../core/library/normalize-url';
import {
  type DocumentWithText,
  type FoundSupersession,
  supersessionOf,
} from '../core/library/supersession-candidates';
import { createHybridRetriever } from '../core/retrieval/hybrid-retriever';
import type { DrafthandDatabase } from './database';
import { createLexicalIndex } from './lexical-index';
import { createPassageReader } from './passage-reader';
import { ofDocument } from './row-ranges';
import type { DocumentRow } from './rows';
import { createSupersessionStore } from './supersession-store';

/** Documents a changed one is compared with, by title. */
const comparedByTitle = 6;

/** Documents taken from the list at once. */
const documentsAtOnce = 20;

/** Milliseconds after which the rest waits for the next time. */
const longestWork = 60_000;

/**
 * Compares every document that came or changed with those that link to it, that it links to, and that
 * have a title like it, and offers what supersedes what. Goes on where it stopped; ends with the
 * signal or after a minute. Gives how many were offered.
 */
export async function findSupersessions(
  db: DrafthandDatabase,
  { now, signal }: { now: Now; signal?: AbortSignal },
): Promise<number> {
  const store = createSupersessionStore(db, { now });
  const retriever = createHybridRetriever({
    index: createLexicalIndex(db),
    passages: createPassageReader(db),
  });
  const started = now();
  let offered = 0;
  for (;;) {
    const waiting = await db.textSketches.where('waits').equals(1).limit(documentsAtOnce).primaryKeys();
    if (waiting.length === 0) return offered;
    for (const id of waiting) {
      if (signal?.aborted || now() - started > longestWork) return offered;
      const row = await db.documents.get(id);
      if (row && row.status !== 'removed') offered += await store.offer(await pairsOf(row));
      await db.textSketches
        .where(':id')
        .equals(id)
        .modify((sketch) => {
          delete sketch.waits;
        });
    }
  }

  async function pairsOf(row: DocumentRow): Promise<FoundSupersession[]> {
    const own = await withText(row);
    const { passages } = await retriever.search({
      text: row.title,
      limit: comparedByTitle * 2,
      ...(row.language === undefined ? {} : { language: row.language }),
    });
    const alike = [...new Set(passages.map(({ documentId }) => documentId))].slice(0, comparedByTitle);
    const ids = new Set([...alike, ...(await linkingTo(row)), ...(await linkedFrom(own))]);
    ids.delete(row.id);
    const found: FoundSupersession[] = [];
    for (const other of await db.documents.bulkGet([...ids])) {
      if (!other || other.status === 'removed') continue;
      const pair = supersessionOf(own, await withText(other));
      if (pair) found.push(pair);
    }
    return found;
  }

  async function withText(document: DocumentRow): Promise<DocumentWithText> {
    const passages: Passage[] = await db.passages
      .where('[documentId+order]')
      .between(...ofDocument(document.id))
      .toArray();
    return { document, passages };
  }

  /** Documents with a link that is written like the address of this one. */
  async function linkingTo({ url, citationUrl }: DocumentRow): Promise<string[]> {
    const written = [url, citationUrl].flatMap((address) =>
      address === undefined ? [] : [address, address.replace(/\/$/, ''), `${address.replace(/\/$/, '')}/`],
    );
    const keys = await db.links.where('url').anyOf(written).primaryKeys();
    return keys.map(([documentId]) => documentId);
  }

  /** The owner's own documents that this one links to. */
  async function linkedFrom({ passages }: DocumentWithText): Promise<string[]> {
    const links = passages.flatMap((passage) => passage.links.map(({ url }) => addressKey(url)));
    const keys = [...new Set(links)].filter((key) => key !== undefined);
    return db.documents.where('addresses').anyOf(keys).primaryKeys();
  }
}
