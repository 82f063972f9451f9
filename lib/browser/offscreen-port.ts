import { browser } from 'wxt/browser';

const name = 'offscreen';

/**
 * In the background: hears when the offscreen document ends, however it ends, so that unfinished work
 * goes on at once. The port carries nothing. Register it in the first tick of the worker.
 */
export function lookAfterOffscreen(onEnd: () => void): void {
  browser.runtime.onConnect.addListener((port) => {
    const isOurs = port.sender?.id === browser.runtime.id && port.sender.tab === undefined;
    if (isOurs && port.name === name) port.onDisconnect.addListener(onEnd);
  });
}

/** Milliseconds before the port is opened again; a background that cannot start must not be asked without end. */
const reconnectAfter = 500;

/**
 * In the offscreen document: keeps the port open as long as the document lives. A background that
 * ended is started again by it, so that somebody hears when the document ends.
 */
export function stayConnected(): void {
  const port = browser.runtime.connect({ name });
  port.onDisconnect.addListener(() => setTimeout(stayConnected, reconnectAfter));
}
