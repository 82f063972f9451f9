import { type ReactNode, useId } from 'react';
import { classNames } from '../../../components/class-names';
import styles from './FilePicker.module.css';

export interface FilePickerProps {
  label: string;
  icon: ReactNode;
  /** Chooses a whole folder instead of files. */
  isFolder?: boolean;
  isPrimary?: boolean;
  onChoose: (files: File[]) => void;
}

/** A real file input that looks like a button; its label is its name. */
export function FilePicker({ label, icon, isFolder, isPrimary, onChoose }: FilePickerProps) {
  const id = useId();
  return (
    <span className={styles.picker}>
      <input
        id={id}
        type="file"
        multiple
        className={styles.input}
        // Not an attribute React types know, but one every current browser has.
        {...(isFolder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // Choosing the same file again has to be a change too.
          event.target.value = '';
          if (files.length > 0) onChoose(files);
        }}
      />
      <label htmlFor={id} className={classNames(styles.label, isPrimary && styles.primary)}>
        {icon}
        {label}
      </label>
    </span>
  );
}
