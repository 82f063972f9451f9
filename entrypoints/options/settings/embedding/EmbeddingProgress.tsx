import { Button } from '../../../../components/Button';
import { ErrorNotice } from '../../../../components/ErrorNotice';
import { LiveRegion } from '../../../../components/LiveRegion';
import { ProgressBar } from '../../../../components/ProgressBar';
import type { EmbeddingRun } from '../../../../lib/app/ports/embedding-runs';
import { embeddingStrings } from '../../../../locales/en/embedding';
import { useStudio } from '../../studio';
import { useLive } from '../../use-live';
import styles from './Embedding.module.css';

const words = embeddingStrings.progress;

export interface EmbeddingProgressProps {
  /** Also after a failure. */
  onGoOn: () => void;
  onStop: () => void;
}

/** How the making of the vectors is going; nothing once it is done and cost nothing. */
export function EmbeddingProgress({ onGoOn, onStop }: EmbeddingProgressProps) {
  const { db } = useStudio();
  const run = useLive(async () => (await db.embeddingRuns.get('current')) ?? null, [db]);
  if (!run) return null;
  const spent = spentWords(run);
  const ended = endWords(run);
  const action = actionOf(run);
  return (
    <div className={styles.form}>
      <LiveRegion message={ended ?? ''} />
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
          <ErrorNotice error={run.error} />
          <p className={styles.note}>{words.keeps}</p>
        </>
      )}
      {ended && <p className={styles.note}>{ended}</p>}
      {/* One button that changes its words, so that the focus stays on it. */}
      {action && (
        <div>
          <Button onClick={action === 'stop' ? onStop : onGoOn}>{words[action]}</Button>
        </div>
      )}
      {spent && <p className={styles.note}>{spent}</p>}
    </div>
  );
}

function endWords({ state, done, total }: EmbeddingRun): string | undefined {
  if (state === 'stopped') return words.stopped(done, total);
  return state === 'done' && total > 0 ? words.done(total) : undefined;
}

/** What this computer makes itself costs nothing and is soon done, so only a server can be stopped. */
function actionOf({ state, provider }: EmbeddingRun): 'stop' | 'goOn' | 'retry' | undefined {
  if (state === 'running') return URL.canParse(provider) ? 'stop' : undefined;
  if (state === 'stopped') return 'goOn';
  return state === 'failed' ? 'retry' : undefined;
}

function spentWords({ tokens, dollars }: EmbeddingRun): string | undefined {
  return tokens === 0 ? undefined : words.spent(tokens, dollars);
}
