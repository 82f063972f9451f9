import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import styles from './Field.module.css';

/** What every form field shows around its control. */
export interface FieldProps {
  label: string;
  /** Keeps the label for screen readers only. */
  isLabelHidden?: boolean;
  /** One line of help under the control. */
  hint?: ReactNode;
  /** What is wrong and what to do; marks the control invalid. */
  error?: ReactNode;
  isDisabled?: boolean;
  className?: string;
}

/** Attributes the control itself takes. */
export interface ControlAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  disabled: boolean | undefined;
}

/** Label, hint and error around one control; `children` gets the attributes that tie them together. */
export function Field({
  label,
  isLabelHidden = false,
  hint,
  error,
  isDisabled,
  className,
  children,
}: FieldProps & { children: (attributes: ControlAttributes) => ReactNode }) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(' ');
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={isLabelHidden ? styles.hiddenLabel : styles.label}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        disabled: isDisabled,
      })}
      {hint && (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      )}
      <div id={errorId} className={styles.error} role="alert">
        {error}
      </div>
    </div>
  );
}
