import { type FormEvent, useState } from 'react';
import { Button, ButtonLink } from '../../../components/Button';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { LiveRegion } from '../../../components/LiveRegion';
import { LookAlikeList, type LookAlikeReply } from '../../../components/retrieval/LookAlikeList';
import { TextArea } from '../../../components/TextArea';
import type { AppError } from '../../../lib/core/errors';
import type { TriedQuestion } from '../../../lib/core/retrieval/tried-question';
import { findLookAlikes } from '../../../lib/store/exemplar-sketches';
import { tryStrings as words } from '../../../locales/en/try-question';
import { PageHead } from '../PageHead';
import { hrefOf } from '../route';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import { CorrectionList } from './CorrectionList';
import { TriedAskView } from './TriedAskView';
import styles from './Try.module.css';

/** Most past replies shown. */
const mostAlikes = 3;

/** A message tried on the library: what is found for it and why, and what the owner puts right. */
export function TryView() {
  const { send, db } = useStudio();
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const [tried, setTried] = useState<TriedQuestion & { text: string }>();
  const [alikes, setAlikes] = useState<LookAlikeReply[]>([]);
  const documents = useLive(() => db.documents.where('status').notEqual('removed').count(), [db]);

  const search = async (message: string) => {
    if (message.trim() === '') return;
    setBusy(true);
    const answer = await send('retrieval/try', { text: message });
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    setTried({ ...answer.value, text: message });
    const found = await findLookAlikes(db, { text: message, language: answer.value.language }, mostAlikes);
    setAlikes(found.map(({ exemplar }) => replyOf(exemplar)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void search(text);
  };
  const searchAgain = () => tried && void search(tried.text);
  const isEmpty = documents === 0;
  return (
    <>
      <PageHead title={words.title}>{words.intro}</PageHead>
      <div className={styles.page}>
        {isEmpty && (
          <EmptyState
            title={words.emptyTitle}
            action={<ButtonLink href={hrefOf({ view: 'library' })}>{words.toLibrary}</ButtonLink>}
          >
            {words.emptyLibrary}
          </EmptyState>
        )}
        {!isEmpty && (
          <form className={styles.form} onSubmit={submit}>
            <TextArea
              label={words.question}
              hint={words.questionHint}
              placeholder={words.placeholder}
              rows={4}
              value={text}
              onChange={setText}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
              }}
            />
            <div>
              <Button type="submit" variant="primary" isBusy={isBusy}>
                {words.search}
              </Button>
            </div>
          </form>
        )}
        {/* Emptied while it searches, so that the same number is said again. */}
        <LiveRegion message={isBusy || !tried ? '' : words.found(countDocuments(tried))} />
        {error && <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />}
        {!isEmpty && !tried && <p className={styles.note}>{words.empty}</p>}
        {tried?.asks.length === 0 && <p className={styles.note}>{words.noAsks}</p>}
        {tried && isByWordsAlone(tried) && (
          <p className={styles.note}>
            {words.wordsOnly} <a href={hrefOf({ view: 'settings' })}>{words.toSettings}</a>
          </p>
        )}
        {tried?.asks.map((one) => (
          <TriedAskView
            key={`${one.ask.id} ${one.ask.query}`}
            tried={one}
            language={tried.language}
            onCorrected={searchAgain}
          />
        ))}
        <LookAlikeList replies={alikes} />
        <CorrectionList onChanged={searchAgain} />
      </div>
    </>
  );
}

function countDocuments({ asks }: TriedQuestion): number {
  const found = asks.flatMap(({ result }) => result.passages.map(({ documentId }) => documentId));
  return new Set(found).size;
}

/** True when something was found and no meaning was compared for any of it. */
function isByWordsAlone({ asks }: TriedQuestion): boolean {
  const passages = asks.flatMap(({ result }) => result.passages);
  return passages.length > 0 && passages.every(({ why }) => (why?.vector ?? 0) === 0);
}

function replyOf(exemplar: { id: string; inboundText: string; replyText: string; repliedAt: number }) {
  const { id, inboundText: asked, replyText: answered, repliedAt } = exemplar;
  return { id, asked, answered, repliedAt };
}
