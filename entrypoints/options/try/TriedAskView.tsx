import { useState } from 'react';
import { Badge, type BadgeTone } from '../../../components/Badge';
import { Button } from '../../../components/Button';
import { Card } from '../../../components/Card';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { useToast } from '../../../components/Toast';
import { type AppError, toAppError } from '../../../lib/core/errors';
import type { RetrievalCorrection } from '../../../lib/core/retrieval/corrections';
import type { CoverageVerdict, RetrievedPassage } from '../../../lib/core/retrieval/retrieval';
import type { TriedAsk } from '../../../lib/core/retrieval/tried-question';
import { tryStrings as words } from '../../../locales/en/try-question';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import { FoundDocument } from './FoundDocument';
import { OtherDocument } from './OtherDocument';
import styles from './Try.module.css';

const tones: Record<CoverageVerdict, BadgeTone> = {
  covered: 'accent',
  partial: 'warning',
  uncovered: 'danger',
};

export interface TriedAskViewProps {
  tried: TriedAsk;
  language: string | undefined;
  /** A correction was kept: what is found may be other documents now. */
  onCorrected: () => void;
}

/** One thing asked: what was found for it, best first, and what the owner can put right. */
export function TriedAskView({ tried, language, onCorrected }: TriedAskViewProps) {
  const { corrections } = useStudio();
  const showToast = useToast();
  const [error, setError] = useState<AppError>();
  const [isChoosing, setChoosing] = useState(false);
  const { ask, result, milliseconds } = tried;
  const question = ask.focus ?? ask.query;
  const made = useLive(() => corrections.list(), [corrections]);
  const madeFor = (documentId: string) =>
    made?.find((one) => one.documentId === documentId && one.question === question)?.kind;

  const correct = async (documentId: string, kind: RetrievalCorrection['kind']) => {
    try {
      await corrections.keep({ question, documentId, kind, ...(language ? { language } : {}) });
      setError(undefined);
      setChoosing(false);
      showToast({ words: words.corrections.kept });
      onCorrected();
    } catch (thrown) {
      setError(toAppError(thrown));
    }
  };
  const documents = byDocument(result.passages);
  return (
    <Card>
      <section className={styles.ask} aria-label={ask.quote}>
        <h2 className={styles.quote}>“{ask.quote}”</h2>
        <p className={styles.facts}>
          <Badge tone={tones[result.coverage.verdict]}>{words.verdict[result.coverage.verdict]}</Badge>
          <span>{words.estimate(result.coverage.estimate)}</span>
          <span>{words.took(milliseconds)}</span>
        </p>
        <p className={styles.note}>
          {words.asked}: {question}
        </p>
        {documents.length === 0 && <p className={styles.note}>{words.nothing}</p>}
        <ol className={styles.documents}>
          {documents.map(([passage, ...others]) => (
            <FoundDocument
              key={passage.documentId}
              passages={[passage, ...others]}
              correction={madeFor(passage.documentId)}
              onCorrect={(kind) => void correct(passage.documentId, kind)}
            />
          ))}
        </ol>
        {error && <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />}
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
