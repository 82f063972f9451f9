import { useCallback, useMemo, useRef, useState } from 'react';
import type { ListedDocument } from '../../../lib/core/library/listed-document';

export interface Selection {
  /** Selected documents that are in the list, in its order. */
  ids: ReadonlySet<string>;
  /** Selects or unselects one; with `isRange`, all from the last one on. */
  toggle: (id: string, isSelected: boolean, isRange: boolean) => void;
  /** Selects all from where the selection began, `from` at first, to a document. */
  extendTo: (from: string, to: string) => void;
  /** The next range begins where it is begun. */
  forgetStart: () => void;
  selectAll: () => void;
  clear: () => void;
}

/** Which documents of a list are selected. What a filter takes out of the list is not selected while it is out. */
export function useSelection(documents: ListedDocument[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | undefined>(undefined);
  const current = useRef(documents);
  current.current = documents;

  const ids = useMemo(() => {
    if (chosen.size === 0) return chosen;
    return new Set(documents.filter(({ id }) => chosen.has(id)).map(({ id }) => id));
  }, [chosen, documents]);

  const range = useCallback((from: string, to: string): string[] => {
    const all = current.current.map(({ id }) => id);
    const [start, end] = [all.indexOf(from), all.indexOf(to)].sort((one, other) => one - other);
    return start === undefined || end === undefined || start < 0 ? [to] : all.slice(start, end + 1);
  }, []);

  const toggle = useCallback(
    (id: string, isSelected: boolean, isRange: boolean) => {
      const from = anchor.current;
      const touched = isRange && from !== undefined ? range(from, id) : [id];
      anchor.current = id;
      setChosen((before) => {
        const next = new Set(before);
        for (const each of touched) {
          if (isSelected) next.add(each);
          else next.delete(each);
        }
        return next;
      });
    },
    [range],
  );

  const extendTo = useCallback(
    (from: string, to: string) => {
      anchor.current ??= from;
      setChosen(new Set(range(anchor.current, to)));
    },
    [range],
  );

  const forgetStart = useCallback(() => {
    anchor.current = undefined;
  }, []);
  const selectAll = useCallback(() => setChosen(new Set(current.current.map(({ id }) => id))), []);
  const clear = useCallback(() => {
    anchor.current = undefined;
    setChosen(new Set());
  }, []);
  return { ids, toggle, extendTo, forgetStart, selectAll, clear };
}
