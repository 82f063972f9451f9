import { useState } from 'react';
import type { DraftJob } from '../../lib/core/drafting/draft-job';
import type { SentRequest } from '../../lib/core/retrieval/vectors/embedding';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { Dialog } from '../Dialog';
import { Tabs } from '../Tabs';
import { readPayload } from './read-payload';
import styles from './SentDialog.module.css';

export interface SentDialogProps {
  job: Pick<DraftJob, 'payload' | 'provider' | 'questionsSent'>;
  isOpen: boolean;
  onClose: () => void;
  onCopy: (text: string) => void;
}

const words = panelStrings.sent;

/** Exactly what left the computer for this draft, or that nothing did. */
export function SentDialog({ job, isOpen, onClose, onCopy }: SentDialogProps) {
  const [tab, setTab] = useState<'readable' | 'exact'>('readable');
  const { payload, provider, questionsSent = [] } = job;
  const isBuiltIn = provider.kind === 'built-in';
  if (payload === undefined) {
    return (
      <Dialog isOpen={isOpen} title={words.title} onClose={onClose}>
        {questionsSent.length === 0 && <p>{isBuiltIn ? words.nothing : words.nothingSent}</p>}
        {questionsSent.length > 0 && isBuiltIn && <p>{words.builtIn}</p>}
        <QuestionsSent requests={questionsSent} />
      </Dialog>
    );
  }
  const { messages, rest, pretty } = readPayload(payload);
  return (
    <Dialog
      isOpen={isOpen}
      isWide
      title={words.title}
      onClose={onClose}
      footer={<Button onClick={() => onCopy(pretty)}>{words.copy}</Button>}
    >
      {provider.kind === 'openai' && <p className={styles.to}>{words.to(hostOf(provider.baseUrl))}</p>}
      <Tabs
        label={words.tabs}
        tabs={[
          { id: 'readable', label: words.readable },
          { id: 'exact', label: words.exact },
        ]}
        selectedId={tab}
        onSelect={setTab}
      >
        {tab === 'exact' ? (
          <pre className={styles.exact}>{pretty}</pre>
        ) : (
          <div className={styles.readable}>
            {messages.map(({ role, content }, order) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: messages of one request, in its order.
              <section key={order}>
                <h3>{role in words.role ? words.role[role as keyof typeof words.role] : role}</h3>
                <pre className={styles.exact}>{content}</pre>
              </section>
            ))}
            <section>
              <h3>{words.rest}</h3>
              <pre className={styles.exact}>{rest}</pre>
            </section>
          </div>
        )}
      </Tabs>
      <QuestionsSent requests={questionsSent} />
    </Dialog>
  );
}

/** Exactly what a server for vectors got of the questions. */
function QuestionsSent({ requests }: { requests: SentRequest[] }) {
  return requests.map(({ to, json }) => (
    <section key={`${to} ${json}`} className={styles.question}>
      <h3>{words.questions(hostOf(to))}</h3>
      <pre className={styles.exact}>{readPayload(json).pretty}</pre>
    </section>
  ));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
