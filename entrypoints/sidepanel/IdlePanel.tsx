import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { ErrorNotice } from '../../components/ErrorNotice';
import { IdleView } from '../../components/panel/IdleView';
import type { PasteBoxProps } from '../../components/panel/PasteBox';
import { Spinner } from '../../components/Spinner';
import type { AppError } from '../../lib/core/errors';
import { panelStrings } from '../../locales/en/panel';
import { documentCount } from './library-state';
import { openStudio } from './open-studio';
import { usePanel } from './panel-context';
import { useSettings } from './use-settings';

export interface IdlePanelProps {
  onRead: () => void;
  paste: PasteBoxProps;
  error: AppError | undefined;
}

/** The start view with what it says about settings, library and shortcut. */
export function IdlePanel({ onRead, paste, error }: IdlePanelProps) {
  const { db } = usePanel();
  const settings = useSettings();
  const count = useLiveQuery(() => documentCount(db), [db]);
  const shortcut = useShortcut();
  if (!settings) return <Spinner label={panelStrings.loading} />;
  return (
    <>
      {error && (
        <ErrorNotice error={error} isUrgent actions={{ 'open-welcome': () => openStudio('welcome') }} />
      )}
      <IdleView
        hasAgreed={settings.agreedAt !== undefined && settings.entry !== 'unset'}
        entry={settings.entry}
        documentCount={count}
        shortcut={shortcut}
        onOpenWelcome={() => openStudio('welcome')}
        onAddPosts={() => openStudio('library')}
        onRead={onRead}
        paste={paste}
      />
    </>
  );
}

/** The keys of the toolbar action as the browser shows them; undefined when the person removed them. */
function useShortcut(): string | undefined {
  const [shortcut, setShortcut] = useState<string | undefined>();
  useEffect(() => {
    let isGone = false;
    browser.commands.getAll().then((commands) => {
      const action = commands.find((command) => command.name === '_execute_action');
      if (!isGone) setShortcut(action?.shortcut || undefined);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return shortcut;
}
