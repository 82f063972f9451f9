import type { AppError } from '../errors';

/** What a look at a website found, before anything is imported. */
export interface SiteDiscovery {
  /** The start page after redirects, where an import begins. */
  url: string;
  title?: string;
  feeds: Array<{ url: string; title?: string; entryCount: number }>;
  sitemaps: Array<{ url: string; pageCount: number }>;
  /** Pages an import would read. */
  pageCount: number;
  /** Addresses of start pages, tag lists and archives, which an import leaves out. */
  leftOutCount: number;
  /** The oldest and the newest date (epoch ms) that the feed, the sitemap or the addresses state. */
  earliest?: number;
  latest?: number;
  /** Up to five pages, the newest first. */
  samplePages: SitePage[];
  /** What could not be read or is kept from being read; the rest can be imported. */
  problems: AppError[];
}

/** A page of a site as a sitemap or a feed lists it. */
export interface SitePage {
  url: string;
  title?: string;
  /** Epoch milliseconds. */
  publishedAt?: number;
  modifiedAt?: number;
}
