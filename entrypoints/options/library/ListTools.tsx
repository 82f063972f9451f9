import { SearchIcon } from '../../../components/icons';
import { Select } from '../../../components/Select';
import { TextField } from '../../../components/TextField';
import type { DocumentKind } from '../../../lib/core/library/document';
import { commonStrings } from '../../../locales/en/common';
import { studioStrings } from '../../../locales/en/studio';
import styles from './ListTools.module.css';
import type { ListState, StatusFilter } from './list-state';

const words = studioStrings.list;
const kinds: DocumentKind[] = ['post', 'linkedin-post', 'newsletter', 'talk', 'page', 'note', 'text'];
const statuses: StatusFilter[] = ['all', 'public', 'private', 'removed'];
const sorts = ['newest', 'oldest', 'title', 'changed', 'longest'] as const;

export interface ListToolsProps {
  list: ListState;
  onChange: (changes: Partial<ListState>) => void;
  countOf: Partial<Record<DocumentKind, number>>;
}

/** Search, filters and order of the list. */
export function ListTools({ list, onChange, countOf }: ListToolsProps) {
  const kindLabel = (kind: DocumentKind) =>
    `${commonStrings.documentKind[kind]} (${studioStrings.number(countOf[kind] ?? 0)})`;
  return (
    <search className={styles.tools}>
      <TextField
        label={words.search}
        isLabelHidden
        type="search"
        placeholder={words.search}
        icon={<SearchIcon />}
        className={styles.search}
        value={list.search}
        onChange={(search) => onChange({ search })}
      />
      <Select
        label={words.kind}
        isLabelHidden
        value={list.kind}
        onChange={(kind) => onChange({ kind })}
        options={[
          { value: 'all' as const, label: words.allKinds },
          ...kinds
            .filter((kind) => countOf[kind] || kind === list.kind)
            .map((kind) => ({ value: kind, label: kindLabel(kind) })),
        ]}
      />
      <Select
        label={words.status}
        isLabelHidden
        value={list.status}
        onChange={(status) => onChange({ status })}
        options={statuses.map((value) => ({ value, label: words.statuses[value] }))}
      />
      <Select
        label={words.sort}
        isLabelHidden
        value={list.sort}
        onChange={(sort) => onChange({ sort })}
        options={sorts.map((value) => ({ value, label: words.sorts[value] }))}
      />
    </search>
  );
}
