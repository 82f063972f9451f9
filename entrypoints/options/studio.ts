import { createContext, useContext } from 'react';
import {
  hasOrigin,
  removeOrigin,
  requestEndpoint,
  requestOrigin,
  requestSite,
  requestSites,
} from '../../lib/browser/permissions';
import { createSettingsStore } from '../../lib/browser/settings-store';
import { modelFolder } from '../../lib/llm/static/model-folder';
import { createModelStore } from '../../lib/llm/static/model-store';
import { sendToBackground } from '../../lib/messaging/send';
import { openDatabase } from '../../lib/store/database';
import { createImportQueue } from '../../lib/store/import-queue';
import { createLibraryWriter } from '../../lib/store/library-writer';
import { createLinkReplacements } from '../../lib/store/link-replacements';
import { createRetrievalCorrections } from '../../lib/store/retrieval-corrections';
import { createSupersessionStore } from '../../lib/store/supersession-store';

/** What the studio's views work with. */
export type Studio = ReturnType<typeof createStudio>;

/** Wires the studio to the store, the settings and the background. */
export function createStudio(db = openDatabase()) {
  return {
    db,
    queue: createImportQueue(db),
    corrections: createRetrievalCorrections(db, { now: Date.now }),
    writer: createLibraryWriter(db, {
      now: Date.now,
      onIndexed: () => void sendToBackground('library/changed', {}),
    }),
    replacements: createLinkReplacements(db, { now: Date.now }),
    supersessions: createSupersessionStore(db, { now: Date.now }),
    settings: createSettingsStore(),
    models: createModelStore({
      folder: modelFolder,
      fetch: (input, init) => fetch(input, init),
      now: Date.now,
    }),
    send: sendToBackground,
    permissions: { hasOrigin, requestEndpoint, requestOrigin, requestSite, requestSites, removeOrigin },
    /** True in the demo build, which is born with access to its own inbox. */
    isDemo: __DEMO_ORIGIN__ !== '',
    /** When this page was opened (epoch ms). */
    openedAt: Date.now(),
  };
}

export const StudioContext = createContext<Studio | undefined>(undefined);

/** The studio around this component. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('No StudioContext around this component.');
  return studio;
}
