import { useState } from 'react';
import type { AppError } from '../../lib/core/errors';
import type { PageGlance, PageStanding } from '../../lib/core/library/page-glance';
import { commonStrings } from '../../locales/en/common';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { Checkbox } from '../Choice';
import { Disclosure } from '../Disclosure';
import { ErrorNotice } from '../ErrorNotice';
import { ExternalLink } from '../ExternalLink';
import { Notice } from '../Notice';
import { FactList } from './FactList';
import type { ImportProgress } from './import-progress';
import { PageReport } from './PageReport';
import { PasteBox, type PasteBoxProps } from './PasteBox';
import view from './View.module.css';

export interface PageViewProps {
  page: PageGlance;
  /** Set for a LinkedIn article; `isOwn` as LinkedIn's page tells. */
  article?: { isOwn?: boolean };
  /** What the library knows of the page; undefined while being looked up. */
  known: { standing: PageStanding; isStored: boolean } | undefined;
  progress?: ImportProgress;
  isStarting?: boolean;
  error?: AppError;
  onAdd: () => void;
  onStop: () => void;
  onReadAgain: () => void;
  onOpenLibrary: () => void;
  /** Absent on LinkedIn, where messages are read from the page. */
  paste?: PasteBoxProps;
}

const words = panelStrings.page;

/** The page in the tab can go into the library: what it is, whose it seems to be, and the choice. */
export function PageView(props: PageViewProps) {
  const { page, article, known, progress, isStarting, error, onAdd } = props;
  const [isMine, setMine] = useState(false);
  const isForeign = article?.isOwn === false;
  const isSure = article?.isOwn === true || known?.standing === 'own-site' || known?.standing === 'own-name';
  const isRunning = progress !== undefined && !['done', 'stopped', 'failed'].includes(progress.state);
  return (
    <div className={view.view}>
      <div className={view.head}>
        <h1 className={view.title}>{article ? words.articleTitle : words.title}</h1>
      </div>
      <FactList facts={factsOf(page)} />
      {error && (
        <ErrorNotice
          error={error}
          isUrgent
          actions={{ 'try-again': onAdd, 'read-again': props.onReadAgain }}
        />
      )}
      {isForeign ? (
        <ErrorNotice error={{ code: 'not-own-page' }} kind="warning" />
      ) : (
        known && (
          <>
            {!progress && <Standing {...props} known={known} />}
            {!isSure && !isRunning && <Checkbox label={words.mine} isChecked={isMine} onChange={setMine} />}
          </>
        )
      )}
      {progress && (
        <PageReport progress={progress} onStop={props.onStop} onOpenLibrary={props.onOpenLibrary} />
      )}
      {!isForeign && !isRunning && (
        <div className={view.buttons}>
          <Button
            variant={progress || known?.isStored ? 'secondary' : 'primary'}
            isBusy={isStarting}
            disabled={!known || !(isSure || isMine)}
            onClick={onAdd}
          >
            {progress || known?.isStored ? words.again : article ? words.addArticle : words.add}
          </Button>
        </div>
      )}
      {props.paste && (
        <Disclosure summary={words.paste}>
          <PasteBox {...props.paste} isTitleHidden />
        </Disclosure>
      )}
    </div>
  );
}

/** What speaks for the page being the owner's, or asks. */
function Standing({
  page,
  article,
  known,
}: Pick<PageViewProps, 'page' | 'article'> & { known: NonNullable<PageViewProps['known']> }) {
  if (known.isStored) return <Notice>{words.stored}</Notice>;
  if (article?.isOwn) return <Notice>{words.ownArticle}</Notice>;
  switch (known.standing) {
    case 'own-name':
      return <Notice>{words.ownName}</Notice>;
    case 'own-site':
      return <Notice>{words.ownSite}</Notice>;
    case 'other-name':
      return (
        <Notice kind="warning" title={words.otherNameTitle}>
          {words.otherName(page.authors.join(', '))} {words.onlyYours}
        </Notice>
      );
    case 'unknown':
      return <Notice title={words.unknownTitle}>{words.onlyYours}</Notice>;
  }
}

function factsOf({ title, url, authors, siteName, publishedOn, wordCount }: PageGlance) {
  const date = publishedOn === undefined ? Number.NaN : Date.parse(publishedOn);
  return [
    { name: words.facts.title, value: title || url },
    { name: words.facts.address, value: <ExternalLink url={url}>{url}</ExternalLink> },
    { name: words.facts.author, value: authors.join(', ') || words.noAuthor },
    ...(siteName ? [{ name: words.facts.site, value: siteName }] : []),
    ...(Number.isNaN(date) ? [] : [{ name: words.facts.date, value: commonStrings.date(date) }]),
    { name: words.facts.words, value: words.wordCount(wordCount) },
  ];
}
