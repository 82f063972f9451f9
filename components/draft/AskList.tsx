import type { AskAnalysis } from '../../lib/core/conversation/ask';
import type { AskOutcome } from '../../lib/core/drafting/draft-job';
import { panelStrings } from '../../locales/en/panel';
import { Section } from '../Card';
import { classNames } from '../class-names';
import { AskBackIcon, CheckIcon, DashIcon } from '../icons';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './AskList.module.css';

export interface AskListProps {
  /** Undefined until the messages have been read for questions. */
  analysis: AskAnalysis | undefined;
  outcomes: AskOutcome[];
  isRunning: boolean;
}

const words = panelStrings.asks;
const icons = { answered: CheckIcon, near: CheckIcon, 'asked-back': AskBackIcon, uncovered: DashIcon };

/** What is shown of an ask. A draft that rests on something merely near is not shown as an answer. */
function shownOf({ result, coverage }: AskOutcome): keyof typeof icons {
  return result === 'answered' && coverage.verdict === 'partial' ? 'near' : result;
}

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
              <Mark outcome={outcomes.find(({ askId }) => askId === ask.id)} isRunning={isRunning} />
              <div className={styles.words}>
                <q className={styles.quote}>{ask.quote}</q>
                <Outcome outcome={outcomes.find(({ askId }) => askId === ask.id)} isRunning={isRunning} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

interface OutcomeProps {
  outcome: AskOutcome | undefined;
  isRunning: boolean;
}

/** The state at a glance; the words beside it say the same. */
function Mark({ outcome, isRunning }: OutcomeProps) {
  if (!outcome)
    return <span className={classNames(styles.mark, isRunning ? styles.pending : styles.plain)} />;
  const shown = shownOf(outcome);
  const Icon = icons[shown];
  return (
    <span className={classNames(styles.mark, styles[shown])} title={words.outcomes[shown]} aria-hidden="true">
      <Icon size={12} />
    </span>
  );
}

function Outcome({ outcome, isRunning }: OutcomeProps) {
  if (!outcome) return isRunning ? <VisuallyHidden> {words.pending}</VisuallyHidden> : null;
  const { result, privateTitles } = outcome;
  const shown = shownOf(outcome);
  const titles = privateTitles.map((title) => `“${title}”`).join(', ');
  return (
    <>
      {shown === 'answered' ? (
        <VisuallyHidden> {words.outcomes[shown]}</VisuallyHidden>
      ) : (
        <p className={styles.outcome}>{words.outcomes[shown]}</p>
      )}
      {privateTitles.length > 0 && (
        <p className={styles.outcome}>
          {result === 'answered' ? words.privateToo(titles) : words.privateTitles(titles)}
        </p>
      )}
    </>
  );
}
