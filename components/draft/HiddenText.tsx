import type { AskAnalysis } from '../../lib/core/conversation/ask';
import { panelStrings } from '../../locales/en/panel';
import { Notice } from '../Notice';

/** Hidden characters in the message, made visible when they spell something. */
export function HiddenText({ analysis }: { analysis: AskAnalysis }) {
  const decoded = analysis.hidden.flatMap((hidden) => (hidden.decoded ? [hidden.decoded] : []));
  if (decoded.length === 0) return null;
  const count = analysis.hidden.reduce((sum, hidden) => sum + hidden.count, 0);
  return (
    <Notice kind="warning" title={panelStrings.asks.hidden(count)}>
      {decoded.map((text) => (
        <p key={text}>{panelStrings.asks.decoded(text)}</p>
      ))}
    </Notice>
  );
}
