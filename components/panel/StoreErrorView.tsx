import type { AppError } from '../../lib/core/errors';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { ErrorNotice } from '../ErrorNotice';
import styles from './StoreErrorView.module.css';

/** The panel itself cannot go on. */
export function StoreErrorView({ error, onReload }: { error: AppError; onReload: () => void }) {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{panelStrings.store.title}</h1>
      <ErrorNotice error={error} isUrgent />
      <div>
        <Button variant="primary" onClick={onReload}>
          {panelStrings.store.reload}
        </Button>
      </div>
    </main>
  );
}
