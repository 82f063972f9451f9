import { useState } from 'react';
import { Section } from '../../components/Card';
import { ErrorNotice } from '../../components/ErrorNotice';
import { ChooseView, ConversationList } from '../../components/panel/ChooseView';
import type { Conversation } from '../../lib/core/conversation/conversation';
import type { AppError } from '../../lib/core/errors';
import { sendToBackground } from '../../lib/messaging/send';
import { panelStrings } from '../../locales/en/panel';
import { usePanel } from './panel-context';

export interface ChoosePanelProps {
  conversations: Conversation[];
  /** True below another view, where choosing is an aside. */
  isAside?: boolean;
}

/** Lets the owner choose, then drafts for the chosen conversation. */
export function ChoosePanel({ conversations, isAside }: ChoosePanelProps) {
  const { windowId } = usePanel();
  const [busyKey, setBusyKey] = useState<string | undefined>();
  const [error, setError] = useState<AppError | undefined>();
  const choose = async (conversationKey: string) => {
    setBusyKey(conversationKey);
    setError(undefined);
    const answer = await sendToBackground('panel/choose', { windowId, conversationKey });
    setBusyKey(undefined);
    if (!answer.ok) setError(answer.error);
  };
  return (
    <>
      {error && <ErrorNotice error={error} isUrgent />}
      {isAside ? (
        <Section title={panelStrings.choose.beside}>
          <ConversationList conversations={conversations} busyKey={busyKey} onChoose={choose} />
        </Section>
      ) : (
        <ChooseView conversations={conversations} busyKey={busyKey} onChoose={choose} />
      )}
    </>
  );
}
