import { useEffect, useRef } from 'react';
import { panelStrings } from '../../locales/en/panel';
import { IconButton } from '../IconButton';
import { ChevronLeftIcon, ChevronRightIcon } from '../icons';
import type { SuggestionHistory } from './draft-actions';
import styles from './SuggestionStepper.module.css';

const words = panelStrings.history;

/** Steps through the suggestions made for the conversation; nothing is shown while there is only one. */
export function SuggestionStepper({ history }: { history: SuggestionHistory }) {
  const { at, total, cameBy, onStep } = history;
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (cameBy === undefined) return;
    const [back, forth] = group.current?.querySelectorAll('button') ?? [];
    const [own, other] = cameBy < 0 ? [back, forth] : [forth, back];
    (own?.disabled ? other : own)?.focus({ preventScroll: true });
  }, [cameBy]);
  if (total < 2) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a small toolbar.
    <div ref={group} role="group" aria-label={words.label} className={styles.stepper}>
      <IconButton
        label={words.previous}
        icon={<ChevronLeftIcon />}
        disabled={at <= 1}
        onClick={() => onStep(-1)}
      />
      <span className={styles.position}>{words.position(at, total)}</span>
      <IconButton
        label={words.next}
        icon={<ChevronRightIcon />}
        disabled={at >= total}
        onClick={() => onStep(1)}
      />
    </div>
  );
}
