import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { AddIcon, BookIcon, MessageIcon } from '../icons';
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
  return (
    <div className={view.view}>
      {!hasAgreed && (
        <div className={styles.start}>
          <h1 className={view.title}>{words.welcomeTitle}</h1>
          <p className={view.muted}>{words.welcome}</p>
          <div className={view.buttons}>
            <Button variant="primary" onClick={onOpenWelcome}>
              {words.openWelcome}
            </Button>
          </div>
        </div>
      )}
      {documentCount === 0 && (
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
      {hasAgreed && <Ways {...{ entry, shortcut, onRead }} />}
      <div className={view.rule}>
        <PasteBox {...paste} />
      </div>
      <div className={styles.foot}>
        {documentCount !== undefined && documentCount > 0 && (
          <p className={styles.size}>
            <BookIcon size={14} /> {words.librarySize(documentCount)}
          </p>
        )}
        <p>{words.promise}</p>
      </div>
    </div>
  );
}

/** How a draft is started. */
function Ways({ entry, shortcut, onRead }: Pick<IdleViewProps, 'entry' | 'shortcut' | 'onRead'>) {
  return (
    <div className={styles.start}>
      <h1 className={view.title}>{words.title}</h1>
      <p className={view.muted}>{words.intro}</p>
      <ul className={styles.ways}>
        {entry === 'button' && (
          <li>
            <Sentence parts={words.button} />
          </li>
        )}
        <li>
          <Sentence parts={words.toolbar} />
        </li>
        {shortcut && (
          <li>
            {words.shortcut} <kbd>{shortcut}</kbd>
          </li>
        )}
        <li>
          <Sentence parts={words.menu} />
        </li>
      </ul>
      <div className={view.buttons}>
        <Button icon={<MessageIcon />} onClick={onRead}>
          {words.read}
        </Button>
      </div>
    </div>
  );
}

/** A sentence with one part set strong. */
function Sentence({ parts }: { parts: readonly [string, string, string] }) {
  return (
    <>
      {parts[0]}
      <strong>{parts[1]}</strong>
      {parts[2]}
    </>
  );
}
