import '../../components/tokens.css';
import '../../components/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { ToastProvider } from '../../components/Toast';
import { openDatabase } from '../../lib/store/database';
import { createDraftJobStore } from '../../lib/store/draft-job-store';
import { PanelApp } from './PanelApp';
import { PanelBoundary } from './PanelBoundary';
import { PanelContext } from './panel-context';
import { saveUnsaved } from './save-unsaved';
import { createUnsavedEdits } from './unsaved-edits';

const db = openDatabase();
const jobs = createDraftJobStore(db);
const unsaved = createUnsavedEdits(localStorage);
const root = document.getElementById('root');
const [{ id: windowId }] = await Promise.all([browser.windows.getCurrent(), saveUnsaved(unsaved, db)]);

if (root && windowId !== undefined) {
  createRoot(root).render(
    <StrictMode>
      <PanelBoundary db={db}>
        <PanelContext value={{ db, jobs, unsaved, windowId }}>
          <ToastProvider place="top">
            <PanelApp />
          </ToastProvider>
        </PanelContext>
      </PanelBoundary>
    </StrictMode>,
  );
}
