import { type ReactNode, useId } from 'react';
import styles from './Choice.module.css';
import { classNames } from './class-names';

export interface CheckboxProps {
  label: ReactNode;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  hint?: ReactNode;
  isDisabled?: boolean;
  /** Neither on nor off, for "some of these". */
  isMixed?: boolean;
  /** Keeps the label for screen readers only. */
  isLabelHidden?: boolean;
  /** -1 where arrow keys lead to it instead of Tab. */
  tabIndex?: 0 | -1;
}

/** A choice that takes effect with the form it stands in. */
export function Checkbox(props: CheckboxProps) {
  return <Toggle {...props} look="box" />;
}

/** A setting that takes effect at once. */
export function Switch(props: Omit<CheckboxProps, 'isMixed'>) {
  return <Toggle {...props} look="switch" />;
}

function Toggle({
  label,
  isChecked,
  onChange,
  hint,
  isDisabled,
  isMixed,
  isLabelHidden,
  tabIndex,
  look,
}: CheckboxProps & { look: 'box' | 'switch' }) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type="checkbox"
        role={look === 'switch' ? 'switch' : undefined}
        className={look === 'switch' ? styles.switch : styles.box}
        ref={(node) => {
          if (node) node.indeterminate = isMixed === true;
        }}
        checked={isChecked}
        disabled={isDisabled}
        tabIndex={tabIndex}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div className={classNames(styles.words, isLabelHidden && styles.hidden)}>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <div id={`${id}-hint`} className={styles.hint}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

export interface RadioOption<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  isDisabled?: boolean;
}

export interface RadioGroupProps<Value extends string> {
  legend: string;
  isLegendHidden?: boolean;
  /** Undefined while nothing is chosen. */
  value: Value | undefined;
  onChange: (value: Value) => void;
  options: ReadonlyArray<RadioOption<Value>>;
}

/** One of a few choices, each with room for an explanation. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { legend, isLegendHidden, value, onChange, options } = props;
  const name = useId();
  return (
    <fieldset>
      <legend className={isLegendHidden ? styles.hidden : styles.legend}>{legend}</legend>
      <div className={styles.cards}>
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(styles.card, option.value === value && styles.chosen)}
          >
            <input
              type="radio"
              name={name}
              className={styles.radio}
              value={option.value}
              checked={option.value === value}
              disabled={option.isDisabled}
              aria-labelledby={`${name}-${option.value}`}
              aria-describedby={option.hint ? `${name}-${option.value}-hint` : undefined}
              onChange={() => onChange(option.value)}
            />
            <span className={styles.words}>
              <span id={`${name}-${option.value}`} className={styles.cardTitle}>
                {option.label}
              </span>
              {option.hint && (
                <span id={`${name}-${option.value}-hint`} className={styles.hint}>
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
