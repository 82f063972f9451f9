import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { PageView } from '../../components/panel/PageView';
import type { PasteBoxProps } from '../../components/panel/PasteBox';
import type { PanelTarget } from '../../lib/core/drafting/draft-job';
import type { AppError } from '../../lib/core/errors';
import { sendToBackground } from '../../lib/messaging/send';
import { lookUpPage } from '../../lib/store/page-standing';
import { importProgress } from './library-state';
import { openStudio } from './open-studio';
import { usePanel } from './panel-context';
import { useSettings } from './use-settings';

export interface PagePanelProps {
  view: Extract<PanelTarget['view'], { kind: 'page' }>;
  onReadAgain: () => void;
  paste: PasteBoxProps;
  pasteError: AppError | undefined;
}

/** Offers the page in the tab for the library and follows its import. */
export function PagePanel({ view, onReadAgain, paste, pasteError }: PagePanelProps) {
  const { page, article } = view;
  const { db, windowId } = usePanel();
  const settings = useSettings();
  const [importId, setImportId] = useState<string | undefined>();
  const [isStarting, setStarting] = useState(false);
  const [error, setError] = useState<AppError | undefined>();
  const signature = settings?.signature;
  const known = useLiveQuery(
    async () => (signature === undefined ? undefined : lookUpPage(db, page, signature)),
    [db, page, signature],
  );
  const progress = useLiveQuery(
    async () => (importId === undefined ? undefined : importProgress(db, importId)),
    [db, importId],
  );
  const add = async () => {
    setStarting(true);
    setError(undefined);
    const answer = await sendToBackground('this-page/add', { windowId });
    setStarting(false);
    if (answer.ok) setImportId(answer.value.importId);
    else setError(answer.error);
  };
  return (
    <PageView
      page={page}
      article={article}
      known={known && { standing: known.standing, isStored: known.documentId !== undefined }}
      progress={progress}
      isStarting={isStarting}
      error={error ?? pasteError}
      onAdd={add}
      onStop={() => {
        if (importId !== undefined) void sendToBackground('import/stop', { importId });
      }}
      onReadAgain={onReadAgain}
      onOpenLibrary={() => openStudio('library')}
      paste={article ? undefined : paste}
    />
  );
}
