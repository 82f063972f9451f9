import { Badge } from '../../../components/Badge';
import { Button } from '../../../components/Button';
import { Disclosure } from '../../../components/Disclosure';
import { PassageWhy } from '../../../components/retrieval/PassageWhy';
import type { RetrievedPassage } from '../../../lib/core/retrieval/retrieval';
import { commonStrings } from '../../../locales/en/common';
import { panelStrings } from '../../../locales/en/panel';
import { tryStrings as words } from '../../../locales/en/try-question';
import { hrefOf } from '../route';
import styles from './Try.module.css';

export interface FoundDocumentProps {
  /** Of one document, best first. */
  passages: [RetrievedPassage, ...RetrievedPassage[]];
  isPinned: boolean;
  onPin: () => void;
  onUnpin: () => void;
  onBan: () => void;
}

/** A document that was found, with its passages, why they were, and how to put that right. */
export function FoundDocument({ passages, isPinned, onPin, onUnpin, onBan }: FoundDocumentProps) {
  const [best] = passages;
  const { title, kind, publishedAt, status, score } = best;
  return (
    <li className={styles.document}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          <a
            href={hrefOf({ view: 'document', documentId: best.documentId })}
            aria-label={words.openDocumentOf(title)}
          >
            {title}
          </a>
        </h3>
        <span className={styles.score}>{words.score(score)}</span>
      </div>
      <p className={styles.facts}>
        {commonStrings.documentKind[kind]}
        {publishedAt !== undefined && <span>{commonStrings.date(publishedAt)}</span>}
        {status === 'private' && <Badge tone="warning">{words.isPrivate}</Badge>}
        {status === 'superseded' && <Badge tone="warning">{panelStrings.sources.superseded}</Badge>}
        {best.isLinkDead && <Badge tone="warning">{panelStrings.sources.deadLink}</Badge>}
        {isPinned && <Badge tone="accent">{words.corrections.pinned}</Badge>}
      </p>
      <p className={styles.excerpt}>{best.text}</p>
      {passages.map((passage) => (
        <Disclosure
          key={passage.id}
          summary={[words.why.title, ...passage.headingPath].join(' › ')}
          note={passage.score.toFixed(2)}
        >
          {passage.why && <PassageWhy why={passage.why} />}
          <p className={styles.whole}>{passage.text}</p>
        </Disclosure>
      ))}
      <div className={styles.buttons}>
        {isPinned ? (
          <Button size="small" aria-label={words.corrections.unpinOf(title)} onClick={onUnpin}>
            {words.corrections.unpin}
          </Button>
        ) : (
          <Button size="small" aria-label={words.corrections.pinOf(title)} onClick={onPin}>
            {words.corrections.pin}
          </Button>
        )}
        <Button size="small" aria-label={words.corrections.banOf(title)} onClick={onBan}>
          {words.corrections.ban}
        </Button>
      </div>
    </li>
  );
}
