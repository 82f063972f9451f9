import { useState } from 'react';
import { ProfileView } from '../../components/panel/ProfileView';
import { useToast } from '../../components/Toast';
import type { ProfileReading } from '../../lib/core/conversation/conversation';
import type { AppError } from '../../lib/core/errors';
import { sendToBackground } from '../../lib/messaging/send';
import { panelStrings } from '../../locales/en/panel';
import { usePanel } from './panel-context';

/** Keeps the profile on the owner's click, or forgets it. */
export function ProfilePanel({ profile }: { profile: ProfileReading }) {
  const { jobs, windowId } = usePanel();
  const toast = useToast();
  const [state, setState] = useState<'offered' | 'saving' | 'kept'>('offered');
  const [error, setError] = useState<AppError | undefined>();
  const use = async () => {
    setState('saving');
    setError(undefined);
    const answer = await sendToBackground('profile/keep', { windowId });
    setState(answer.ok ? 'kept' : 'offered');
    if (!answer.ok) setError(answer.error);
  };
  const discard = async () => {
    await jobs.setTarget({ windowId, updatedAt: Date.now(), view: { kind: 'idle' } });
    toast({ words: panelStrings.profile.discarded });
  };
  return <ProfileView profile={profile} state={state} error={error} onUse={use} onDiscard={discard} />;
}
