import { type Ref, type TextareaHTMLAttributes, useLayoutEffect, useRef } from 'react';
import { classNames } from './class-names';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';

export interface TextAreaProps
  extends FieldProps,
    Omit<
      TextareaHTMLAttributes<HTMLTextAreaElement>,
      'onChange' | 'className' | 'id' | 'disabled' | 'value'
    > {
  value: string;
  onChange: (value: string) => void;
  /** Grows with its text instead of scrolling. */
  isGrowing?: boolean;
  /** Extra class for the control itself. */
  controlClassName?: string;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { label, isLabelHidden, hint, error, isDisabled, className, value, onChange } = props;
  const { isGrowing = false, controlClassName, ref, ...others } = props;
  const {
    label: _l,
    isLabelHidden: _h,
    hint: _i,
    error: _e,
    isDisabled: _d,
    className: _c,
    ...rest
  } = others;
  const own = useRef<HTMLTextAreaElement>(null);
  useGrowing(own, isGrowing, value);
  return (
    <Field {...{ label, isLabelHidden, hint, error, isDisabled, className }}>
      {(attributes) => (
        <textarea
          {...rest}
          {...attributes}
          ref={(node) => {
            own.current = node;
            if (typeof ref === 'function') ref(node);
            else if (ref) ref.current = node;
          }}
          className={classNames(styles.control, isGrowing ? styles.growing : styles.area, controlClassName)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Browsers without `field-sizing` get the height from the text after every change. */
function useGrowing(area: { current: HTMLTextAreaElement | null }, isGrowing: boolean, value: string): void {
  useLayoutEffect(() => {
    const node = area.current;
    if (!node || !isGrowing || CSS.supports('field-sizing', 'content')) return;
    if (value !== node.value) return;
    node.style.height = 'auto';
    node.style.height = `${node.scrollHeight + 2}px`;
  }, [area, isGrowing, value]);
}
