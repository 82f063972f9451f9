import type { ReactNode } from 'react';
import { commonStrings } from '../../locales/en/common';
import { panelStrings } from '../../locales/en/panel';
import { IconButton } from '../IconButton';
import { AgainIcon, BookIcon, DrafthandMark, SettingsIcon } from '../icons';
import styles from './PanelFrame.module.css';

export interface PanelFrameProps {
  onReadAgain: () => void;
  onOpenLibrary: () => void;
  onOpenSettings: () => void;
  children: ReactNode;
}

/** The bar at the top and the one main landmark of the panel. */
export function PanelFrame({ onReadAgain, onOpenLibrary, onOpenSettings, children }: PanelFrameProps) {
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
    </div>
  );
}
