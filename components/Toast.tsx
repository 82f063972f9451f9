import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { commonStrings } from '../locales/en/common';
import { Button } from './Button';
import { classNames } from './class-names';
import { IconButton } from './IconButton';
import { CloseIcon } from './icons';
import styles from './Toast.module.css';

export interface ToastMessage {
  words: string;
  /** Usually "Undo". */
  actionLabel?: string;
  onAction?: () => void;
  /** How long it stays (default 8000 ms); it also stays while it has the pointer or the focus. */
  milliseconds?: number;
}

const ToastContext = createContext<(message: ToastMessage) => void>(() => {});

/** Shows a message at the bottom of the page; a new one replaces the old. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

export interface ToastProviderProps {
  /** Where it appears; `top` where the bottom holds the main buttons. */
  place?: 'top' | 'bottom';
  children: ReactNode;
}

/** Holds the one toast of a page. Put it around the whole page. */
export function ToastProvider({ place = 'bottom', children }: ToastProviderProps) {
  const [toast, setToast] = useState<(ToastMessage & { id: number }) | undefined>();
  const show = useCallback((message: ToastMessage) => {
    setToast((previous) => ({ ...message, id: (previous?.id ?? 0) + 1 }));
  }, []);
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className={classNames(styles.place, styles[place])} role="status" aria-live="polite">
        {toast && <Toast key={toast.id} message={toast} onClose={() => setToast(undefined)} />}
      </div>
    </ToastContext.Provider>
  );
}

function Toast({ message, onClose }: { message: ToastMessage; onClose: () => void }) {
  const [isHeld, setHeld] = useState(false);
  const milliseconds = message.milliseconds ?? 8000;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onClose, milliseconds);
    return () => clearTimeout(timer);
  }, [isHeld, milliseconds, onClose]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointer and focus only keep it from going away.
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.words}>{message.words}</span>
      {message.onAction && (
        <Button
          size="small"
          variant="quiet"
          className={styles.action}
          onClick={() => {
            message.onAction?.();
            onClose();
          }}
        >
          {message.actionLabel ?? commonStrings.undo}
        </Button>
      )}
      <IconButton
        label={commonStrings.dismiss}
        icon={<CloseIcon />}
        className={styles.action}
        onClick={onClose}
      />
    </div>
  );
}
