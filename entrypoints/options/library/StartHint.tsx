import { ButtonLink } from '../../../components/Button';
import { Card, Section } from '../../../components/Card';
import { Notice } from '../../../components/Notice';
import type { Settings } from '../../../lib/core/settings';
import { studioStrings } from '../../../locales/en/studio';
import { hrefOf } from '../route';
import { useShortcut } from '../use-shortcut';
import styles from './StartHint.module.css';

const words = studioStrings.start;

/** At the beginning: what is still open, or how a draft is started. */
export function StartHint({ settings }: { settings: Settings }) {
  if (settings.entry === 'unset') {
    return (
      <Notice
        kind="warning"
        title={words.notSetUpTitle}
        action={<ButtonLink href={hrefOf({ view: 'welcome' })}>{words.openWelcome}</ButtonLink>}
      >
        {words.notSetUp}
      </Notice>
    );
  }
  return (
    <Card>
      <Section title={words.how} className={styles.section}>
        <ol className={styles.ways}>
          <li>{settings.entry === 'button' ? words.button : words.toolbar}</li>
          <li>{words.menu}</li>
          <li>
            <Shortcut />
          </li>
        </ol>
      </Section>
    </Card>
  );
}

/** The keys that are set, or where to set some. */
function Shortcut() {
  const shortcut = useShortcut();
  if (shortcut === undefined) return null;
  if (shortcut !== '') {
    return (
      <>
        {words.shortcut} <kbd>{shortcut}</kbd>
      </>
    );
  }
  return (
    <>
      {words.noShortcut} <code>{words.shortcutPage}</code>
    </>
  );
}
