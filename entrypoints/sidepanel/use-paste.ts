import { useState } from 'react';
import type { PasteBoxProps } from '../../components/panel/PasteBox';
import type { AppError } from '../../lib/core/errors';
import { sendToBackground } from '../../lib/messaging/send';
import { usePanel } from './panel-context';

/** Drafting for a pasted message: what the paste box needs, and why it failed if it did. */
export function usePaste(): { paste: PasteBoxProps; error: AppError | undefined } {
  const { windowId } = usePanel();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | undefined>();
  const onPaste = async (text: string, senderName: string) => {
    setBusy(true);
    setError(undefined);
    const answer = await sendToBackground('draft/paste', { windowId, text, senderName });
    setBusy(false);
    if (!answer.ok) setError(answer.error);
  };
  return { paste: { onPaste, isBusy }, error };
}
