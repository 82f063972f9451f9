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

const db = openDatabase();
const root = document.getElementById('root');
const { id: windowId } = await browser.windows.getCurrent();

if (root && windowId !== undefined) {
  createRoot(root).render(
    <StrictMode>
      <PanelBoundary>
        <PanelContext value={{ db, jobs: createDraftJobStore(db), windowId }}>
          <ToastProvider place="top">
            <PanelApp />
          </ToastProvider>
        </PanelContext>
      </PanelBoundary>
    </StrictMode>,
  );
}
