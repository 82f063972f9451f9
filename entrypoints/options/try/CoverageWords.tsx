import { Badge, type BadgeTone } from '../../../components/Badge';
import { coveredFrom, partialFrom, partialFromByFewWords } from '../../../lib/core/retrieval/coverage';
import type { CoverageVerdict } from '../../../lib/core/retrieval/retrieval';
import type { TriedAsk } from '../../../lib/core/retrieval/tried-question';
import { tryStrings as words } from '../../../locales/en/try-question';
import styles from './Try.module.css';

const tones: Record<CoverageVerdict, BadgeTone> = {
  covered: 'accent',
  partial: 'warning',
  uncovered: 'danger',
};

export interface CoverageWordsProps {
  tried: TriedAsk;
  /** The owner's own choice made it count as answered. */
  isByOwner: boolean;
}

/** How well the library answers, what a draft makes of that, and what it is judged by. */
export function CoverageWords({ tried: { result, milliseconds }, isByOwner }: CoverageWordsProps) {
  const { verdict, estimate } = result.coverage;
  return (
    <>
      <p className={styles.verdict}>
        <Badge tone={tones[verdict]}>{words.verdict[verdict]}</Badge>
        {words.meaning[verdict]}
      </p>
      <p className={styles.note}>
        {isByOwner
          ? words.byOwner
          : words.estimate(estimate, coveredFrom, partialFrom, partialFromByFewWords)}{' '}
        {words.took(Math.round(milliseconds))}
      </p>
    </>
  );
}
