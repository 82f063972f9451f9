import { useState } from 'react';
import { Badge } from '../../../components/Badge';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { ExternalLink } from '../../../components/ExternalLink';
import { useToast } from '../../../components/Toast';
import { type AppError, toAppError } from '../../../lib/core/errors';
import { citationUrlOf, type LibraryDocument } from '../../../lib/core/library/document';
import { normalizeUrl } from '../../../lib/core/library/normalize-url';
import type { Occurrence } from '../../../lib/core/library/occurrence';
import { commonStrings } from '../../../locales/en/common';
import { libraryDocumentStrings } from '../../../locales/en/library-document';
import { goTo } from '../route';
import { useStudio } from '../studio';
import styles from './Part.module.css';

const words = libraryDocumentStrings.places;

/** Where a document was found, which of its addresses drafts link to, and taking a wrong join apart. */
export function PlaceList({ document, places }: { document: LibraryDocument; places: Occurrence[] }) {
  const { writer } = useStudio();
  const toast = useToast();
  const [parting, setParting] = useState<Occurrence>();
  const [error, setError] = useState<AppError>();
  const cited = citationUrlOf(document);
  const attempt = async (work: () => Promise<void>) => {
    setError(undefined);
    try {
      await work();
    } catch (thrown) {
      setError(toAppError(thrown));
    }
  };
  const prefer = (url: string) =>
    attempt(async () => {
      const before = document.citationUrl;
      await writer.setPreferredAddress(document.id, url);
      toast({
        words: words.preferred,
        onAction: () => void attempt(() => writer.setCitationUrl(document.id, before)),
      });
    });
  const takeApart = ({ sourceId, key }: Occurrence) =>
    attempt(async () => {
      setParting(undefined);
      const id = await writer.takeApart(document.id, [sourceId, key]);
      if (id === undefined) return;
      toast({
        words: words.apartDone,
        actionLabel: words.open,
        onAction: () => goTo({ view: 'document', documentId: id }),
      });
    });
  return (
    <div className={styles.part}>
      <p className={styles.note}>{places.length > 1 ? words.hint : words.single}</p>
      {error && <ErrorNotice error={error} isUrgent />}
      <ul className={styles.list}>
        {places.map((place) => {
          const { sourceId, key, url, lastSeenAt, goneSince, title } = place;
          const isCited =
            url !== undefined && cited !== undefined && normalizeUrl(cited) === normalizeUrl(url);
          return (
            <li key={`${sourceId} ${key}`} className={styles.item}>
              <p className={styles.line}>
                <span className={styles.strong}>{title}</span>
                {isCited && <Badge tone="accent">{words.cited}</Badge>}
              </p>
              <p className={styles.note}>
                {url === undefined ? (
                  `${key} · ${words.noAddress}`
                ) : (
                  <ExternalLink url={url}>{url}</ExternalLink>
                )}
              </p>
              <p className={styles.note}>
                {goneSince === undefined
                  ? words.seen(commonStrings.date(lastSeenAt))
                  : words.gone(commonStrings.date(goneSince))}
              </p>
              {places.length > 1 && (
                <div className={styles.buttons}>
                  {url !== undefined && !isCited && (
                    <Button size="small" aria-label={words.preferOf(url)} onClick={() => void prefer(url)}>
                      {words.prefer}
                    </Button>
                  )}
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={words.takeApartOf(url ?? key)}
                    onClick={() => setParting(place)}
                  >
                    {words.takeApart}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <Dialog
        isOpen={parting !== undefined}
        title={words.apartTitle}
        onClose={() => setParting(undefined)}
        footer={
          <>
            <Button onClick={() => setParting(undefined)}>{commonStrings.cancel}</Button>
            <Button variant="primary" onClick={() => parting && void takeApart(parting)}>
              {words.apart}
            </Button>
          </>
        }
      >
        <p>{parting?.url ?? parting?.key}</p>
        <p>{words.apartWords}</p>
      </Dialog>
    </div>
  );
}
