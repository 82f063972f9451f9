import { Spinner } from '../../../components/Spinner';
import { listLinkChecks } from '../../../lib/store/link-queries';
import { commonStrings } from '../../../locales/en/common';
import { linkStrings } from '../../../locales/en/links';
import { BackLink } from '../BackLink';
import { PageHead } from '../PageHead';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import type { LiveSettings } from '../use-settings';
import { CheckCard } from './CheckCard';
import styles from './LinksView.module.css';
import { ProblemList } from './ProblemList';
import { useLinkCheck } from './use-link-check';

/** The library's links: checking them, and giving others for dead and moved ones. */
export function LinksView(live: LiveSettings) {
  const { db } = useStudio();
  const check = useLinkCheck();
  const listings = useLive(() => listLinkChecks(db), [db]);
  return (
    <>
      <PageHead title={linkStrings.title} above={<BackLink />}>
        {linkStrings.intro}
      </PageHead>
      {listings === undefined || check.run === undefined ? (
        <Spinner label={commonStrings.loading} />
      ) : (
        <div className={styles.columns}>
          <CheckCard check={check} live={live} />
          {(check.run !== null || listings.length > 0) && <ProblemList listings={listings} />}
        </div>
      )}
    </>
  );
}
