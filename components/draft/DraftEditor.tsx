import type { RefObject } from 'react';
import { panelStrings } from '../../locales/en/panel';
import { TextArea } from '../TextArea';
import styles from './DraftEditor.module.css';
import { KeepCaret } from './KeepCaret';

export interface DraftEditorProps {
  text: string;
  /** True while a suggestion may still grow in it. */
  isStreaming: boolean;
  onEdit: (text: string) => void;
  onBlur: () => void;
  area: RefObject<HTMLTextAreaElement | null>;
}

const words = panelStrings.draft;

/** The reply, editable from the first moment. The caret stays where it is while text arrives after it. */
export function DraftEditor({ text, isStreaming, onEdit, onBlur, area }: DraftEditorProps) {
  return (
    <KeepCaret area={area}>
      <TextArea
        ref={area}
        className={styles.editor}
        controlClassName={styles.area}
        label={words.label}
        isLabelHidden
        isGrowing
        spellCheck
        aria-keyshortcuts="Control+Enter Meta+Enter"
        placeholder={isStreaming ? words.placeholder : words.placeholderEmpty}
        value={text}
        onChange={onEdit}
        onBlur={onBlur}
      />
    </KeepCaret>
  );
}

/**
 * Puts words at the caret of a text area, with the spaces they need, as typing would:
 * the change can be undone with the keyboard.
 */
export function insertAtCaret(area: HTMLTextAreaElement, words: string): void {
  area.focus({ preventScroll: true });
  const { value, selectionStart, selectionEnd } = area;
  const before = /\S$/u.test(value.slice(0, selectionStart)) ? ' ' : '';
  const after = /^[\p{L}\p{N}]/u.test(value.slice(selectionEnd)) ? ' ' : '';
  const added = before + words + after;
  // The only way that keeps the browser's undo; the other one below is for where it is gone.
  if (document.execCommand('insertText', false, added)) return;
  area.setRangeText(added, selectionStart, selectionEnd, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: added }));
}
