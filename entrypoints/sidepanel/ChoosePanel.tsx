import { useState } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice';
import { ChooseView } from '../../components/panel/ChooseView';
import type { Conversation } from '../../lib/core/conversation/conversation';
import type { AppError } from '../../lib/core/errors';
import { sendToBackground } from '../../lib/messaging/send';
import { usePanel } from './panel-context';

/** Lets the owner choose, then drafts for the chosen conversation. */
export function ChoosePanel({ conversations }: { conversations: Conversation[] }) {
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
      <ChooseView conversations={conversations} busyKey={busyKey} onChoose={choose} />
    </>
  );
}
