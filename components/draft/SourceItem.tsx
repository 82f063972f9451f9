import type { DocumentLink } from '../../lib/core/library/document';
import { commonStrings } from '../../locales/en/common';
import { panelStrings } from '../../locales/en/panel';
import { Badge } from '../Badge';
import { Button } from '../Button';
import { Disclosure } from '../Disclosure';
import { ExternalLink } from '../ExternalLink';
import { LinkIcon } from '../icons';
import { PassageWhy } from '../retrieval/PassageWhy';
import { safeHref } from '../safe-href';
import type { SourceDocument } from './group-sources';
import { excerptAround, markWords } from './mark-words';
import styles from './SourceItem.module.css';

export interface SourceItemProps {
  document: SourceDocument;
  askedAt: number;
  onInsertLink: (url: string) => void;
}

const words = panelStrings.sources;
/** From this age on a source is shown as old. */
const oldAfter = 3 * 365.25 * 24 * 60 * 60 * 1000;

/** One document of the owner: what it is, why it was found, and its links. */
export function SourceItem({ document, askedAt, onInsertLink }: SourceItemProps) {
  const { sources, isCited, wasSentBefore } = document;
  const [{ passage }] = sources;
  const { title, kind, publishedAt, status, text, matchedTerms } = passage;
  const isOld = publishedAt !== undefined && askedAt - publishedAt > oldAfter;
  const url = safeHref(passage.url);
  const links = uniqueLinks(sources.flatMap((source) => source.passage.links));
  return (
    <li className={styles.source}>
      <h3 className={styles.title}>
        <ExternalLink url={passage.url} label={words.openOf(title)}>
          {title}
        </ExternalLink>
      </h3>
      <p className={styles.meta}>
        {commonStrings.documentKind[kind]} ·{' '}
        {publishedAt === undefined ? words.undated : commonStrings.date(publishedAt)}
        {passage.startSeconds !== undefined && ` · ${words.at(clock(passage.startSeconds))}`}
        {isCited && <Badge tone="accent">{words.cited}</Badge>}
        {wasSentBefore && <Badge tone="warning">{words.sentBefore}</Badge>}
        {status === 'superseded' && <Badge tone="warning">{words.superseded}</Badge>}
        {passage.isLinkDead && <Badge tone="warning">{words.deadLink}</Badge>}
        {isOld && <Badge tone="warning">{words.old}</Badge>}
      </p>
      <p className={styles.excerpt}>
        <Marked text={excerptAround(text, matchedTerms)} terms={matchedTerms} />
      </p>
      <div className={styles.foot}>
        {url ? (
          <Button
            size="small"
            icon={<LinkIcon size={14} />}
            aria-label={words.insertLinkOf(title)}
            onClick={() => onInsertLink(passage.url ?? url)}
          >
            {words.insertLink}
          </Button>
        ) : (
          <span className={styles.meta}>{words.noLink}</span>
        )}
        <Disclosure summary={words.passage} note={links.length > 0 ? words.links(links.length) : undefined}>
          {sources.map(({ mark, passage: { id, headingPath, text: whole, matchedTerms: terms, why } }) => (
            <div key={id} className={styles.passage}>
              <p className={styles.meta}>{[mark, ...headingPath].join(' › ')}</p>
              {why ? (
                <PassageWhy why={why} />
              ) : (
                terms.length > 0 && <p className={styles.meta}>{words.foundWords(terms.join(', '))}</p>
              )}
              <p className={styles.whole}>
                <Marked text={whole} terms={terms} />
              </p>
            </div>
          ))}
          {links.length > 0 && (
            <ul className={styles.links} aria-label={words.linksInside(links.length)}>
              {links.map((link) => (
                <LinkRow key={link.url} link={link} onInsertLink={onInsertLink} />
              ))}
            </ul>
          )}
        </Disclosure>
      </div>
    </li>
  );
}

function LinkRow({ link, onInsertLink }: { link: DocumentLink; onInsertLink: (url: string) => void }) {
  const name = link.anchorText || link.url;
  return (
    <li className={styles.link}>
      <span className={styles.linkName}>
        <ExternalLink url={link.url} label={words.openOf(name)}>
          {name}
        </ExternalLink>
        <span className={styles.host}>{new URL(link.url).hostname}</span>
      </span>
      <Button
        size="small"
        variant="quiet"
        aria-label={words.insertLinkOf(name)}
        onClick={() => onInsertLink(link.url)}
      >
        {words.insertLink}
      </Button>
    </li>
  );
}

function Marked({ text, terms }: { text: string; terms: string[] }) {
  return markWords(text, terms).map((piece, order) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order.
    piece.isMarked ? <mark key={order}>{piece.text}</mark> : piece.text,
  );
}

/** Each http(s) address once. */
function uniqueLinks(links: DocumentLink[]): DocumentLink[] {
  const byUrl = new Map(links.filter(({ url }) => safeHref(url)).map((link) => [link.url, link]));
  return [...byUrl.values()];
}

/** Seconds as h:mm:ss or m:ss. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const two = (n: number) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
