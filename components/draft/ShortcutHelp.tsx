import { panelStrings } from '../../locales/en/panel';
import { Disclosure } from '../Disclosure';
import { FactList } from '../panel/FactList';

const words = panelStrings.help;

/** The keys of the drafting view. */
export function ShortcutHelp({ isMac }: { isMac: boolean }) {
  const command = isMac ? words.command : words.control;
  const alt = isMac ? '⌥' : 'Alt';
  const keys: Array<[string[], string]> = [
    [[command, 'Enter'], words.insert],
    [[alt, 'S'], words.stop],
    [[alt, 'A'], words.again],
    [[alt, 'R'], words.editor],
  ];
  return (
    <Disclosure summary={words.title}>
      <FactList
        facts={keys.map(([combination, action]) => ({
          name: action,
          value: combination.map((key, order) => (
            <span key={key}>
              {order > 0 && ' + '}
              <kbd>{key}</kbd>
            </span>
          )),
        }))}
      />
    </Disclosure>
  );
}
