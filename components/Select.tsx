import type { SelectHTMLAttributes } from 'react';
import { classNames } from './class-names';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  isDisabled?: boolean;
}

export interface SelectProps<Value extends string>
  extends FieldProps,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'className' | 'id' | 'disabled' | 'value'> {
  value: Value;
  onChange: (value: Value) => void;
  options: ReadonlyArray<SelectOption<Value>>;
}

/** One of several values, in the browser's own list. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, isLabelHidden, hint, error, isDisabled, className, value, onChange, options, ...rest } =
    props;
  return (
    <Field {...{ label, isLabelHidden, hint, error, isDisabled, className }}>
      {(attributes) => (
        <select
          {...rest}
          {...attributes}
          className={classNames(styles.control, styles.select)}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
