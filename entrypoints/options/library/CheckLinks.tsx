import { useEffect, useState } from 'react';
import { Button } from '../../../components/Button';
import { LinkIcon } from '../../../components/icons';
import { useToast } from '../../../components/Toast';
import { sitesToCheck } from '../../../lib/store/link-queries';
import { errorWords } from '../../../locales/en/errors';
import { libraryListStrings as words } from '../../../locales/en/library-list';
import { useStudio } from '../studio';

/** Checks the links of the selected documents; progress and report are those of the page for links. */
export function CheckLinks({ ids, onDone }: { ids: string[]; onDone: () => void }) {
  const { db, permissions, send } = useStudio();
  const toast = useToast();
  const [isStarting, setStarting] = useState(false);
  const [sites, setSites] = useState<string[]>();
  const chosen = ids.join('\n');
  // At hand before the click, since the browser takes the question for access from its tick only.
  useEffect(() => {
    let isWanted = true;
    void sitesToCheck(db, chosen.split('\n')).then((found) => isWanted && setSites(found));
    return () => {
      isWanted = false;
    };
  }, [db, chosen]);

  const start = async () => {
    const asked = permissions.requestSites(sites ?? []).catch(() => false);
    setStarting(true);
    await asked;
    const answer = await send('links/check', { documentIds: ids });
    setStarting(false);
    if (!answer.ok) return toast({ words: errorWords(answer.error).title });
    toast({ words: answer.value.isStarted ? words.checkStarted : words.checkUnderWay });
    onDone();
  };
  return (
    <Button
      size="small"
      icon={<LinkIcon />}
      isBusy={isStarting}
      disabled={sites?.length === 0}
      onClick={() => void start()}
    >
      {words.checkLinks}
    </Button>
  );
}
