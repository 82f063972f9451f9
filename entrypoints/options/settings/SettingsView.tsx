import { Spinner } from '../../../components/Spinner';
import { commonStrings } from '../../../locales/en/common';
import { settingsStrings } from '../../../locales/en/settings';
import { BackupSection } from '../backup/BackupSection';
import { PageHead } from '../PageHead';
import type { LiveSettings } from '../use-settings';
import { DraftingSection } from './DraftingSection';
import { EntrySection } from './EntrySection';
import { EmbeddingSection } from './embedding/EmbeddingSection';
import styles from './SettingsView.module.css';
import { StyleSection } from './StyleSection';

/** Everything the owner can set; each change takes effect at once. */
export function SettingsView({ settings, update }: LiveSettings) {
  return (
    <div className={styles.page}>
      <PageHead title={settingsStrings.title} />
      {settings ? (
        <>
          <EntrySection settings={settings} update={update} />
          <DraftingSection settings={settings} update={update} />
          <EmbeddingSection settings={settings} update={update} />
          <StyleSection settings={settings} update={update} />
          <BackupSection settings={settings} />
        </>
      ) : (
        <Spinner label={commonStrings.loading} />
      )}
    </div>
  );
}
