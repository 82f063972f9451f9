import { SearchIcon } from '../../../components/icons';
import { Select, type SelectOption } from '../../../components/Select';
import { TextField } from '../../../components/TextField';
import type { LibrarySource } from '../../../lib/app/ports';
import type { DocumentKind } from '../../../lib/core/library/document';
import type { DocumentState, ListFacets, ListSort } from '../../../lib/core/library/listed-document';
import { commonStrings } from '../../../locales/en/common';
import { libraryListStrings as words } from '../../../locales/en/library-list';
import styles from './ListTools.module.css';
import type { ListState } from './list-state';

const kinds: DocumentKind[] = ['post', 'linkedin-post', 'newsletter', 'talk', 'page', 'note', 'text'];
const states = Object.keys(words.states) as DocumentState[];
const sorts = Object.keys(words.sorts) as ListSort[];

export interface ListToolsProps {
  list: ListState;
  onChange: (changes: Partial<ListState>) => void;
  facets: ListFacets;
  sources: LibrarySource[];
}

/** Search, filters and order of the list. A filter that has nothing to choose between is not there. */
export function ListTools({ list, onChange, facets, sources }: ListToolsProps) {
  const offered = [
    {
      name: 'kind' as const,
      label: words.kind,
      all: words.allKinds,
      options: kinds
        .filter((kind) => facets.kinds.has(kind))
        .map((kind) => option(kind, commonStrings.documentKind[kind], facets.kinds.get(kind))),
    },
    {
      name: 'sourceId' as const,
      label: words.source,
      all: words.allSources,
      options: sources
        .filter(({ id }) => facets.sources.has(id))
        .map(({ id, label }) => option(id, label, facets.sources.get(id))),
    },
    {
      name: 'year' as const,
      label: words.year,
      all: words.allYears,
      options: [...facets.years]
        .sort(([one], [other]) => (one === 'none' ? 1 : other === 'none' ? -1 : other - one))
        .map(([year, n]) => option(String(year), year === 'none' ? words.noYear : String(year), n)),
    },
    {
      name: 'language' as const,
      label: words.language,
      all: words.allLanguages,
      options: [...facets.languages]
        .sort(([, one], [, other]) => other - one)
        .map(([code, n]) => option(code, code === 'none' ? words.noLanguage : words.languageName(code), n)),
    },
  ].filter(({ name, options }) => options.length > 1 || list[name] !== 'all');
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
        label={words.state}
        isLabelHidden
        className={styles.filter}
        value={list.state}
        onChange={(state) => onChange({ state })}
        options={states
          .filter((state) => facets.states[state] > 0 || state === 'all' || state === list.state)
          .map((state) => option(state, words.states[state], facets.states[state]))}
      />
      {offered.map(({ name, label, all, options }) => (
        <Select<string>
          key={name}
          label={label}
          isLabelHidden
          className={styles.filter}
          value={list[name]}
          onChange={(value) => onChange({ [name]: value })}
          options={[{ value: 'all', label: all }, ...withChosen(options, list[name])]}
        />
      ))}
      <Select
        label={words.sort}
        isLabelHidden
        className={styles.filter}
        value={list.sort}
        onChange={(sort) => onChange({ sort })}
        options={sorts.map((value) => ({ value, label: words.sorts[value] }))}
      />
    </search>
  );
}

function option<Value extends string>(value: Value, label: string, count = 0): SelectOption<Value> {
  return { value, label: words.withCount(label, count) };
}

/** The options and the chosen value, which no document may have any more: without it the select would show another. */
function withChosen(options: SelectOption<string>[], chosen: string): SelectOption<string>[] {
  const isThere = chosen === 'all' || options.some(({ value }) => value === chosen);
  return isThere ? options : [...options, { value: chosen, label: words.withCount(chosen, 0) }];
}
