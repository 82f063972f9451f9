import type { DraftJob } from '../../lib/core/drafting/draft-job';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { ErrorNotice } from '../ErrorNotice';
import { Notice } from '../Notice';
import type { DraftActions } from './draft-actions';

/** What to know when a job ended otherwise than with a draft, and what to do about it. */
export function JobOutcome({ job, actions }: { job: DraftJob; actions: DraftActions }) {
  if (job.state === 'failed' || (job.error && job.state === 'done')) {
    const error = job.error ?? { code: 'unexpected' as const };
    return (
      <ErrorNotice
        error={error}
        kind={job.state === 'done' ? 'warning' : 'error'}
        actions={{
          'try-again': () => actions.onAgain(job.instruction),
          'use-built-in': job.provider.kind === 'built-in' ? undefined : actions.onUseBuiltIn,
          'open-settings': actions.onOpenSettings,
          'open-library': actions.onOpenLibrary,
          'read-again': actions.onReadAgain,
        }}
      />
    );
  }
  if (job.state === 'interrupted') {
    const words = panelStrings.interrupted;
    const buttons = (
      <>
        <Button size="small" onClick={actions.onContinue}>
          {words.continue}
        </Button>
        <Button size="small" onClick={() => actions.onAgain(job.instruction)}>
          {words.again}
        </Button>
      </>
    );
    return (
      <Notice kind="warning" title={words.title} action={buttons}>
        {words.words}
      </Notice>
    );
  }
  if (job.handedOver) {
    return (
      <Notice title={panelStrings.handedOver.title}>
        {panelStrings.handedOver[job.handedOver.reason]}
        {job.suggestion !== '' && ` ${panelStrings.handedOverWithText}`}
      </Notice>
    );
  }
  return null;
}
