import type { ReactNode } from 'react';
import { commonStrings } from '../locales/en/common';
import { classNames } from './class-names';
import { IconButton } from './IconButton';
import { CheckIcon, CloseIcon, ErrorIcon, InfoIcon, WarningIcon } from './icons';
import styles from './Notice.module.css';
import { VisuallyHidden } from './VisuallyHidden';

export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

export interface NoticeProps {
  kind?: NoticeKind;
  title?: ReactNode;
  /** Makes the title a heading, where the notice is the view. */
  headingLevel?: 1 | 2 | 3;
  children?: ReactNode;
  /** The next step: one or two buttons or links. */
  action?: ReactNode;
  onDismiss?: () => void;
  /** Read out at once. For errors that answer something the person just did. */
  isUrgent?: boolean;
}

const icons = { info: InfoIcon, success: CheckIcon, warning: WarningIcon, error: ErrorIcon };
const kindWords = {
  info: commonStrings.noticeInfo,
  success: commonStrings.noticeSuccess,
  warning: commonStrings.noticeWarning,
  error: commonStrings.noticeError,
};

/** Something to know, with what to do next. */
export function Notice({
  kind = 'info',
  title,
  headingLevel,
  children,
  action,
  onDismiss,
  isUrgent,
}: NoticeProps) {
  const KindIcon = icons[kind];
  const Title = headingLevel ? (`h${headingLevel}` as const) : 'p';
  return (
    <div className={classNames(styles.notice, styles[kind])} role={isUrgent ? 'alert' : undefined}>
      <span className={styles.icon}>
        <KindIcon />
      </span>
      <VisuallyHidden>{kindWords[kind]}: </VisuallyHidden>
      <div className={styles.body}>
        {title && <Title className={styles.title}>{title}</Title>}
        {children && <div className={styles.words}>{children}</div>}
        {action && <div className={styles.action}>{action}</div>}
      </div>
      {onDismiss && <IconButton label={commonStrings.dismiss} icon={<CloseIcon />} onClick={onDismiss} />}
    </div>
  );
}
