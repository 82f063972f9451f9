import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { LiveRegion } from '../../../components/LiveRegion';
import { LookAlikeList, type LookAlikeReply } from '../../../components/retrieval/LookAlikeList';
import { TextArea } from '../../../components/TextArea';
import type { AppError } from '../../../lib/core/errors';
import type { TriedQuestion } from '../../../lib/core/retrieval/tried-question';
import { findLookAlikes } from '../../../lib/store/exemplar-sketches';
import { tryStrings as words } from '../../../locales/en/try-question';
import { PageHead } from '../PageHead';
import { useStudio } from '../studio';
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
  const [tried, setTried] = useState<TriedQuestion>();
  const [alikes, setAlikes] = useState<LookAlikeReply[]>([]);

  const search = async () => {
    if (text.trim() === '') return;
    setBusy(true);
    const answer = await send('retrieval/try', { text });
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    setTried(answer.value);
    const found = await findLookAlikes(db, { text, language: answer.value.language }, mostAlikes);
    setAlikes(found.map(({ exemplar }) => replyOf(exemplar)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void search();
  };
  const found = tried?.asks.reduce((sum, { result }) => sum + countDocuments(result.passages), 0);
  return (
    <>
      <PageHead title={words.title}>{words.intro}</PageHead>
      <div className={styles.page}>
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
        <LiveRegion message={found === undefined ? '' : words.found(found)} />
        {error && <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />}
        {!tried && <p className={styles.note}>{words.empty}</p>}
        {tried?.asks.length === 0 && <p className={styles.note}>{words.noAsks}</p>}
        {tried?.asks.map((one) => (
          <TriedAskView
            key={one.ask.id}
            tried={one}
            language={tried.language}
            onCorrected={() => void search()}
          />
        ))}
        <LookAlikeList replies={alikes} />
        <CorrectionList />
      </div>
    </>
  );
}

function countDocuments(passages: Array<{ documentId: string }>): number {
  return new Set(passages.map(({ documentId }) => documentId)).size;
}

function replyOf(exemplar: { id: string; inboundText: string; replyText: string; repliedAt: number }) {
  const { id, inboundText: asked, replyText: answered, repliedAt } = exemplar;
  return { id, asked, answered, repliedAt };
}
