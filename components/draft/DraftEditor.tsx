import { type Ref, useLayoutEffect, useRef } from 'react';
import { panelStrings } from '../../locales/en/panel';
import { TextArea } from '../TextArea';
import styles from './DraftEditor.module.css';

export interface DraftEditorProps {
  text: string;
  /** True while a suggestion may still grow in it. */
  isStreaming: boolean;
  onEdit: (text: string) => void;
  onBlur: () => void;
  ref: Ref<HTMLTextAreaElement>;
}

const words = panelStrings.draft;

/** The reply, editable from the first moment. The caret stays where it is while text arrives after it. */
export function DraftEditor({ text, isStreaming, onEdit, onBlur, ref }: DraftEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const selection = useRef({ text: '', start: 0, end: 0 });

  useLayoutEffect(() => {
    const node = area.current;
    const { text: before, start, end } = selection.current;
    // Setting the value throws the caret to the end; put it back where the text before it is the same.
    if (node && before !== text && text.startsWith(before.slice(0, end))) {
      if (node === document.activeElement) node.setSelectionRange(start, end);
      selection.current = { text, start, end };
    }
  }, [text]);

  return (
    <TextArea
      ref={(node) => {
        area.current = node;
        if (typeof ref === 'function') ref(node);
        else if (ref) ref.current = node;
      }}
      className={styles.editor}
      controlClassName={styles.area}
      label={words.label}
      isLabelHidden
      isGrowing
      spellCheck
      aria-keyshortcuts="Control+Enter Meta+Enter"
      placeholder={isStreaming ? words.placeholder : words.placeholderEmpty}
      value={text}
      onChange={(value) => {
        const node = area.current;
        selection.current = {
          text: value,
          start: node?.selectionStart ?? value.length,
          end: node?.selectionEnd ?? value.length,
        };
        onEdit(value);
      }}
      onSelect={(event) => {
        const { value, selectionStart, selectionEnd } = event.currentTarget;
        selection.current = { text: value, start: selectionStart, end: selectionEnd };
      }}
      onBlur={onBlur}
    />
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
