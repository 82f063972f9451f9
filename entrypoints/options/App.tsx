import { useEffect, useRef, useState } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice';
import { DrafthandMark } from '../../components/icons';
import { Spinner } from '../../components/Spinner';
import { ToastProvider } from '../../components/Toast';
import type { AppError } from '../../lib/core/errors';
import { openProblem } from '../../lib/store/storage-errors';
import { commonStrings } from '../../locales/en/common';
import { studioStrings } from '../../locales/en/studio';
import { tryStrings } from '../../locales/en/try-question';
import styles from './App.module.css';
import { DocumentView } from './document/DocumentView';
import { ErrorBoundary } from './ErrorBoundary';
import { LibraryView } from './library/LibraryView';
import { startList } from './library/list-state';
import { LinksView } from './links/LinksView';
import { hrefOf, parseRoute, type Route, useHash } from './route';
import { SettingsView } from './settings/SettingsView';
import { useStudio } from './studio';
import { OffersView } from './supersession/OffersView';
import { TryView } from './try/TryView';
import { type LiveSettings, useSettings } from './use-settings';
import { WelcomeView } from './welcome/WelcomeView';

/** The studio: a header with the places, and the place of the address. */
export function App() {
  const hash = useHash();
  const live = useSettings();
  const route = resolve(parseRoute(hash), live);
  const main = useRef<HTMLElement>(null);
  const problem = useOpenProblem();
  useFocusOnArrival(main, route ? hrefOf(route) : undefined);
  return (
    <ToastProvider>
      <Header
        route={route}
        isSetUp={live.settings?.entry !== 'unset'}
        onSkip={() => headingOf(main.current)?.focus()}
      />
      <main ref={main} className={styles.main}>
        {live.error && <ErrorNotice error={live.error} isUrgent />}
        {problem ? (
          <ErrorNotice error={problem} isUrgent actions={{ 'try-again': () => window.location.reload() }} />
        ) : route ? (
          <ErrorBoundary place={hrefOf(route)}>
            <Place route={route} live={live} />
          </ErrorBoundary>
        ) : (
          <Spinner label={commonStrings.loading} />
        )}
      </main>
    </ToastProvider>
  );
}

/** Why the library cannot be opened at all, e.g. after an update that failed. */
function useOpenProblem(): AppError | undefined {
  const { db } = useStudio();
  const [problem, setProblem] = useState<AppError>();
  useEffect(() => {
    void openProblem(db).then(setProblem);
  }, [db]);
  return problem;
}

/** Places that are reached from the library. */
const libraryViews = new Set<Route['view']>(['library', 'document', 'links', 'offers']);

interface HeaderProps {
  route: Route | undefined;
  isSetUp: boolean;
  /** To the content, past the places. */
  onSkip: () => void;
}

function Header({ route, isSetUp, onSkip }: HeaderProps) {
  const isLibrary = route !== undefined && libraryViews.has(route.view);
  const places: Array<{ route: Route; words: string; isHere: boolean }> = [
    { route: { view: 'library' }, words: studioStrings.places.library, isHere: isLibrary },
    { route: { view: 'try' }, words: tryStrings.title, isHere: route?.view === 'try' },
    {
      route: { view: 'settings' },
      words: studioStrings.places.settings,
      isHere: route?.view === 'settings',
    },
  ];
  if (!isSetUp) {
    const isHere = route?.view === 'welcome';
    places.unshift({ route: { view: 'welcome' }, words: studioStrings.places.welcome, isHere });
  }
  return (
    <header className={styles.header}>
      <button type="button" className={styles.skip} onClick={onSkip}>
        {studioStrings.skip}
      </button>
      <div className={styles.bar}>
        <span className={styles.brand}>
          <DrafthandMark size={22} />
          {commonStrings.productName}
        </span>
        <nav aria-label={studioStrings.places.label}>
          <ul className={styles.places}>
            {places.map((place) => (
              <li key={place.route.view}>
                <a
                  href={hrefOf(place.route)}
                  className={styles.place}
                  aria-current={place.isHere ? 'page' : undefined}
                >
                  {place.words}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Place({ route, live }: { route: Route; live: LiveSettings }) {
  const [list, setList] = useState(startList);
  const openedId = route.view === 'document' ? route.documentId : undefined;
  const isLibrary = route.view === 'library';
  useEffect(() => {
    // Coming back from a document leads to its row; coming from elsewhere, to the top.
    if (!isLibrary) setList((before) => ({ ...before, openedId }));
  }, [openedId, isLibrary]);
  switch (route.view) {
    case 'welcome':
      return <WelcomeView {...live} />;
    case 'document':
      return <DocumentView key={route.documentId} documentId={route.documentId} />;
    case 'links':
      return <LinksView {...live} />;
    case 'offers':
      return <OffersView />;
    case 'try':
      return <TryView />;
    case 'settings':
      return <SettingsView {...live} />;
    default:
      return <LibraryView list={list} onListChange={setList} settings={live.settings} />;
  }
}

/** An address without a place leads to the first-run page until that is answered, then to the library. */
function resolve(route: Route, { settings }: LiveSettings): Route | undefined {
  if (route.view !== 'start') return route;
  if (!settings) return undefined;
  return { view: settings.entry === 'unset' ? 'welcome' : 'library' };
}

/** Names the tab after the place, and takes the focus there when the person goes from one to another. */
function useFocusOnArrival(main: { current: HTMLElement | null }, place: string | undefined): void {
  const previous = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!main.current) return;
    const isMove = previous.current !== undefined && previous.current !== place;
    if (place !== undefined) previous.current = place;
    const arrive = () => {
      const heading = headingOf(main.current);
      if (!heading) return false;
      document.title = studioStrings.tabTitle(heading.textContent ?? '');
      // A view that puts the focus somewhere better itself has done so by now.
      if (isMove && !main.current?.contains(document.activeElement)) heading.focus();
      return true;
    };
    if (arrive()) return;
    const observer = new MutationObserver(() => {
      if (arrive()) observer.disconnect();
    });
    observer.observe(main.current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [main, place]);
}

function headingOf(main: HTMLElement | null): HTMLElement | null {
  return main?.querySelector<HTMLElement>('h1') ?? null;
}
