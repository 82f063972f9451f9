import type { ActivityReading, ArticleReading, OwnPost } from '../core/conversation/conversation';
import { DrafthandError } from '../core/errors';
import type { ParsedDocument } from '../core/library/document';
import { firstWords } from '../core/library/document-title';
import { normalizeUrl } from '../core/library/normalize-url';
import { addressOfPage, type PageGlance } from '../core/library/page-glance';
import type { SiteDiscovery } from '../core/library/site-discovery';
import type { ImportInput, ImportRun, KnownSite, LibrarySource, NewImportItem, Now } from './ports';
import { lookAfter, type ScheduledTask } from './scheduled-work';
import type { createUnfinishedWork } from './unfinished-work';

type NewSource = Pick<LibrarySource, 'kind' | 'label' | 'address' | 'site'>;

/** The part of the import queue that starting and resuming imports needs. */
export interface ImportRuns {
  /** Begins a run with all its items, or goes on with the one its source has. */
  start(
    source: NewSource,
    items: NewImportItem[],
    options?: Pick<ImportRun, 'trigger' | 'acceptsFewer'>,
  ): Promise<ImportRun>;
  pause(importId: string): Promise<void>;
  resume(importId: string): Promise<void>;
  stop(importId: string): Promise<void>;
  unfinished(): Promise<ImportRun[]>;
  /** Whether some page is listing files into a run. */
  isListing(): Promise<boolean>;
}

/** Where items are parsed and indexed: the offscreen document, or the event page where there is none. */
export interface ImportWorker {
  /** Brings the place up; it works off what it finds, and brings index and vectors up to date. */
  wake(): Promise<void>;
  /** Brings the place up where it is gone, and says so; one that is at work is not disturbed and looks again afterwards. */
  goOn(): Promise<boolean>;
  /** Starts to work a run off, or does nothing when it is being worked off already. */
  run(importId: string): Promise<void>;
  /** Lets go at once of a run that was stopped or paused. */
  interrupt(importId: string): Promise<void>;
  /** Looks what a website has, for showing it before an import. */
  discoverSite(url: string): Promise<SiteDiscovery>;
  /** Gives the place back when nothing is left to do. */
  close(): Promise<void>;
}

export interface ImportPorts {
  queue: ImportRuns;
  worker: ImportWorker;
  /** Remembers that the worker was sent and has not come back. */
  work: ReturnType<typeof createUnfinishedWork>;
  now: Now;
  /** A run is being worked off: from now on it has to be looked after. */
  onRunning?: () => void;
}

export type LibraryImports = ReturnType<typeof createLibraryImports>;

/** Imports of the library: started here, worked off elsewhere, gone on with after a restart. */
export function createLibraryImports({ queue, worker, work, now, onRunning }: ImportPorts) {
  let asked = 0;
  let discoveries = 0;

  /** Before the worker is sent: from now on it is known that there is work, and looked after. */
  async function ask(): Promise<void> {
    asked += 1;
    await work.begin();
    onRunning?.();
  }

  async function run(importId: string): Promise<void> {
    await ask();
    await worker.run(importId);
  }

  async function begin(
    source: NewSource,
    items: Array<{ name: string; input: ImportInput }>,
    options?: Pick<ImportRun, 'trigger' | 'acceptsFewer'>,
  ): Promise<string> {
    const { id } = await queue.start(source, items, options);
    await run(id);
    return id;
  }

  /** Reads a source on the web, from its address on. */
  function readSource(
    { kind, label, address, site }: NewSource,
    options?: Pick<ImportRun, 'trigger' | 'acceptsFewer'>,
  ): Promise<string> {
    const input = { kind: kind === 'website' ? ('site' as const) : ('url' as const), url: address };
    const source = { kind, label, address, ...(site ? { site } : {}) };
    return begin(source, [{ name: address, input }], options);
  }

  /** After a restart: goes on with what was left, be it imports or only index and vectors. */
  async function resume(): Promise<void> {
    const left = await queue.unfinished();
    for (const { id } of left) await run(id);
    if (left.length > 0 || !(await work.isDue())) return;
    asked += 1;
    onRunning?.();
    if (await worker.goOn()) await work.countTry();
  }

  return {
    run,

    /** Brings index and vectors up to date, e.g. after an update of the extension. */
    async refresh(): Promise<void> {
      await ask();
      await worker.wake();
    },

    /** Brings index and vectors up to date with what the owner changed; what is being worked on goes on. */
    async followChange(): Promise<void> {
      await ask();
      await worker.goOn();
    },

    readSource,

    async stop(importId: string): Promise<void> {
      // The row first: a worker that dies now must not go on with it after a restart.
      await queue.stop(importId);
      await worker.interrupt(importId);
    },

    async pause(importId: string): Promise<void> {
      await queue.pause(importId);
      await worker.interrupt(importId);
    },

    /** Goes on with a run that is paused, or that failed with items left. */
    async goOn(importId: string): Promise<void> {
      await queue.resume(importId);
      await run(importId);
    },

    /** Fetches a page or a feed and takes it in. */
    fromUrl(url: string, kind: 'page' | 'feed'): Promise<string> {
      const address = new URL(url).href;
      return readSource({ kind, label: labelOf(address), address });
    },

    /** What a website has; imports nothing. Throws what `discoverSite` of the importers throws. */
    async discoverSite(url: string): Promise<SiteDiscovery> {
      discoveries += 1;
      try {
        return await worker.discoverSite(url);
      } finally {
        discoveries -= 1;
        // One that is at work as well says itself when it is done.
        if ((await work.dueAt()) === undefined) await settle();
      }
    },

    /** Takes in all pages of a website, as a discovery found it. */
    fromSite({ url, title, ...site }: { url: string; title?: string } & KnownSite): Promise<string> {
      const address = new URL(url).href;
      return readSource({ kind: 'website', label: title || labelOf(address), address, site });
    },

    /**
     * Takes in the own posts that the owner's activity page shows. Throws `not-own-activity` for
     * someone else's page and `no-posts-found` when it shows no own post.
     */
    async fromActivity(activity: ActivityReading): Promise<string> {
      if (activity.isOwn === false) throw new DrafthandError({ code: 'not-own-activity' });
      if (activity.posts.length === 0) throw new DrafthandError({ code: 'no-posts-found' });
      const address = activity.profileSlug
        ? `https://www.linkedin.com/in/${encodeURIComponent(activity.profileSlug)}/recent-activity/all/`
        : 'https://www.linkedin.com/';
      return begin(
        { kind: 'linkedin-activity', label: activity.ownerName || labelOf(address), address },
        activity.posts.map((post) => ({
          name: post.urn,
          input: { kind: 'document', document: documentOfPost(post) },
        })),
      );
    },

    /** Takes in a page that is open in a tab, as it stands there. */
    fromPage(page: PageGlance, html: string): Promise<string> {
      const address = addressOfPage(page) ?? page.url;
      return begin({ kind: 'page', label: page.title || labelOf(address), address }, [
        { name: address, input: { kind: 'html', html, url: normalizeUrl(page.url) ?? page.url } },
      ]);
    },

    /** Takes in a LinkedIn article read on its page. Throws `not-own-page` for someone else's. */
    async fromArticle(article: ArticleReading): Promise<string> {
      if (article.isOwn === false) throw new DrafthandError({ code: 'not-own-page' });
      const { url, title } = article;
      return begin({ kind: 'page', label: title, address: url }, [
        { name: url, input: { kind: 'html', html: pageOfArticle(article), url } },
      ]);
    },

    resume,

    /** Looks after runs that are not over, by the alarm: whoever lists or works them off may be gone. */
    task: {
      name: 'imports',
      dueAt: async () => {
        const isOver = (await queue.unfinished()).length === 0 && !(await queue.isListing());
        const workDueAt = await work.dueAt();
        if (!isOver) return now() + lookAfter;
        return workDueAt === undefined ? undefined : Math.max(workDueAt, now() + lookAfter);
      },
      run: resume,
    } satisfies ScheduledTask,

    settle,
  };

  /**
   * The worker has nothing to do: closes it, unless something was asked for in the meantime. What it could
   * not complete (no room on the disk) is tried again after a while.
   */
  async function settle({ isComplete = true } = {}): Promise<void> {
    const askedBefore = asked;
    const left = await queue.unfinished();
    for (const { id } of left) await run(id);
    if (asked !== askedBefore) return;
    await work.end(isComplete);
    if (asked === askedBefore && discoveries === 0) await worker.close();
  }
}

/** A page with nothing in it but the article, for the importer of pages; it is read, never shown. */
function pageOfArticle({ url, title, publishedOn, html }: ArticleReading): string {
  const meta = { 'og:type': 'article', 'og:title': title, 'article:published_time': publishedOn };
  const stated = Object.entries(meta)
    .filter(([, content]) => content !== undefined)
    .map(([property, content = '']) => `<meta property="${property}" content="${escaped(content)}">`);
  const head = `<link rel="canonical" href="${escaped(url)}">${stated.join('')}`;
  return `<html><head>${head}</head><body><article><h1>${escaped(title)}</h1>${html}</article></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A post as a document: the title is its first words, each paragraph a block with its links. */
export function documentOfPost(post: OwnPost): ParsedDocument {
  const paragraphs = post.text
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const unplaced = [...post.links];
  return {
    title: firstWords(post.text) || post.urn,
    kind: 'linkedin-post',
    url: post.url,
    ...(post.publishedAt === null ? {} : { publishedAt: post.publishedAt, publishedFrom: 'urn' as const }),
    tags: [],
    isPrivate: false,
    blocks: paragraphs.map((text, index) => {
      const isLast = index === paragraphs.length - 1;
      const here = unplaced.filter((link) => isLast || text.includes(link.anchorText));
      for (const link of here) unplaced.splice(unplaced.indexOf(link), 1);
      return {
        kind: 'paragraph',
        text,
        links: here.map((link) => ({ ...link, sentence: sentenceAround(text, link.anchorText) })),
      };
    }),
  };
}

function sentenceAround(text: string, words: string): string {
  return text.split(/(?<=[.!?…])\s+/).find((sentence) => sentence.includes(words)) ?? text;
}

function labelOf(address: string): string {
  const { hostname, pathname } = new URL(address);
  return pathname === '/' ? hostname : `${hostname}${pathname}`;
}
