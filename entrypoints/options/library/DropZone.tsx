import { type DragEvent, type ReactNode, useState } from 'react';
import { classNames } from '../../../components/class-names';
import { studioStrings } from '../../../locales/en/studio';
import styles from './DropZone.module.css';

/** A place to drop files and folders on; everything in it works without dropping too. */
export function DropZone({
  onDrop,
  children,
}: {
  onDrop: (entries: FileSystemEntry[]) => void;
  children: ReactNode;
}) {
  const [isOver, setOver] = useState(false);
  const hold = (event: DragEvent) => {
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
        event.preventDefault();
        setOver(false);
        // The entries are gone after this event, so they are taken now.
        const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry());
        onDrop(entries.filter((entry) => entry !== null));
      }}
    >
      <p className={styles.words}>{isOver ? studioStrings.add.dropNow : studioStrings.add.drop}</p>
      {children}
    </div>
  );
}
