import type { AskAnalysis } from '../../lib/core/conversation/ask';
import type { AskOutcome } from '../../lib/core/drafting/draft-job';
import { panelStrings } from '../../locales/en/panel';
import { Badge, type BadgeTone } from '../Badge';
import { Section } from '../Card';
import { CheckIcon } from '../icons';
import styles from './AskList.module.css';

export interface AskListProps {
  /** Undefined until the messages have been read for questions. */
  analysis: AskAnalysis | undefined;
  outcomes: AskOutcome[];
  isRunning: boolean;
}

const words = panelStrings.asks;
const tones: Record<AskOutcome['result'], BadgeTone> = {
  answered: 'accent',
  'asked-back': 'warning',
  uncovered: 'neutral',
};

/** What the sender asks, question by question, with what became of each. */
export function AskList({ analysis, outcomes, isRunning }: AskListProps) {
  if (!analysis) return null;
  return (
    <Section title={words.title}>
      {analysis.asks.length === 0 && <p className={styles.none}>{words.none}</p>}
      {analysis.asks.length > 0 && (
        <ol className={styles.asks}>
          {analysis.asks.map((ask) => (
            <li key={ask.id} className={styles.ask}>
              <q className={styles.quote}>{ask.quote}</q>
              <Outcome outcome={outcomes.find(({ askId }) => askId === ask.id)} isRunning={isRunning} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Outcome({ outcome, isRunning }: { outcome: AskOutcome | undefined; isRunning: boolean }) {
  if (!outcome) return isRunning ? <span className={styles.pending}>{words.pending}…</span> : null;
  const { result, privateTitles } = outcome;
  const titles = privateTitles.map((title) => `“${title}”`).join(', ');
  return (
    <div className={styles.outcome}>
      <Badge tone={tones[result]} icon={result === 'answered' && <CheckIcon size={12} />}>
        {words.outcomes[result]}
      </Badge>
      {privateTitles.length > 0 && (
        <p className={styles.private}>
          {result === 'answered' ? words.privateToo(titles) : words.privateTitles(titles)}
        </p>
      )}
    </div>
  );
}
