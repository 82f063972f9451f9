import { Badge, type BadgeTone } from '../../../components/Badge';
import { Disclosure } from '../../../components/Disclosure';
import { EditIcon, FeedIcon, FileIcon, FolderIcon, GlobeIcon, PersonIcon } from '../../../components/icons';
import type { ImportRun, LibrarySource } from '../../../lib/app/ports';
import { canSync } from '../../../lib/core/library/sync-schedule';
import { commonStrings } from '../../../locales/en/common';
import { type SourceState, librarySourceStrings as words } from '../../../locales/en/library-sources';
import { SourceDetails } from './SourceDetails';
import styles from './SourceItem.module.css';

const icons = {
  file: FileIcon,
  folder: FolderIcon,
  zip: FolderIcon,
  page: GlobeIcon,
  feed: FeedIcon,
  website: GlobeIcon,
  'linkedin-activity': PersonIcon,
  'linkedin-archive': PersonIcon,
  export: FolderIcon,
  note: EditIcon,
};

const tones: Record<SourceState, BadgeTone> = {
  running: 'accent',
  paused: 'neutral',
  'no-access': 'warning',
  failed: 'danger',
  kept: 'warning',
  stopped: 'neutral',
  new: 'neutral',
  current: 'accent',
  read: 'neutral',
};

export interface SourceItemProps {
  source: LibrarySource;
  lastRun: ImportRun | undefined;
  documents: number;
  state: SourceState;
  onShow: () => void;
  onReport: (importId: string) => void;
  onStart: () => void;
  /** Access to its site was given. */
  onAccess: () => void;
}

/** One source: its state at a glance, and the rest on request. */
export function SourceItem(props: SourceItemProps) {
  const { source, lastRun, documents, state, onShow } = props;
  const { label, kind } = source;
  const SourceIcon = icons[kind];
  return (
    <li className={styles.item}>
      <span className={styles.icon}>
        <SourceIcon />
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <button type="button" className={styles.name} aria-label={words.show(label)} onClick={onShow}>
            {label}
          </button>
          <Badge tone={tones[state]}>{words.states[state]}</Badge>
        </div>
        <p className={styles.note}>
          {words.kinds[kind]} · {words.documents(documents)}
        </p>
        <p className={styles.note}>{timesOf(source, lastRun)}</p>
        <Disclosure summary={<span>{words.detailsShown}</span>} label={words.details(label)}>
          <SourceDetails {...props} />
        </Disclosure>
      </div>
    </li>
  );
}

/** When it was read, and when it will be. */
function timesOf(
  { kind, addedAt, lastRunAt, nextRunAt, failures = 0 }: LibrarySource,
  lastRun: ImportRun | undefined,
): string {
  const readAt = lastRunAt ?? lastRun?.finishedAt;
  const past =
    readAt === undefined
      ? words.added(commonStrings.date(addedAt))
      : words.lastRead(commonStrings.dateTime(readAt));
  if (!canSync(kind)) return past;
  if (nextRunAt === undefined) return `${past}, ${words.never}`;
  const next = commonStrings.dateTime(nextRunAt);
  return `${past}, ${failures > 0 ? words.nextTry(next) : words.next(next)}`;
}
