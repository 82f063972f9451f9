import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { Disclosure } from '../Disclosure';
import {
  AddIcon,
  BookIcon,
  DrafthandMark,
  KeyIcon,
  LockIcon,
  MessageIcon,
  MoreIcon,
  PointerIcon,
} from '../icons';
import { Notice } from '../Notice';
import styles from './IdleView.module.css';
import { PasteBox, type PasteBoxProps } from './PasteBox';
import view from './View.module.css';

export interface IdleViewProps {
  /** Whether the first-run page has been answered. */
  hasAgreed: boolean;
  /** How the owner chose to start drafts; `button` also lists the button on the page. */
  entry: 'unset' | 'button' | 'toolbar';
  /** Undefined while it is being counted. */
  documentCount: number | undefined;
  /** Keys of the shortcut as the browser names them, e.g. "Alt+Shift+D"; absent when none is set. */
  shortcut?: string;
  onOpenWelcome: () => void;
  onAddPosts: () => void;
  onRead: () => void;
  paste: PasteBoxProps;
}

const words = panelStrings.idle;

/** Nothing is being worked on: what to do and how. */
export function IdleView(props: IdleViewProps) {
  const { hasAgreed, entry, documentCount, shortcut, onOpenWelcome, onAddPosts, onRead, paste } = props;
  const isEmpty = documentCount === 0;
  return (
    <div className={styles.idle}>
      {hasAgreed ? (
        <Ways {...{ entry, shortcut, onRead }} isMain={!isEmpty} />
      ) : (
        <div className={styles.start}>
          <DrafthandMark size={40} />
          <h1 className={styles.title}>{words.welcomeTitle}</h1>
          <p className={view.muted}>{words.welcome}</p>
          <div className={view.buttons}>
            <Button variant="primary" onClick={onOpenWelcome}>
              {words.openWelcome}
            </Button>
          </div>
        </div>
      )}
      {isEmpty && (
        <Notice
          title={words.emptyLibraryTitle}
          action={
            <Button variant={hasAgreed ? 'primary' : 'secondary'} icon={<AddIcon />} onClick={onAddPosts}>
              {words.addPosts}
            </Button>
          }
        >
          {words.emptyLibrary}
        </Notice>
      )}
      <Disclosure summary={panelStrings.paste.title}>
        <PasteBox {...paste} isTitleHidden />
      </Disclosure>
      <div className={styles.foot}>
        {documentCount !== undefined && documentCount > 0 && (
          <p className={styles.line}>
            <BookIcon size={14} /> {words.librarySize(documentCount)}
          </p>
        )}
        <p className={styles.line}>
          <LockIcon size={14} /> {words.promise}
        </p>
      </div>
    </div>
  );
}

/** How a draft is started. */
function Ways({
  entry,
  shortcut,
  onRead,
  isMain,
}: Pick<IdleViewProps, 'entry' | 'shortcut' | 'onRead'> & { isMain: boolean }) {
  return (
    <div className={styles.start}>
      <DrafthandMark size={40} />
      <h1 className={styles.title}>{words.title}</h1>
      <p className={view.muted}>{words.intro}</p>
      <ul className={styles.ways}>
        {entry === 'button' && (
          <li>
            <MessageIcon />
            <Sentence parts={words.button} />
          </li>
        )}
        <li>
          <PointerIcon />
          <Sentence parts={words.toolbar} />
        </li>
        {shortcut && (
          <li>
            <KeyIcon />
            <span>
              {words.shortcut} <kbd>{shortcut}</kbd>
            </span>
          </li>
        )}
        <li>
          <MoreIcon />
          <Sentence parts={words.menu} />
        </li>
      </ul>
      <Button variant={isMain ? 'primary' : 'secondary'} onClick={onRead}>
        {words.read}
      </Button>
    </div>
  );
}

/** A sentence with one part set strong. */
function Sentence({ parts }: { parts: readonly [string, string, string] }) {
  return (
    <span>
      {parts[0]}
      <strong>{parts[1]}</strong>
      {parts[2]}
    </span>
  );
}
