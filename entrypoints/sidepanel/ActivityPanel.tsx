import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { ActivityView } from '../../components/panel/ActivityView';
import type { ActivityReading } from '../../lib/core/conversation/conversation';
import type { AppError } from '../../lib/core/errors';
import { sendToBackground } from '../../lib/messaging/send';
import { storedAddresses, storedPosts } from '../../lib/store/stored-posts';
import { importProgress } from './library-state';
import { openStudio } from './open-studio';
import { usePanel } from './panel-context';

/** Syncs the posts of the activity page and follows the run. */
export function ActivityPanel({
  activity,
  onReadAgain,
}: {
  activity: ActivityReading;
  onReadAgain: () => void;
}) {
  const { db, windowId } = usePanel();
  const [importId, setImportId] = useState<string | undefined>();
  const [isStarting, setStarting] = useState(false);
  const [error, setError] = useState<AppError | undefined>();
  const stored = useLiveQuery(() => storedPosts(db, activity.posts), [db, activity]);
  const storedArticles = useLiveQuery(
    () =>
      storedAddresses(
        db,
        (activity.articles ?? []).map(({ url }) => url),
      ),
    [db, activity],
  );
  const progress = useLiveQuery(
    async () => (importId === undefined ? undefined : importProgress(db, importId)),
    [db, importId],
  );
  const sync = async () => {
    setStarting(true);
    setError(undefined);
    const answer = await sendToBackground('activity/sync', { windowId });
    setStarting(false);
    if (answer.ok) setImportId(answer.value.importId);
    else setError(answer.error);
  };
  return (
    <ActivityView
      activity={activity}
      storedUrns={stored}
      storedArticles={storedArticles}
      progress={progress}
      isStarting={isStarting}
      error={error}
      onSync={sync}
      onStop={() => {
        if (importId !== undefined) void sendToBackground('import/stop', { importId });
      }}
      onReadAgain={onReadAgain}
      onOpenLibrary={() => openStudio('library')}
    />
  );
}
