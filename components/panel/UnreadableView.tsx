import type { LayoutHealth } from '../../lib/core/conversation/conversation';
import type { AppError } from '../../lib/core/errors';
import { panelStrings } from '../../locales/en/panel';
import { Disclosure } from '../Disclosure';
import { ErrorNotice } from '../ErrorNotice';
import { LayoutHealthList } from './LayoutHealthList';
import { PasteBox, type PasteBoxProps } from './PasteBox';
import view from './View.module.css';

export interface UnreadableViewProps {
  error: AppError;
  health: LayoutHealth[];
  onReadAgain: () => void;
  paste: PasteBoxProps;
}

/** Reading failed: why, what was found, and the way on by hand. */
export function UnreadableView({ error, health, onReadAgain, paste }: UnreadableViewProps) {
  return (
    <div className={view.view}>
      <ErrorNotice
        error={error}
        kind="warning"
        headingLevel={1}
        actions={{ 'read-again': onReadAgain, 'try-again': onReadAgain }}
      />
      <PasteBox {...paste} />
      {health.length > 0 && (
        <Disclosure summary={panelStrings.unreadable.layout}>
          <LayoutHealthList health={health} />
        </Disclosure>
      )}
    </div>
  );
}
