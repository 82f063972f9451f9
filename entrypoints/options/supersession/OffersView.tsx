import { EmptyState } from '../../../components/EmptyState';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Spinner } from '../../../components/Spinner';
import { listOffers } from '../../../lib/store/supersession-store';
import { commonStrings } from '../../../locales/en/common';
import { supersessionStrings as words } from '../../../locales/en/supersession';
import { BackLink } from '../BackLink';
import { PageHead } from '../PageHead';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import styles from './OffersView.module.css';
import { SupersessionItem } from './SupersessionItem';
import { useSupersessions } from './use-supersessions';

/** All that waits for the owner's decision: newer documents that may take the place of older ones. */
export function OffersView() {
  const { db } = useStudio();
  const offers = useLive(() => listOffers(db), [db]);
  const decisions = useSupersessions();
  return (
    <>
      <PageHead title={words.title} above={<BackLink />}>
        {words.intro}
      </PageHead>
      {decisions.error && <ErrorNotice error={decisions.error} isUrgent onDismiss={decisions.dismissError} />}
      {!offers && <Spinner label={commonStrings.loading} />}
      {offers?.length === 0 && <EmptyState title={words.none}>{words.noneHint}</EmptyState>}
      <ul className={styles.list}>
        {offers?.map((pair) => (
          <li key={`${pair.newerId} ${pair.olderId}`}>
            <SupersessionItem pair={pair} decisions={decisions} />
          </li>
        ))}
      </ul>
    </>
  );
}
