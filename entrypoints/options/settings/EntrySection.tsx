import { useState } from 'react';
import { RadioGroup } from '../../../components/Choice';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { LiveRegion } from '../../../components/LiveRegion';
import { Notice } from '../../../components/Notice';
import { settingsStrings } from '../../../locales/en/settings';
import { welcomeStrings } from '../../../locales/en/welcome';
import { applyEntry, type EntryChoice, type EntryOutcome } from '../apply-entry';
import { hrefOf } from '../route';
import { useStudio } from '../studio';
import { useShortcut } from '../use-shortcut';
import styles from './EntrySection.module.css';
import { SettingsGroup } from './SettingsGroup';
import type { SettingsProps } from './settings-props';

const words = settingsStrings.entry;

/** How drafts are started on LinkedIn. */
export function EntrySection({ settings, update }: SettingsProps) {
  const studio = useStudio();
  const shortcut = useShortcut();
  const [outcome, setOutcome] = useState<EntryOutcome & { choice: EntryChoice }>();
  const [choosing, setChoosing] = useState<EntryChoice>();
  const choose = async (choice: EntryChoice) => {
    setChoosing(choice);
    // Consent is given on the first-run page, which says what is read.
    const agreedAt = settings.agreedAt;
    setOutcome({ ...(await applyEntry(studio, choice, { agreedAt, update })), choice });
    setChoosing(undefined);
  };
  const applied = outcome?.kind === 'applied' ? words.applied[outcome.choice] : '';
  return (
    <SettingsGroup title={words.title}>
      {settings.entry !== 'unset' && (
        <RadioGroup<EntryChoice>
          legend={words.legend}
          isLegendHidden
          value={choosing ?? settings.entry}
          onChange={(choice) => void choose(choice)}
          options={[
            {
              value: 'button',
              label: welcomeStrings.choice.button,
              hint: welcomeStrings.choice.buttonHint,
            },
            {
              value: 'toolbar',
              label: welcomeStrings.choice.toolbar,
              hint: welcomeStrings.choice.toolbarHint,
            },
          ]}
        />
      )}
      <LiveRegion message={applied} />
      {applied && <Notice kind="success">{applied}</Notice>}
      {outcome?.kind === 'refused' && (
        <Notice kind="error" isUrgent>
          {words.refused}
        </Notice>
      )}
      {outcome?.kind === 'failed' && <ErrorNotice error={outcome.error} isUrgent />}
      <div className={styles.notes}>
        <p>
          {shortcut ? (
            <>
              {words.shortcut} <kbd>{shortcut}</kbd>.
            </>
          ) : (
            words.noShortcut
          )}{' '}
          {words.shortcutHint} <code>{words.shortcutPage}</code> {words.shortcutHow}
        </p>
        <p>
          <a href={hrefOf({ view: 'welcome' })}>{words.welcome}</a>
        </p>
      </div>
    </SettingsGroup>
  );
}
