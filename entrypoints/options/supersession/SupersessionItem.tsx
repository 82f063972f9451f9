import { Badge } from '../../../components/Badge';
import { Button } from '../../../components/Button';
import { Card } from '../../../components/Card';
import type { LibraryDocument } from '../../../lib/core/library/document';
import type { SupersessionView } from '../../../lib/store/supersession-store';
import { commonStrings } from '../../../locales/en/common';
import { supersessionStrings as words } from '../../../locales/en/supersession';
import { hrefOf } from '../route';
import styles from './SupersessionItem.module.css';
import type { useSupersessions } from './use-supersessions';

export interface SupersessionItemProps {
  pair: SupersessionView;
  decisions: ReturnType<typeof useSupersessions>;
  /** The document whose page this is on; it is not linked to itself. */
  hereId?: string;
}

/** Two documents beside each other with the sentences that differ, and the owner's decision. */
export function SupersessionItem({ pair, decisions, hereId }: SupersessionItemProps) {
  const { newer, older, evidence, state } = pair;
  const { title } = older;
  return (
    <Card className={styles.item}>
      <div className={styles.pair}>
        <Side name={words.newer} document={newer} sentence={evidence.newer} isHere={newer.id === hereId} />
        <Side name={words.older} document={older} sentence={evidence.older} isHere={older.id === hereId} />
      </div>
      <div className={styles.buttons}>
        {state === 'offered' ? (
          <>
            <Button size="small" aria-label={words.acceptOf(title)} onClick={() => decisions.accept(pair)}>
              {words.accept}
            </Button>
            <Button size="small" aria-label={words.declineOf(title)} onClick={() => decisions.decline(pair)}>
              {words.decline}
            </Button>
          </>
        ) : (
          <>
            <Badge tone={state === 'accepted' ? 'accent' : 'neutral'}>{words[state]}</Badge>
            <Button
              size="small"
              variant="quiet"
              aria-label={words.undoOf(title)}
              onClick={() => decisions.undo(pair)}
            >
              {words.undo}
            </Button>
          </>
        )}
      </div>
    </Card>
  );
}

interface SideProps {
  name: string;
  document: LibraryDocument;
  sentence: string;
  isHere: boolean;
}

function Side({ name, document: { id, title, publishedAt }, sentence, isHere }: SideProps) {
  return (
    <div className={styles.side}>
      <p className={styles.note}>
        {name} · {publishedAt === undefined ? words.noDate : commonStrings.date(publishedAt)}
      </p>
      <p className={styles.title}>
        {isHere ? title : <a href={hrefOf({ view: 'document', documentId: id })}>{title}</a>}
      </p>
      {sentence !== '' && <blockquote className={styles.sentence}>{sentence}</blockquote>}
    </div>
  );
}
