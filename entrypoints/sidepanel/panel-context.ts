import { createContext, useContext } from 'react';
import type { DraftJobStore } from '../../lib/app/ports';
import type { DrafthandDatabase } from '../../lib/store/database';
import type { UnsavedEdits } from './unsaved-edits';

/** What every part of the panel works with. */
export interface PanelEnvironment {
  db: DrafthandDatabase;
  jobs: DraftJobStore;
  unsaved: UnsavedEdits;
  /** The browser window this panel belongs to. */
  windowId: number;
}

export const PanelContext = createContext<PanelEnvironment | undefined>(undefined);

/** The panel's environment; throws outside of the panel. */
export function usePanel(): PanelEnvironment {
  const environment = useContext(PanelContext);
  if (!environment) throw new Error('PanelContext is missing');
  return environment;
}
