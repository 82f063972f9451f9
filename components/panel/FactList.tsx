import type { ReactNode } from 'react';
import styles from './FactList.module.css';

export interface Fact {
  name: string;
  value: ReactNode;
  /** Where it comes from, below the value. */
  note?: ReactNode;
}

/** Names and values, aligned, as a description list. */
export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact, order) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity and never reorder.
        <div key={order} className={styles.fact}>
          <dt>{fact.name}</dt>
          <dd>
            <div className={styles.value}>{fact.value}</div>
            {fact.note && <div className={styles.note}>{fact.note}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
