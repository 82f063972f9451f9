import { browser } from 'wxt/browser';

/** The browser stops an idle worker after 30 s; a call to any of its functions starts the count again. */
const pingInterval = 20_000;

/** Keeps the worker alive while at least one holder has not let go. */
export function createKeepAlive(ping: () => Promise<unknown> = () => browser.runtime.getPlatformInfo()): {
  hold(): () => void;
} {
  let holders = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    hold() {
      holders += 1;
      timer ??= setInterval(() => ping().catch(() => undefined), pingInterval);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holders -= 1;
        if (holders > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
