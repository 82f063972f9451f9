import type { ReactNode } from 'react';
import { commonStrings } from '../../locales/en/common';
import { panelStrings } from '../../locales/en/panel';
import { syncStrings } from '../../locales/en/sync';
import { Button } from '../Button';
import { IconButton } from '../IconButton';
import { AgainIcon, BookIcon, DrafthandMark, SettingsIcon, WarningIcon } from '../icons';
import styles from './PanelFrame.module.css';

export interface PanelFrameProps {
  onReadAgain: () => void;
  onOpenLibrary: () => void;
  onOpenSettings: () => void;
  /** Why the library may be out of date; absent while it is not. */
  staleLine?: string;
  children: ReactNode;
}

/** The bar at the top, the one main landmark, and a line below when the library is stale. */
export function PanelFrame(props: PanelFrameProps) {
  const { onReadAgain, onOpenLibrary, onOpenSettings, staleLine, children } = props;
  const words = panelStrings.frame;
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <DrafthandMark size={18} />
        <span className={styles.name}>{commonStrings.productName}</span>
        <IconButton label={words.readAgain} icon={<AgainIcon />} onClick={onReadAgain} />
        <IconButton label={words.library} icon={<BookIcon />} onClick={onOpenLibrary} />
        <IconButton label={words.settings} icon={<SettingsIcon />} onClick={onOpenSettings} />
      </header>
      <main className={styles.main} aria-label={words.main}>
        {children}
      </main>
      {staleLine && (
        <footer className={styles.stale}>
          <WarningIcon size={14} />
          <span className={styles.staleWords}>{staleLine}</span>
          <Button size="small" onClick={onOpenLibrary}>
            {syncStrings.openLibrary}
          </Button>
        </footer>
      )}
    </div>
  );
}
