import { Notice } from '../../../components/Notice';
import type { ModelListing } from '../../../lib/app/ports';
import { commonStrings } from '../../../locales/en/common';
import { settingsStrings } from '../../../locales/en/settings';
import { modelEndOf } from './model-end';

const words = settingsStrings.model;

/** A warning when the chosen model is about to end, or has. */
export function ModelEnd({ model, now }: { model: ModelListing; now: number }) {
  const end = modelEndOf(model.shutdownDate, now);
  if (end.kind !== 'soon' && end.kind !== 'ended') return null;
  const date = commonStrings.date(end.at);
  return (
    <Notice kind="warning" title={words.endsSoonTitle(model.id)}>
      {end.kind === 'soon' ? words.endsSoon(date, end.days) : words.endedWords(date)}
    </Notice>
  );
}
