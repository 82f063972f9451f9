import { browser } from 'wxt/browser';

const name = 'drafthand';

/** Should a ring find no worker that sets the next one, it rings again after so many minutes. */
const repeatMinutes = 360;

/** The extension's one alarm. Times are epoch milliseconds. */
export function createAlarm() {
  return {
    async ringsAt(): Promise<number | undefined> {
      return (await browser.alarms.get(name))?.scheduledTime;
    },

    async set(at: number): Promise<void> {
      await browser.alarms.create(name, { when: at, periodInMinutes: repeatMinutes });
    },
  };
}

/** Calls back when the alarm rings. Register it in the first tick of the worker, or the ring is missed. */
export function onAlarm(callback: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) callback();
  });
}
