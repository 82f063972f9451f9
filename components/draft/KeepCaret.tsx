import { Component, type ReactNode, type RefObject } from 'react';

interface KeepCaretProps {
  area: RefObject<HTMLTextAreaElement | null>;
  children: ReactNode;
}

interface Caret {
  value: string;
  start: number;
  end: number;
}

/**
 * Keeps the caret of a text area where it is when its value grows behind it: setting a value throws
 * the caret to the end. A class, because only a class sees the page right before React changes it.
 */
export class KeepCaret extends Component<KeepCaretProps> {
  override getSnapshotBeforeUpdate(): Caret | null {
    const area = this.props.area.current;
    if (!area || area !== document.activeElement) return null;
    return { value: area.value, start: area.selectionStart, end: area.selectionEnd };
  }

  override componentDidUpdate(_props: KeepCaretProps, _state: unknown, caret: Caret | null): void {
    const area = this.props.area.current;
    if (!area || !caret || area.value === caret.value) return;
    const isSameBefore = area.value.startsWith(caret.value.slice(0, caret.end));
    if (isSameBefore) area.setSelectionRange(caret.start, caret.end);
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
