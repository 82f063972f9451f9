import { useEffect, useState } from 'react';
import { Button } from '../../../components/Button';
import { Disclosure } from '../../../components/Disclosure';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Spinner } from '../../../components/Spinner';
import type { SyncSchedule } from '../../../lib/app/ports';
import type { AppError } from '../../../lib/core/errors';
import type { SiteDiscovery } from '../../../lib/core/library/site-discovery';
import { commonStrings } from '../../../locales/en/common';
import { errorWords } from '../../../locales/en/errors';
import { libraryAddStrings } from '../../../locales/en/library-add';
import { useStudio } from '../studio';
import { PreviewFrame } from './PreviewFrame';
import styles from './PreviewParts.module.css';
import { requestUrlImport } from './request-url-import';
import { ScheduleSelect } from './ScheduleSelect';
import { setRunSchedule } from './set-run-schedule';

const words = libraryAddStrings.site;

export interface SitePreviewViewProps {
  url: string;
  /** An import begins. */
  onStart: () => void;
  onCancel: () => void;
}

/** What a website has, and its import. */
export function SitePreviewView({ url, onStart, onCancel }: SitePreviewViewProps) {
  const studio = useStudio();
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<SiteDiscovery>();
  const [error, setError] = useState<AppError>();
  const [schedule, setSchedule] = useState<SyncSchedule>('weekly');
  const [isBusy, setBusy] = useState(false);
  const { host } = new URL(url);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another look.
  useEffect(() => {
    let isWanted = true;
    void studio.send('site/discover', { url }).then((answer) => {
      if (!isWanted) return;
      if (answer.ok) setFound(answer.value);
      else setError(answer.error);
    });
    return () => {
      isWanted = false;
    };
  }, [studio, url, attempt]);

  const cancel = <Button onClick={onCancel}>{commonStrings.cancel}</Button>;
  if (error) {
    return (
      <PreviewFrame
        title={words.title(host)}
        actions={
          <>
            <Button
              onClick={async () => {
                const failure = await requestUrlImport(
                  studio,
                  { url, kind: 'page', schedule: 'off' },
                  onStart,
                );
                if (failure) setError(failure);
              }}
            >
              {words.onlyPage}
            </Button>
            {cancel}
          </>
        }
      >
        <ErrorNotice
          error={error}
          actions={{
            'try-again': () => {
              setError(undefined);
              setAttempt(attempt + 1);
            },
          }}
        />
      </PreviewFrame>
    );
  }
  if (!found) {
    return (
      <PreviewFrame title={words.looking(host)} actions={cancel}>
        <Spinner label={words.lookingHint} />
        <p className={styles.hint}>{words.lookingHint}</p>
      </PreviewFrame>
    );
  }

  const importSite = async () => {
    setBusy(true);
    const answer = await studio.send('import/site', {
      url: found.url,
      ...(found.title === undefined ? {} : { title: found.title }),
      ...(found.feeds[0] ? { feedUrl: found.feeds[0].url } : {}),
      sitemapUrls: found.sitemaps.map((sitemap) => sitemap.url),
    });
    const failure = answer.ok ? await setRunSchedule(studio, answer.value.importId, schedule) : answer.error;
    setBusy(false);
    if (failure) setError(failure);
    else onStart();
  };
  return (
    <PreviewFrame
      title={words.title(found.title ?? host)}
      actions={
        <>
          <Button variant="primary" isBusy={isBusy} onClick={importSite}>
            {words.import(found.pageCount)}
          </Button>
          {cancel}
        </>
      }
    >
      <SiteFindings found={found} />
      <ScheduleSelect label={libraryAddStrings.schedule} value={schedule} onChange={setSchedule} />
    </PreviewFrame>
  );
}

function SiteFindings({ found }: { found: SiteDiscovery }) {
  const { pageCount, earliest, latest, feeds, sitemaps, leftOutCount, samplePages, problems } = found;
  const places = [
    ...feeds.slice(0, 1).map((feed) => words.feed(feed.entryCount)),
    ...(sitemaps.length > 0 ? [words.sitemaps(sitemaps.length)] : []),
  ];
  return (
    <>
      <ul className={styles.figures}>
        <li>
          <strong>{words.pages(pageCount)}</strong>
        </li>
        {earliest !== undefined && latest !== undefined && (
          <li>{words.dates(commonStrings.date(earliest), commonStrings.date(latest))}</li>
        )}
        <li>{places.length > 0 ? places.join(', ') : words.nothingListed}</li>
      </ul>
      {samplePages.length > 0 && (
        <div>
          <h4>{words.samples}</h4>
          <ul className={styles.samples}>
            {samplePages.map((page) => (
              <li key={page.url}>{page.title ?? new URL(page.url).pathname}</li>
            ))}
          </ul>
        </div>
      )}
      {leftOutCount > 0 && <p className={styles.hint}>{words.leftOut(leftOutCount)}</p>}
      {problems.length > 0 && (
        <Disclosure summary={words.problems} note={problems.length}>
          <ul className={styles.problems}>
            {problems.map((problem) => {
              const { title, words: said } = errorWords(problem);
              return (
                <li key={`${problem.code} ${problem.values?.url ?? ''}`}>
                  {title}. {said}
                </li>
              );
            })}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
