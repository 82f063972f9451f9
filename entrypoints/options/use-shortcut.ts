import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

/** The keys that open Drafthand, e.g. "Alt+Shift+D"; '' when none are set, undefined until known. */
export function useShortcut(): string | undefined {
  const [shortcut, setShortcut] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    void browser.commands.getAll().then((commands) => {
      const action = commands.find((command) => command.name === '_execute_action');
      if (isWanted) setShortcut(action?.shortcut ?? '');
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return shortcut;
}
