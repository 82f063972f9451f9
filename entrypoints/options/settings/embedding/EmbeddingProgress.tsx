import { Button } from '../../../../components/Button';
import { ErrorNotice } from '../../../../components/ErrorNotice';
import { ProgressBar } from '../../../../components/ProgressBar';
import type { EmbeddingRun } from '../../../../lib/app/ports/embedding-runs';
import { costOfTokens } from '../../../../lib/core/retrieval/vectors/embedding-cost';
import type { Settings } from '../../../../lib/core/settings';
import { embeddingStrings } from '../../../../locales/en/embedding';
import { useStudio } from '../../studio';
import { useLive } from '../../use-live';
import styles from './Embedding.module.css';

const words = embeddingStrings.progress;

/** How the making of the vectors is going; nothing once it is done and cost nothing. */
export function EmbeddingProgress({ settings, onRetry }: { settings: Settings; onRetry: () => void }) {
  const { db } = useStudio();
  const run = useLive(async () => (await db.embeddingRuns.get('current')) ?? null, [db]);
  if (!run) return null;
  const spent = spentWords(run, settings);
  return (
    <div className={styles.form}>
      {run.state === 'running' && (
        <ProgressBar
          label={words.running}
          value={run.done}
          max={Math.max(1, run.total)}
          note={words.passages(run.done, run.total)}
        />
      )}
      {run.state === 'failed' && run.error && (
        <>
          <ErrorNotice error={run.error} actions={{ 'try-again': onRetry }} />
          <p className={styles.note}>{words.keeps}</p>
          <div>
            <Button onClick={onRetry}>{words.retry}</Button>
          </div>
        </>
      )}
      {run.state === 'done' && run.total > 0 && <p className={styles.note}>{words.done(run.total)}</p>}
      {spent && <p className={styles.note}>{spent}</p>}
    </div>
  );
}

function spentWords({ tokens, provider, model }: EmbeddingRun, settings: Settings): string | undefined {
  const { embeddingBaseUrl: baseUrl, embeddingModel } = settings;
  if (tokens === 0 || !URL.canParse(baseUrl) || new URL(baseUrl).origin !== provider) return undefined;
  return words.spent(tokens, costOfTokens(tokens, model ?? embeddingModel, baseUrl).dollars);
}
