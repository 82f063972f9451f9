import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { usePanel } from './panel-context';

/**
 * Ids of the conversation's jobs, oldest first. Follows which jobs there are, not their content:
 * a stream that writes five times a second must not load every earlier job each time.
 */
export function useJobOrder(conversationKey: string, currentId: string): string[] {
  const { db } = usePanel();
  const ids = useLiveQuery(
    () => db.jobs.where('conversationKey').equals(conversationKey).primaryKeys(),
    [db, conversationKey],
  );
  const [order, setOrder] = useState<string[]>([currentId]);
  useEffect(() => {
    let isGone = false;
    if (ids) {
      db.jobs.bulkGet(ids).then((jobs) => {
        const sorted = jobs
          .filter((job) => job !== undefined)
          .sort((one, other) => one.createdAt - other.createdAt);
        if (!isGone) setOrder(sorted.map((job) => job.id));
      });
    }
    return () => {
      isGone = true;
    };
  }, [db, ids]);
  return order;
}
