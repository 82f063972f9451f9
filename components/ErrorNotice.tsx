import type { AppError } from '../lib/core/errors';
import type { ErrorAction } from '../locales/en/error-entry';
import { errorActionLabels, errorWords } from '../locales/en/errors';
import { panelStrings } from '../locales/en/panel';
import { Button } from './Button';
import { Disclosure } from './Disclosure';
import styles from './ErrorNotice.module.css';
import { Notice, type NoticeKind } from './Notice';

export type ErrorActions = Partial<Record<ErrorAction, () => void>>;

export interface ErrorNoticeProps {
  error: AppError;
  /** What can be done here; a button appears for each step of the error that has a handler. */
  actions?: ErrorActions;
  kind?: NoticeKind;
  isUrgent?: boolean;
  /** Makes the title a heading, where the notice is the view. */
  headingLevel?: 1 | 2 | 3;
  onDismiss?: () => void;
}

/** A failure in words with its next step, and the technical detail on request. */
export function ErrorNotice({
  error,
  actions = {},
  kind = 'error',
  isUrgent,
  headingLevel,
  onDismiss,
}: ErrorNoticeProps) {
  const { title, words, next, actions: possible } = errorWords(error);
  const buttons = possible.flatMap((action) => {
    const run = actions[action];
    return run ? [{ action, run }] : [];
  });
  return (
    <Notice
      kind={kind}
      title={title}
      headingLevel={headingLevel}
      isUrgent={isUrgent}
      onDismiss={onDismiss}
      action={
        buttons.length > 0 &&
        buttons.map(({ action, run }) => (
          <Button key={action} size="small" onClick={run}>
            {errorActionLabels[action]}
          </Button>
        ))
      }
    >
      <p>
        {words} {next}
      </p>
      {error.detail && (
        <Disclosure summary={panelStrings.store.detail}>
          <code className={styles.detail}>
            {error.code}: {error.detail}
          </code>
        </Disclosure>
      )}
    </Notice>
  );
}
