import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from './class-names';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';

export interface TextFieldProps
  extends FieldProps,
    Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'className' | 'id' | 'disabled' | 'value'> {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'search' | 'url' | 'password' | 'email' | 'date' | 'number';
  /** Drawn inside, at the left. */
  icon?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, hint, error, isDisabled, className, value, onChange, icon, ...rest } = props;
  return (
    <Field {...{ label, isLabelHidden, hint, error, isDisabled, className }}>
      {(attributes) => (
        <div className={classNames(icon !== undefined && styles.withIcon)}>
          {icon}
          <input
            type="text"
            {...rest}
            {...attributes}
            className={styles.control}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </Field>
  );
}
