import type { DraftJob, JobStage } from '../../lib/core/drafting/draft-job';
import { panelStrings } from '../../locales/en/panel';
import { classNames } from '../class-names';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './StageLine.module.css';

const stages: JobStage[] = ['asking', 'retrieving', 'drafting', 'checking'];
const words = panelStrings.stage;

/** The four stages of a draft as one line that fills, along the upper edge of the reply. */
export function StageLine({ job }: { job: DraftJob }) {
  return (
    <ol className={styles.stages} aria-label={words.label}>
      {stages.map((stage) => {
        const time = job.timings[stage];
        const isActive = job.state === stage;
        const isFinished = !isActive && time !== undefined;
        const state = isActive ? words.working : isFinished ? words.finished : words.waiting;
        return (
          <li
            key={stage}
            className={classNames(styles.stage, isActive && styles.active, isFinished && styles.finished)}
          >
            <VisuallyHidden>
              {words.names[stage]}: {state}
            </VisuallyHidden>
          </li>
        );
      })}
    </ol>
  );
}
