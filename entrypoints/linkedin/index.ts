import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { toAppError } from '../../lib/core/errors';
import { pageAddressOf } from '../../lib/linkedin/addresses';
import { mountButtons } from '../../lib/linkedin/buttons';
import { readConversation } from '../../lib/linkedin/read-conversation';
import type { Answer, PanelAnswer } from '../../lib/messaging/protocol';
import { sendToBackground } from '../../lib/messaging/send';
import { pageStrings } from '../../locales/en/page';
import { servePage } from '../reader/serve-page';

/**
 * The button in each conversation. It is on every LinkedIn page while the owner wants the button, so
 * it holds no more than that: reading whole pages and inserting is in the reader, brought in on demand.
 * Not WXT's kind of content script: that one announces itself on the page under the extension's id.
 */
export default defineUnlistedScript({
  main() {
    let mounted: AbortController | undefined;
    const setButtons = (enabled: boolean): null => {
      if (enabled === (mounted !== undefined)) return null;
      mounted?.abort();
      mounted = enabled ? new AbortController() : undefined;
      if (mounted && server) mount(mounted.signal, server.isAlive);
      return null;
    };
    const server = servePage('buttons', { 'page/buttons': ({ enabled }) => setButtons(enabled) });
    if (server) setButtons(true);
  },
});

function mount(signal: AbortSignal, isAlive: () => boolean): void {
  mountButtons({
    document,
    label: pageStrings.draftReply,
    tooltip: pageStrings.draftReplyHint,
    signal,
    isAlive,
    onClick: async (root) => {
      const answer = await requestDraft(root);
      return answer.ok && answer.value.isPanelClosed ? pageStrings.panelClosed : undefined;
    },
  });
}

/** Sends what the conversation says within the click itself: the panel only opens on its user activation. */
function requestDraft(root: HTMLElement): Promise<Answer<PanelAnswer>> {
  try {
    const { conversation, health } = readConversation(root, { url: pageAddressOf(document), document });
    if (conversation) return sendToBackground('draft/request', { conversation });
    return sendToBackground('draft/unreadable', {
      reading: { kind: 'unreadable', health: [health] },
      error: { code: 'conversation-unreadable' },
    });
  } catch (thrown) {
    return sendToBackground('draft/unreadable', {
      reading: { kind: 'unreadable', health: [] },
      error: toAppError(thrown),
    });
  }
}
