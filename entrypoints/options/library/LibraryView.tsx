import { useState } from 'react';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Spinner } from '../../../components/Spinner';
import type { AppError } from '../../../lib/core/errors';
import type { Settings } from '../../../lib/core/settings';
import { readLibraryList } from '../../../lib/store/library-list';
import { countLibrary, listSources } from '../../../lib/store/library-queries';
import { commonStrings } from '../../../locales/en/common';
import { studioStrings } from '../../../locales/en/studio';
import { BackupReminder } from '../backup/BackupReminder';
import { LinksCard } from '../links/LinksCard';
import { PageHead } from '../PageHead';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import { AddPanel } from './AddPanel';
import { DocumentsSection } from './DocumentsSection';
import { ImportCard } from './ImportCard';
import { LibraryFigures } from './LibraryFigures';
import styles from './LibraryView.module.css';
import { cleared, type ListState } from './list-state';
import { ReportDialog } from './ReportDialog';
import { RunList } from './RunList';
import { SourceList } from './SourceList';
import { StartHint } from './StartHint';
import { useImportRuns } from './use-import-runs';

export interface LibraryViewProps {
  list: ListState;
  onListChange: (list: ListState) => void;
  settings: Settings | undefined;
}

/** What the owner has written: adding to it, how imports went, and the documents. */
export function LibraryView({ list, onListChange, settings }: LibraryViewProps) {
  const { db, send } = useStudio();
  const counts = useLive(() => countLibrary(db), [db]);
  const library = useLive(() => readLibraryList(db), [db]);
  const sources = useLive(() => listSources(db), [db]);
  const { runs, shown, begin, dismiss } = useImportRuns();
  const [reportId, setReportId] = useState<string>();
  const [stopError, setStopError] = useState<AppError>();
  const change = (changes: Partial<ListState>) => onListChange({ ...list, ...changes });

  const stop = async (importId: string) => {
    const answer = await send('import/stop', { importId });
    setStopError(answer.ok ? undefined : answer.error);
  };

  if (!counts || !library || !sources || !settings) {
    return (
      <>
        <PageHead title={studioStrings.library.title} />
        <Spinner label={commonStrings.loading} />
      </>
    );
  }
  const isEmpty = counts.documents === 0 && counts.removed === 0;
  return (
    <>
      <PageHead title={isEmpty ? studioStrings.library.emptyTitle : studioStrings.library.title}>
        {isEmpty ? studioStrings.library.empty : <LibraryFigures counts={counts} />}
      </PageHead>
      <div className={isEmpty ? styles.narrow : styles.columns}>
        <div className={styles.side}>
          {stopError && <ErrorNotice error={stopError} isUrgent onDismiss={() => setStopError(undefined)} />}
          {shown.map((run) => (
            <ImportCard
              key={run?.id ?? 'opening'}
              run={run}
              onStop={() => run && void stop(run.id)}
              onReport={() => setReportId(run?.id)}
              onDismiss={() => run && dismiss(run.id)}
            />
          ))}
          <BackupReminder settings={settings} documentCount={counts.documents} />
          {settings.entry === 'unset' && <StartHint settings={settings} />}
          <AddPanel isLibraryEmpty={isEmpty} onStart={begin} />
          {(isEmpty || shown.length > 0) && settings.entry !== 'unset' && <StartHint settings={settings} />}
          {sources.length > 0 && (
            <SourceList
              sources={sources}
              runs={runs}
              documentsOf={counts.bySource}
              onShow={(sourceId) => onListChange({ ...cleared(list), sourceId })}
              onStart={begin}
            />
          )}
          {counts.links > 0 && <LinksCard />}
          {runs.length > 0 && <RunList runs={runs} onReport={setReportId} />}
        </div>
        {!isEmpty && <DocumentsSection list={list} onChange={change} library={library} sources={sources} />}
      </div>
      {reportId && <ReportDialog importId={reportId} onClose={() => setReportId(undefined)} />}
    </>
  );
}
