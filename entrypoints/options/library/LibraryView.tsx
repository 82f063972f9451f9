import { useMemo, useState } from 'react';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Spinner } from '../../../components/Spinner';
import type { ImportRun } from '../../../lib/app/ports';
import type { AppError } from '../../../lib/core/errors';
import { facetsOf } from '../../../lib/core/library/listed-document';
import type { Settings } from '../../../lib/core/settings';
import { readLibraryList } from '../../../lib/store/library-list';
import { countLibrary, listSources } from '../../../lib/store/library-queries';
import { commonStrings } from '../../../locales/en/common';
import { studioStrings } from '../../../locales/en/studio';
import { BackupReminder } from '../backup/BackupReminder';
import { LinksCard } from '../links/LinksCard';
import { PageHead } from '../PageHead';
import { useStudio } from '../studio';
import { OffersCard } from '../supersession/OffersCard';
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
  const [runError, setRunError] = useState<AppError>();
  const change = (changes: Partial<ListState>) => onListChange({ ...list, ...changes });

  const command = async (
    type: 'import/stop' | 'import/pause' | 'import/resume',
    run: ImportRun | undefined,
  ) => {
    if (!run) return;
    const answer = await send(type, { importId: run.id });
    setRunError(answer.ok ? undefined : answer.error);
  };

  const facets = useMemo(() => facetsOf(library ?? []), [library]);

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
          {runError && <ErrorNotice error={runError} isUrgent onDismiss={() => setRunError(undefined)} />}
          {shown.map((run) => (
            <ImportCard
              key={run?.id ?? 'opening'}
              run={run}
              onPause={() => void command('import/pause', run)}
              onResume={() => void command('import/resume', run)}
              onStop={() => void command('import/stop', run)}
              onReport={() => setReportId(run?.id)}
              onDismiss={() => run && dismiss(run.id)}
            />
          ))}
          <OffersCard />
          <BackupReminder settings={settings} documentCount={counts.documents} />
          {settings.entry === 'unset' && <StartHint settings={settings} />}
          <AddPanel isLibraryEmpty={isEmpty} onStart={begin} />
          {(isEmpty || shown.length > 0) && settings.entry !== 'unset' && <StartHint settings={settings} />}
          {sources.length > 0 && (
            <SourceList
              sources={sources}
              runs={runs}
              documentsOf={facets.sources}
              onShow={(sourceId) => onListChange({ ...cleared(list), sourceId })}
              onReport={setReportId}
              onStart={begin}
            />
          )}
          {counts.links > 0 && <LinksCard />}
          {runs.length > 0 && <RunList runs={runs} onReport={setReportId} />}
        </div>
        {!isEmpty && (
          <DocumentsSection
            list={list}
            onChange={change}
            library={library}
            facets={facets}
            sources={sources}
          />
        )}
      </div>
      {reportId && <ReportDialog importId={reportId} onClose={() => setReportId(undefined)} />}
    </>
  );
}
