import type { KeyboardEvent } from 'react';
import type { ListedDocument } from '../../../lib/core/library/listed-document';
import type { ListFocus } from './use-list-focus';
import type { Selection } from './use-selection';

/** Rows that Page Up and Page Down pass. */
const pageRows = 10;

export interface ListKeys {
  documents: ListedDocument[];
  selection: Selection;
  focus: ListFocus;
  /** Takes documents out of use; absent where they are out of use already. */
  onRemove?: (ids: string[]) => void;
}

/** What the keys do in the list; the answer is its `onKeyDown`. */
export function useListKeys({ documents, selection, focus, onRemove }: ListKeys) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const at = focus.activeIndex;
    const active = documents[at];
    if (!active || event.altKey) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const target = targetOf(event.key, at, documents.length);
    if (target !== undefined && !isCommand) {
      event.preventDefault();
      const to = Math.max(0, Math.min(target, documents.length - 1));
      const id = documents[to]?.id;
      if (event.shiftKey && id !== undefined) selection.extendTo(active.id, id);
      else selection.forgetStart();
      focus.moveTo(to);
      return;
    }
    // The box in a row takes its own Space.
    const isOnBox = event.target instanceof HTMLInputElement;
    if (event.key === ' ' && !isOnBox) {
      event.preventDefault();
      selection.toggle(active.id, !selection.ids.has(active.id), event.shiftKey);
    } else if (event.key === 'a' && isCommand) {
      event.preventDefault();
      selection.selectAll();
    } else if (event.key === 'Escape' && selection.ids.size > 0) {
      selection.clear();
    } else if (event.key === 'Delete' && onRemove) {
      event.preventDefault();
      const ids = selection.ids.has(active.id) ? [...selection.ids] : [active.id];
      const first = documents.findIndex((document) => ids.includes(document.id));
      focus.keepPlace(first);
      onRemove(ids);
    } else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && !isCommand) {
      event.preventDefault();
      const row = (event.target as HTMLElement).closest('[role="row"]');
      row?.querySelector<HTMLElement>(event.key === 'ArrowLeft' ? 'input' : 'a')?.focus();
    }
  };
}

/** The row a key leads to; it may lie beyond the ends. */
function targetOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + pageRows;
    case 'PageUp':
      return at - pageRows;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
