import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice';
import { PanelFrame } from '../../components/panel/PanelFrame';
import { Spinner } from '../../components/Spinner';
import type { AppError } from '../../lib/core/errors';
import { sendToBackground } from '../../lib/messaging/send';
import { panelStrings } from '../../locales/en/panel';
import { staleLineOf } from './library-state';
import { openStudio } from './open-studio';
import { PanelView } from './PanelView';
import { usePanel } from './panel-context';

/** Follows the window's target row and shows the view it names. */
export function PanelApp() {
  const { db, windowId } = usePanel();
  const [error, setError] = useState<AppError | undefined>();
  const staleLine = useLiveQuery(() => staleLineOf(db), [db]);
  const target = useLiveQuery(async () => (await db.panelTargets.get(windowId)) ?? null, [db, windowId]);

  const readAgain = async () => {
    setError(undefined);
    const answer = await sendToBackground('panel/read', { windowId });
    if (!answer.ok) setError(answer.error);
  };

  return (
    <PanelFrame
      onReadAgain={readAgain}
      onOpenLibrary={() => openStudio('library')}
      onOpenSettings={() => openStudio('settings')}
      staleLine={staleLine}
    >
      {error && (
        <ErrorNotice
          error={error}
          isUrgent
          actions={{ 'read-again': readAgain, 'try-again': readAgain }}
          onDismiss={() => setError(undefined)}
        />
      )}
      {target === undefined ? (
        <Spinner label={panelStrings.loading} />
      ) : (
        <PanelView target={target} onReadAgain={readAgain} />
      )}
    </PanelFrame>
  );
}
