import { useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Card } from '../../../components/Card';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { correctionsFor, type RetrievalCorrection } from '../../../lib/core/retrieval/corrections';
import type { RetrievedPassage } from '../../../lib/core/retrieval/retrieval';
import type { TriedAsk } from '../../../lib/core/retrieval/tried-question';
import { tryStrings as words } from '../../../locales/en/try-question';
import { CoverageWords } from './CoverageWords';
import { FoundDocument } from './FoundDocument';
import { LeftOutList } from './LeftOutList';
import { OtherDocument } from './OtherDocument';
import styles from './Try.module.css';
import { useCorrections } from './use-corrections';

/** Documents shown before the owner asks for more. */
const shownAtFirst = 5;

export interface TriedAskViewProps {
  tried: TriedAsk;
  language: string | undefined;
  /** A correction was kept or removed: what is found may be other documents now. */
  onCorrected: () => void;
}

/** One thing asked: what was found for it, best first, and what the owner can put right. */
export function TriedAskView({ tried, language, onCorrected }: TriedAskViewProps) {
  const corrections = useCorrections(onCorrected);
  const [isChoosing, setChoosing] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { ask, result } = tried;
  const question = ask.focus ?? ask.query;
  const made = correctionsFor(question, language, corrections.list ?? []);
  const pinOf = (documentId: string) =>
    made.find((one) => one.kind === 'pin' && one.documentId === documentId);

  const correct = async (documentId: string, kind: RetrievalCorrection['kind']) => {
    const correction = { question, documentId, kind, ...(language ? { language } : {}) };
    if (!(await corrections.keep(correction))) return;
    setChoosing(false);
    focusHeading();
  };
  /** What was clicked moves or goes away; the focus must not fall back to the top of the page. */
  const focusHeading = () => heading.current?.focus();
  const takeBack = (correction: RetrievalCorrection) => corrections.remove(correction).then(focusHeading);
  const documents = byDocument(result.passages);
  const shown = isWhole ? documents : documents.slice(0, shownAtFirst);
  const isByOwner = documents.some(([{ documentId, status }]) => pinOf(documentId) && status !== 'private');
  return (
    <Card>
      <section className={styles.ask} aria-label={ask.quote}>
        <h2 ref={heading} tabIndex={-1} className={styles.quote}>
          “{ask.quote}”
        </h2>
        <CoverageWords tried={tried} isByOwner={isByOwner} />
        {question !== ask.quote && (
          <p className={styles.note}>
            {words.asked}: {question}
          </p>
        )}
        {documents.length === 0 && <p className={styles.note}>{words.nothing}</p>}
        <ol className={styles.documents}>
          {shown.map(([passage, ...others]) => {
            const { documentId } = passage;
            const pin = pinOf(documentId);
            return (
              <FoundDocument
                key={documentId}
                passages={[passage, ...others]}
                isPinned={pin !== undefined}
                onPin={() => void correct(documentId, 'pin')}
                onUnpin={() => pin && void takeBack(pin)}
                onBan={() => void correct(documentId, 'ban')}
              />
            );
          })}
        </ol>
        {shown.length < documents.length && (
          <div>
            <Button onClick={() => setWhole(true)}>{words.more(documents.length - shown.length)}</Button>
          </div>
        )}
        <LeftOutList made={made} onBringBack={(ban) => void takeBack(ban)} />
        {corrections.error && (
          <ErrorNotice error={corrections.error} isUrgent onDismiss={corrections.dismissError} />
        )}
        {isChoosing ? (
          <OtherDocument
            onChoose={(documentId) => void correct(documentId, 'pin')}
            onClose={() => setChoosing(false)}
          />
        ) : (
          <div>
            <Button onClick={() => setChoosing(true)}>{words.corrections.other}</Button>
          </div>
        )}
      </section>
    </Card>
  );
}

function byDocument(passages: RetrievedPassage[]): Array<[RetrievedPassage, ...RetrievedPassage[]]> {
  const documents = new Map<string, [RetrievedPassage, ...RetrievedPassage[]]>();
  for (const passage of passages) {
    const known = documents.get(passage.documentId);
    if (known) known.push(passage);
    else documents.set(passage.documentId, [passage]);
  }
  return [...documents.values()];
}
