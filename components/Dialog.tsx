import { type ReactNode, useEffect, useId, useRef } from 'react';
import { commonStrings } from '../locales/en/common';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton';
import { CloseIcon } from './icons';

export interface DialogProps {
  isOpen: boolean;
  title: ReactNode;
  /** Escape, the cross or a click beside it. */
  onClose: () => void;
  children: ReactNode;
  /** Buttons; the safe one first. */
  footer?: ReactNode;
  isWide?: boolean;
}

/** A modal question or a document, on the browser's own `<dialog>` (focus trap and Escape included). */
export function Dialog({ isOpen, title, onClose, children, footer, isWide }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const node = dialog.current;
    if (isOpen && node && !node.open) node.showModal();
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, the dialog brings it.
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={isWide ? styles.wideDialog : styles.dialog}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.frame}>
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          <IconButton label={commonStrings.close} icon={<CloseIcon />} onClick={onClose} />
        </header>
        <div className={styles.body}>{children}</div>
        {footer && <footer className={styles.foot}>{footer}</footer>}
      </div>
    </dialog>
  );
}
