import { answerFromPeer } from './peer-answers.mjs';

/** The service worker of a peer's extension. */
chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  void answerFromPeer(message).then(answer, (error) => answer({ failed: String(error?.stack ?? error) }));
  return true;
});
