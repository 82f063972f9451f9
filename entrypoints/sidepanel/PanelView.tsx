import type { ReactNode } from 'react';
import { canBeAnswered } from '../../components/panel/ChooseView';
import { ReadingView } from '../../components/panel/ReadingView';
import { UnreadableView } from '../../components/panel/UnreadableView';
import type { Conversation } from '../../lib/core/conversation/conversation';
import type { PanelTarget } from '../../lib/core/drafting/draft-job';
import { ActivityPanel } from './ActivityPanel';
import { ChoosePanel } from './ChoosePanel';
import { IdlePanel } from './IdlePanel';
import { JobPanel } from './JobPanel';
import { PagePanel } from './PagePanel';
import styles from './PanelView.module.css';
import { ProfilePanel } from './ProfilePanel';
import { useIsLate } from './use-is-late';
import { usePaste } from './use-paste';

/** A page that has not answered after this many milliseconds is late. */
const lateAfter = 6000;

export interface PanelViewProps {
  /** Null when nothing was ever asked for in this window. */
  target: PanelTarget | null;
  onReadAgain: () => void;
}

/** The view that the target names. */
export function PanelView({ target, onReadAgain }: PanelViewProps) {
  const { paste, error } = usePaste();
  const isLate = useIsLate(target?.view.kind === 'reading' ? target.updatedAt : undefined, lateAfter);
  if (!target || target.view.kind === 'idle' || isFirstRunMissing(target.view))
    return <IdlePanel onRead={onReadAgain} paste={paste} error={error} />;
  const { view } = target;
  switch (view.kind) {
    case 'reading':
      return <ReadingView isSlow={isLate} onReadAgain={onReadAgain} paste={paste} />;
    case 'job':
      return (
        <JobPanel
          key={view.conversationKey}
          targetJobId={view.jobId}
          conversationKey={view.conversationKey}
          onReadAgain={onReadAgain}
        />
      );
    case 'choose':
      return <ChoosePanel conversations={view.conversations} />;
    case 'profile':
      return (
        <Stack conversations={view.conversations}>
          <ProfilePanel key={view.profile.profileUrl} profile={view.profile} />
        </Stack>
      );
    case 'activity':
      return (
        <Stack conversations={view.conversations}>
          <ActivityPanel key={target.updatedAt} activity={view.activity} onReadAgain={onReadAgain} />
        </Stack>
      );
    case 'page':
      return (
        <Stack conversations={view.conversations}>
          <PagePanel
            key={target.updatedAt}
            view={view}
            onReadAgain={onReadAgain}
            paste={paste}
            pasteError={error}
          />
        </Stack>
      );
    case 'unreadable':
      return (
        <UnreadableView
          error={error ?? view.error}
          health={view.health}
          onReadAgain={onReadAgain}
          paste={paste}
        />
      );
  }
}

/** A click before the first-run page was answered: the start view leads there, and says so until it was. */
function isFirstRunMissing(view: PanelTarget['view']): boolean {
  return view.kind === 'unreadable' && view.error.code === 'not-agreed';
}

/** A view with the conversations that are open on the same page below it. */
function Stack({ conversations = [], children }: { conversations?: Conversation[]; children: ReactNode }) {
  return (
    <div className={styles.stack}>
      {children}
      {conversations.some(canBeAnswered) && <ChoosePanel conversations={conversations} isAside />}
    </div>
  );
}
