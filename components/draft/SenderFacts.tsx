import type { SenderCard } from '../../lib/core/conversation/ask';
import { panelStrings } from '../../locales/en/panel';
import { Disclosure } from '../Disclosure';
import { FactList } from '../panel/FactList';
import styles from './SenderFacts.module.css';

const words = panelStrings.sender;

/** What is known about the sender, each fact with the words it came from. */
export function SenderFacts({ sender }: { sender: SenderCard }) {
  const { facts, firstName, name } = sender;
  if (facts.length === 0) return null;
  return (
    <Disclosure summary={words.title(firstName || name)}>
      <FactList
        facts={facts.map(({ kind, value, quote, from }) => ({
          name: words.facts[kind],
          value,
          note: quote === value ? words.from[from] : <q className={styles.quote}>{quote}</q>,
        }))}
      />
    </Disclosure>
  );
}
