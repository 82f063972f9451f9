import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import type { LibraryDocument } from '../../../lib/core/library/document';
import { linkStates } from '../../../lib/store/link-queries';
import type { LinkRow } from '../../../lib/store/rows';
import { libraryDocumentStrings } from '../../../locales/en/library-document';
import { linkStrings } from '../../../locales/en/links';
import { studioStrings } from '../../../locales/en/studio';
import { useLinkCheck } from '../links/use-link-check';
import { useReplacements } from '../links/use-replacements';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import { LinkItem } from './LinkItem';
import styles from './Part.module.css';

/** Every link in a document with the words it stands on, and whether it still leads somewhere. */
export function LinkList({ document, links }: { document: LibraryDocument; links: LinkRow[] }) {
  const { db } = useStudio();
  const check = useLinkCheck(document.id);
  const replacements = useReplacements();
  const urls = links.map(({ url }) => url);
  const states = useLive(() => linkStates(db, urls), [db, urls.join('\n')]);
  const isRunning = check.run?.state === 'running';
  const error = check.error ?? replacements.error;
  return (
    <div className={styles.part}>
      <p className={styles.note}>
        {links.length === 0 ? studioStrings.document.noLinks : studioStrings.document.linksHint}
        {document.status === 'private' && ` ${libraryDocumentStrings.links.privateHint}`}
      </p>
      {error && <ErrorNotice error={error} isUrgent />}
      {check.sites !== undefined && check.sites.length > 0 && (
        <Button size="small" isBusy={check.isStarting || isRunning} onClick={() => void check.start()}>
          {linkStrings.check.start}
        </Button>
      )}
      {check.note === 'refused' && <p className={styles.note}>{linkStrings.check.refused}</p>}
      <ul className={styles.list}>
        {links.map((link) => (
          <LinkItem key={link.order} link={link} state={states?.get(link.url)} replacements={replacements} />
        ))}
      </ul>
    </div>
  );
}
