import { type DragEvent, type ReactNode, useState } from 'react';
import { classNames } from '../../../components/class-names';
import { libraryAddStrings as words } from '../../../locales/en/library-add';
import styles from './DropZone.module.css';

export interface DropZoneProps {
  onDropFiles: (entries: FileSystemEntry[]) => void;
  /** Files from the clipboard. */
  onPasteFiles: (files: File[]) => void;
  children: ReactNode;
}

/** A place to drop or paste files and folders; everything in it works without that too. */
export function DropZone({ onDropFiles, onPasteFiles, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  const hold = (event: DragEvent) => {
    // Dropped words and links go into the field by themselves.
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the buttons in it are the keyboard's.
    <div
      className={classNames(styles.zone, isOver && styles.over)}
      onDragEnter={hold}
      onDragOver={hold}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        // The entries are gone after this event, so they are taken now.
        const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry());
        const files = entries.filter((entry) => entry !== null);
        if (files.length === 0) return;
        event.preventDefault();
        onDropFiles(files);
      }}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (files.length === 0) return;
        event.preventDefault();
        onPasteFiles(files);
      }}
    >
      {isOver && <p className={styles.words}>{words.dropNow}</p>}
      {children}
    </div>
  );
}
