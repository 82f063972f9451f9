import { useState } from 'react';
import { Button } from '../../../../components/Button';
import { ErrorNotice } from '../../../../components/ErrorNotice';
import { Notice } from '../../../../components/Notice';
import { type AppError, toAppError } from '../../../../lib/core/errors';
import { embeddingStrings } from '../../../../locales/en/embedding';
import { useStudio } from '../../studio';
import type { SettingsProps } from '../settings-props';
import styles from './Embedding.module.css';

const words = embeddingStrings.server;

export interface EndpointConsentProps extends SettingsProps {
  origin: string;
  /** Agreed or withdrawn: what is being sent ends at once, what was stopped may go on. */
  onChanged: () => void;
}

/** What is sent to a server that makes vectors, and the owner's agreement to it; apart from that for drafts. */
export function EndpointConsent({ settings, update, origin, onChanged }: EndpointConsentProps) {
  const { permissions } = useStudio();
  const [error, setError] = useState<AppError>();
  const others = settings.embeddingOrigins.filter((one) => one !== origin);
  const isAgreed = others.length < settings.embeddingOrigins.length;

  // The browser asks in the tick of a click only, so the request stands first.
  const agree = async () => {
    try {
      if (!(await permissions.requestEndpoint(origin))) {
        return setError({ code: 'permission-refused', values: { origin } });
      }
      setError(undefined);
      if (!(await update({ embeddingOrigins: [...others, origin] }))) onChanged();
    } catch (thrown) {
      setError({ ...toAppError(thrown), values: { origin } });
    }
  };
  const withdraw = async () => {
    if (await update({ embeddingOrigins: others })) return;
    onChanged();
    // Drafts may go to the same address; only the last agreement gives the access back.
    if (!settings.agreedOrigins.includes(origin)) await permissions.removeOrigin(origin).catch(() => false);
  };
  return (
    <>
      <Notice
        kind={isAgreed ? 'success' : 'warning'}
        title={isAgreed ? words.agreed(origin) : words.asks(origin)}
        action={
          isAgreed ? (
            <Button onClick={() => void withdraw()}>{words.withdraw}</Button>
          ) : (
            <Button variant="primary" onClick={() => void agree()}>
              {words.agree}
            </Button>
          )
        }
      >
        <ul className={styles.items}>
          {words.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        {!isAgreed && <p>{words.before}</p>}
      </Notice>
      {error?.values?.origin === origin && (
        <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />
      )}
    </>
  );
}
