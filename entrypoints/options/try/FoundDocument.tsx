import { Badge } from '../../../components/Badge';
import { Button } from '../../../components/Button';
import { Disclosure } from '../../../components/Disclosure';
import { PassageWhy } from '../../../components/retrieval/PassageWhy';
import type { RetrievalCorrection } from '../../../lib/core/retrieval/corrections';
import type { RetrievedPassage } from '../../../lib/core/retrieval/retrieval';
import { commonStrings } from '../../../locales/en/common';
import { panelStrings } from '../../../locales/en/panel';
import { tryStrings as words } from '../../../locales/en/try-question';
import { hrefOf } from '../route';
import styles from './Try.module.css';

export interface FoundDocumentProps {
  /** Of one document, best first. */
  passages: [RetrievedPassage, ...RetrievedPassage[]];
  correction: RetrievalCorrection['kind'] | undefined;
  onCorrect: (kind: RetrievalCorrection['kind']) => void;
}

/** A document that was found, with its passages, why they were, and how to put that right. */
export function FoundDocument({ passages, correction, onCorrect }: FoundDocumentProps) {
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
        <span className={styles.score}>{score.toFixed(2)}</span>
      </div>
      <p className={styles.facts}>
        {commonStrings.documentKind[kind]}
        {publishedAt !== undefined && <span>{commonStrings.date(publishedAt)}</span>}
        {status === 'private' && <Badge tone="warning">{words.isPrivate}</Badge>}
        {status === 'superseded' && <Badge tone="warning">{panelStrings.sources.superseded}</Badge>}
        {best.isLinkDead && <Badge tone="warning">{panelStrings.sources.deadLink}</Badge>}
        {correction === 'pin' && <Badge tone="accent">{words.corrections.pinned}</Badge>}
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
        {correction !== 'pin' && (
          <Button size="small" aria-label={words.corrections.pinOf(title)} onClick={() => onCorrect('pin')}>
            {words.corrections.pin}
          </Button>
        )}
        <Button size="small" aria-label={words.corrections.banOf(title)} onClick={() => onCorrect('ban')}>
          {words.corrections.ban}
        </Button>
      </div>
    </li>
  );
}
