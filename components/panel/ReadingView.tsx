import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { Spinner } from '../Spinner';
import { PasteBox, type PasteBoxProps } from './PasteBox';
import styles from './ReadingView.module.css';
import view from './View.module.css';

export interface ReadingViewProps {
  /** True when the page should have answered by now. */
  isSlow: boolean;
  onReadAgain: () => void;
  paste: PasteBoxProps;
}

const words = panelStrings.reading;

/** The page is being read; becomes a way out when that takes too long. */
export function ReadingView({ isSlow, onReadAgain, paste }: ReadingViewProps) {
  return (
    <div className={view.view}>
      <div className={styles.state} role="status">
        <Spinner />
        <div>
          <h1 className={view.title}>{isSlow ? words.slowTitle : words.title}</h1>
          <p className={view.muted}>{isSlow ? words.slow : words.words}</p>
        </div>
      </div>
      {isSlow && (
        <>
          <div className={view.buttons}>
            <Button onClick={onReadAgain}>{panelStrings.unreadable.readAgain}</Button>
          </div>
          <div className={view.rule}>
            <PasteBox {...paste} />
          </div>
        </>
      )}
    </div>
  );
}
