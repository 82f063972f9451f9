import { useState } from 'react';
import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import type { LibraryDocument } from '../../../lib/core/library/document';
import { supersessionsOf } from '../../../lib/store/supersession-store';
import { supersessionStrings as words } from '../../../locales/en/supersession';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import { SupersedeDialog } from './SupersedeDialog';
import { SupersessionItem } from './SupersessionItem';
import { useSupersessions } from './use-supersessions';

/** What takes the place of a document, or may; and saying so by hand. */
export function DocumentSupersessions({ document }: { document: LibraryDocument }) {
  const { db } = useStudio();
  const pairs = useLive(() => supersessionsOf(db, document.id), [db, document.id]) ?? [];
  const decisions = useSupersessions();
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      {decisions.error && <ErrorNotice error={decisions.error} isUrgent onDismiss={decisions.dismissError} />}
      {pairs.map((pair) => (
        <SupersessionItem
          key={`${pair.newerId} ${pair.olderId}`}
          pair={pair}
          decisions={decisions}
          hereId={document.id}
        />
      ))}
      {document.status !== 'superseded' && document.status !== 'removed' && (
        <div>
          <Button onClick={() => setChoosing(true)}>{words.byHand}</Button>
        </div>
      )}
      {isChoosing && (
        <SupersedeDialog
          document={document}
          onChoose={(newerId) => {
            setChoosing(false);
            void decisions.supersede({ newerId, olderId: document.id });
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
