import type { ActivityReading } from '../../lib/core/conversation/conversation';
import type { AppError } from '../../lib/core/errors';
import { commonStrings } from '../../locales/en/common';
import { panelStrings } from '../../locales/en/panel';
import { Badge } from '../Badge';
import { Button } from '../Button';
import { Section } from '../Card';
import { Disclosure } from '../Disclosure';
import { ErrorNotice } from '../ErrorNotice';
import { ExternalLink } from '../ExternalLink';
import { Notice } from '../Notice';
import styles from './ActivityView.module.css';
import type { ImportProgress } from './import-progress';
import { SyncReport } from './SyncReport';
import view from './View.module.css';

export interface ActivityViewProps {
  activity: ActivityReading;
  /** Urns of the posts that are already in the library; undefined while being looked up. */
  storedUrns: Set<string> | undefined;
  /** Addresses of the articles that are already in the library; undefined while being looked up. */
  storedArticles?: Set<string>;
  progress?: ImportProgress;
  isStarting?: boolean;
  error?: AppError;
  onSync: () => void;
  onStop: () => void;
  onReadAgain: () => void;
  onOpenLibrary: () => void;
}

const words = panelStrings.activity;

/** The owner's activity page was read: sync its posts into the library. */
export function ActivityView(props: ActivityViewProps) {
  const { activity, storedUrns, storedArticles, progress, isStarting, error } = props;
  const { posts, skipped, isOwn, articles = [] } = activity;
  const newCount = posts.filter((post) => !storedUrns?.has(post.urn)).length;
  const leftOut = words.skipped(skipped.reposts, skipped.byOthers, skipped.withoutText);
  const isAllStored = storedUrns !== undefined && posts.length > 0 && newCount === 0;
  const isRunning = progress !== undefined && (progress.state === 'listing' || progress.state === 'running');
  return (
    <div className={view.view}>
      <div className={view.head}>
        <h1 className={view.title}>{words.title}</h1>
        <p>
          {words.onPage(posts.length)}
          {storedUrns && posts.length > newCount && ` · ${words.stored(posts.length - newCount)}`}
        </p>
        {leftOut && (
          <p className={view.small}>
            {words.leftOut}
            {leftOut}
          </p>
        )}
      </div>
      {error && <ErrorNotice error={error} isUrgent actions={{ 'try-again': props.onSync }} />}
      {posts.length === 0 && (
        <ErrorNotice
          error={{ code: 'no-posts-found' }}
          kind="warning"
          actions={{ 'read-again': props.onReadAgain }}
        />
      )}
      {storedUrns && posts.length > 0 && isOwn !== false && !progress && (
        <p className={styles.news}>{isAllStored ? words.nothingNew : words.newOnPage(newCount)}</p>
      )}
      {isOwn === false && <Notice kind="warning">{words.notOwnForSure}</Notice>}
      {isOwn === undefined && posts.length > 0 && (
        <Notice kind="warning" title={words.notOwnTitle}>
          {words.notOwn}
        </Notice>
      )}
      {progress && (
        <SyncReport progress={progress} onStop={props.onStop} onOpenLibrary={props.onOpenLibrary} />
      )}
      {!isRunning && posts.length > 0 && isOwn !== false && (
        <div className={styles.start}>
          <div>
            <Button
              variant={isAllStored || progress ? 'secondary' : 'primary'}
              isBusy={isStarting}
              onClick={props.onSync}
            >
              {isAllStored || progress ? words.again : words.start(storedUrns ? newCount : posts.length)}
            </Button>
          </div>
          <p className={view.small}>{words.more}</p>
        </div>
      )}
      {articles.length > 0 && isOwn !== false && (
        <Section title={words.articles} description={words.articlesHint}>
          <ul className={styles.posts}>
            {articles.map(({ url, title }) => (
              <li key={url} className={styles.article}>
                <ExternalLink url={url}>{title}</ExternalLink>
                {storedArticles?.has(url) && <Badge tone="accent">{words.inLibrary}</Badge>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {posts.length > 0 && (
        <Disclosure summary={words.posts} note={posts.length}>
          <ul className={styles.posts}>
            {posts.map((post) => (
              <li key={post.urn}>
                <p className={styles.text}>{post.text}</p>
                <p className={styles.date}>
                  {post.publishedAt === null ? words.undated : commonStrings.date(post.publishedAt)}
                  {storedUrns && <InLibrary isStored={storedUrns.has(post.urn)} />}
                </p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

function InLibrary({ isStored }: { isStored: boolean }) {
  return isStored ? <Badge tone="accent">{words.inLibrary}</Badge> : <Badge>{words.isNew}</Badge>;
}
