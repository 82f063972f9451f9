import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Select } from '../../../components/Select';
import { TextArea } from '../../../components/TextArea';
import type { SyncSchedule } from '../../../lib/app/ports';
import type { AppError } from '../../../lib/core/errors';
import { countWords } from '../../../lib/core/library/count-words';
import { type AddressKind, recogniseText } from '../../../lib/core/library/recognise-text';
import { libraryAddStrings as words } from '../../../locales/en/library-add';
import { useStudio } from '../studio';
import styles from './AddField.module.css';
import { requestSiteAccess } from './request-site-access';
import { requestUrlImport } from './request-url-import';
import { ScheduleSelect } from './ScheduleSelect';

const kinds = ['site', 'feed', 'page'] as const;

/** Sites and feeds grow; a page is usually read once. */
const usualSchedule = { site: 'weekly', feed: 'weekly', page: 'off' } as const;

export interface AddFieldProps {
  /** A website to look at; access to it is given. */
  onSite: (url: string) => void;
  onText: (text: string) => void;
  /** Something is about to be added. */
  onStart: () => void;
}

/** Takes an address or a text, says which it is, and offers what can be done with it. */
export function AddField({ onSite, onText, onStart }: AddFieldProps) {
  const studio = useStudio();
  const [typed, setTyped] = useState('');
  const [chosenKind, setChosenKind] = useState<AddressKind>();
  const [chosenSchedule, setChosenSchedule] = useState<SyncSchedule>();
  const [problem, setProblem] = useState<string>();
  const [error, setError] = useState<AppError>();
  const [isBusy, setBusy] = useState(false);
  const recognised = recogniseText(typed);
  const kind = recognised.kind === 'address' ? (chosenKind ?? recognised.guess) : undefined;
  const schedule = chosenSchedule ?? (kind ? usualSchedule[kind] : 'off');

  const change = (next: string) => {
    setTyped(next);
    setProblem(undefined);
  };
  const clear = () => {
    setTyped('');
    setChosenKind(undefined);
    setChosenSchedule(undefined);
  };
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (isBusy) return;
    setError(undefined);
    if (recognised.kind === 'empty') return setProblem(words.empty);
    if (recognised.kind === 'insecure') return setProblem(words.insecure);
    if (recognised.kind === 'text') {
      onText(typed);
      return clear();
    }
    setBusy(true);
    // First thing in the click: only then does the browser ask for access.
    const failure =
      kind === 'feed' || kind === 'page'
        ? await requestUrlImport(studio, { url: recognised.url, kind, schedule }, onStart)
        : await requestSiteAccess(studio, recognised.url);
    setBusy(false);
    setError(failure);
    if (failure) return;
    if (kind === 'site') onSite(recognised.url);
    clear();
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextArea
        label={words.field}
        isLabelHidden
        isGrowing
        rows={1}
        placeholder={words.placeholder}
        controlClassName={styles.field}
        value={typed}
        error={problem}
        onChange={change}
        onKeyDown={(event) => {
          // In a text Enter begins a line; an address is one line.
          if (event.key !== 'Enter' || event.shiftKey || recognised.kind === 'text') return;
          event.preventDefault();
          void submit();
        }}
      />
      {recognised.kind === 'text' && (
        <div className={styles.recognised}>
          <span>{words.isText(countWords(typed))}</span>
          <Button type="submit" variant="primary" size="small">
            {words.continueText}
          </Button>
        </div>
      )}
      {recognised.kind === 'address' && kind && (
        <>
          <div className={styles.recognised}>
            <span>{words.isAddress}</span>
            <Select
              label={words.kind}
              isLabelHidden
              value={kind}
              onChange={setChosenKind}
              options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
            />
            {kind !== 'site' && (
              <ScheduleSelect
                isLabelHidden
                label={words.schedule}
                value={schedule}
                onChange={setChosenSchedule}
              />
            )}
            <Button type="submit" variant="primary" isBusy={isBusy}>
              {kind === 'site' ? words.look : words.add[kind]}
            </Button>
          </div>
          <p className={styles.hint}>{words.access}</p>
        </>
      )}
      {error && <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />}
    </form>
  );
}
