import type { SettingsStore } from './ports';

export interface EntryPorts {
  settings: Pick<SettingsStore, 'get'>;
  hasOrigin(url: string): Promise<boolean>;
  /** The script with the in-page button. */
  buttons: { switchOn(matches: string[]): Promise<void>; switchOff(): Promise<void> };
  /** Match patterns of the pages Drafthand works on. */
  patterns: string[];
}

/** The in-page button runs where the owner chose it and the browser allows it; else the toolbar is the way in. */
export function createEntryMode({ settings, hasOrigin, buttons, patterns }: EntryPorts) {
  /** Patterns the button may run on; none in toolbar mode. */
  async function buttonPatterns(): Promise<string[]> {
    if ((await settings.get()).entry !== 'button') return [];
    const granted = await Promise.all(patterns.map(hasOrigin));
    return patterns.filter((_pattern, index) => granted[index]);
  }

  return {
    async mode(): Promise<'button' | 'toolbar'> {
      return (await buttonPatterns()).length > 0 ? 'button' : 'toolbar';
    },

    /** Brings the browser in line with the settings and the granted site access. */
    async apply(): Promise<'button' | 'toolbar'> {
      const matches = await buttonPatterns();
      if (matches.length === 0) {
        await buttons.switchOff();
        return 'toolbar';
      }
      await buttons.switchOn(matches);
      return 'button';
    },
  };
}
