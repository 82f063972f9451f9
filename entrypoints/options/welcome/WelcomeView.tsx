import { useState } from 'react';
import { Button } from '../../../components/Button';
import { RadioGroup } from '../../../components/Choice';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { ExternalLink } from '../../../components/ExternalLink';
import { Notice } from '../../../components/Notice';
import { Spinner } from '../../../components/Spinner';
import type { AppError } from '../../../lib/core/errors';
import { commonStrings } from '../../../locales/en/common';
import { welcomeStrings } from '../../../locales/en/welcome';
import { applyEntry, type EntryChoice } from '../apply-entry';
import { PageHead } from '../PageHead';
import { goTo } from '../route';
import { useStudio } from '../studio';
import type { LiveSettings } from '../use-settings';
import { ReadTable } from './ReadTable';
import styles from './WelcomeView.module.css';

const words = welcomeStrings;

/** What is read, when and where it goes; the owner agrees and chooses how drafts are started. */
export function WelcomeView({ settings, update }: LiveSettings) {
  const studio = useStudio();
  const [chosen, setChosen] = useState<EntryChoice>();
  const [isMissing, setMissing] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const [error, setError] = useState<AppError>();
  const [isBusy, setBusy] = useState(false);
  if (!settings) return <Spinner label={commonStrings.loading} />;
  const isFirst = settings.entry === 'unset';
  const entry = chosen ?? (settings.entry === 'unset' ? undefined : settings.entry);

  const agree = async (choice: EntryChoice | undefined) => {
    setMissing(choice === undefined);
    setRefused(false);
    setError(undefined);
    if (!choice) return;
    setBusy(true);
    const outcome = await applyEntry(studio, choice, { agreedAt: Date.now(), update });
    setBusy(false);
    setRefused(outcome.kind === 'refused');
    if (outcome.kind === 'failed') setError(outcome.error);
    if (outcome.kind === 'applied') goTo({ view: 'library' });
  };

  return (
    <div className={styles.page}>
      <PageHead title={isFirst ? words.title : words.titleAgain}>{words.lead}</PageHead>
      <ReadTable />
      <section className={styles.section} aria-labelledby="never">
        <h2 id="never">{words.never.title}</h2>
        <ul className={styles.never}>
          {words.never.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
      <Notice kind="warning" title={words.terms.title}>
        {words.terms.words} <ExternalLink url={words.terms.link}>{words.terms.linkWords}</ExternalLink>
      </Notice>
      <section className={styles.section} aria-labelledby="choice">
        <h2 id="choice">{words.choice.title}</h2>
        <RadioGroup<EntryChoice>
          legend={words.choice.legend}
          isLegendHidden
          value={entry}
          onChange={(value) => {
            setChosen(value);
            setMissing(false);
            setRefused(false);
          }}
          options={[
            { value: 'button', label: words.choice.button, hint: words.choice.buttonHint },
            { value: 'toolbar', label: words.choice.toolbar, hint: words.choice.toolbarHint },
          ]}
        />
        <p className={styles.note}>{words.choice.later}</p>
        {isMissing && (
          <Notice kind="error" isUrgent>
            {words.choice.missing}
          </Notice>
        )}
        {isRefused && (
          <Notice
            kind="error"
            isUrgent
            title={words.refused.title}
            action={<Button onClick={() => void agree('toolbar')}>{words.refused.useToolbar}</Button>}
          >
            {words.refused.words}
          </Notice>
        )}
        {error && <ErrorNotice error={error} isUrgent actions={{ 'try-again': () => void agree(entry) }} />}
        <div className={styles.agree}>
          <Button variant="primary" isBusy={isBusy} onClick={() => void agree(entry)}>
            {words.choice.agree}
          </Button>
          <p className={styles.note}>{words.choice.agreeWords}</p>
        </div>
      </section>
    </div>
  );
}
