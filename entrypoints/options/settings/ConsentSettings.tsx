import { useState } from 'react';
import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { LiveRegion } from '../../../components/LiveRegion';
import { Notice } from '../../../components/Notice';
import { type AppError, toAppError } from '../../../lib/core/errors';
import type { SecretState } from '../../../lib/core/settings';
import { settingsStrings } from '../../../locales/en/settings';
import { useStudio } from '../studio';
import styles from './ConsentSettings.module.css';
import { SettingsGroup } from './SettingsGroup';
import type { SettingsProps } from './settings-props';

const words = settingsStrings.consent;

export interface ConsentSettingsProps extends SettingsProps {
  origin: string;
  secretState: SecretState | undefined;
}

/** What is sent where, and the owner's agreement to it, address by address. */
export function ConsentSettings({ settings, update, origin, secretState }: ConsentSettingsProps) {
  const { permissions } = useStudio();
  const [error, setError] = useState<AppError>();
  const [announced, setAnnounced] = useState('');
  // An error belongs to the address it was about.
  const shownError = error?.values?.origin === origin ? error : undefined;
  const isAgreed = settings.agreedOrigins.includes(origin);
  const others = settings.agreedOrigins.filter((other) => other !== origin);

  // The browser asks in the tick of a click only, so the request stands first.
  const agree = async () => {
    try {
      if (!(await permissions.requestEndpoint(origin))) {
        return setError({ code: 'permission-refused', values: { origin } });
      }
      const agreedOrigins = [...settings.agreedOrigins.filter((one) => one !== origin), origin];
      setError(undefined);
      if (await update({ agreedOrigins })) return;
      setAnnounced(words.agreed(origin));
    } catch (thrown) {
      setError({ ...toAppError(thrown), values: { origin } });
    }
  };
  const withdraw = async (address: string) => {
    const agreedOrigins = settings.agreedOrigins.filter((one) => one !== address);
    if (await update({ agreedOrigins })) return;
    setAnnounced(words.withdrawn(address));
    // Access that is part of the manifest cannot be given back; without agreement nothing is sent anyway.
    await permissions.removeOrigin(address).catch(() => false);
  };

  return (
    <SettingsGroup title={words.title} level={3}>
      <LiveRegion message={announced} />
      <Notice
        kind={isAgreed ? 'success' : 'warning'}
        title={isAgreed ? words.agreed(origin) : words.asks(origin)}
        action={
          isAgreed ? (
            <Button onClick={() => void withdraw(origin)}>{words.withdraw}</Button>
          ) : (
            <Button variant="primary" onClick={() => void agree()}>
              {words.agree}
            </Button>
          )
        }
      >
        <p>{words.with}</p>
        <ul className={styles.items}>
          {words.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
          {secretState && secretState.kind !== 'none' && secretState.origin === origin && (
            <li>{words.key(endingOf(secretState))}</li>
          )}
        </ul>
        <p>{words.not}</p>
        {!isAgreed && <p>{words.before}</p>}
      </Notice>
      {shownError && <ErrorNotice error={shownError} isUrgent onDismiss={() => setError(undefined)} />}
      {others.length > 0 && (
        <div>
          <p className={styles.others}>{words.others}</p>
          <ul className={styles.origins}>
            {others.map((other) => (
              <li key={other} className={styles.origin}>
                <code>{other}</code>
                <Button
                  size="small"
                  aria-label={words.withdrawFor(other)}
                  onClick={() => void withdraw(other)}
                >
                  {words.withdraw}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </SettingsGroup>
  );
}

function endingOf(state: SecretState): string {
  return 'ending' in state ? state.ending : '';
}
