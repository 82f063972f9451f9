import { Select } from '../../../components/Select';
import type { ModelListing } from '../../../lib/app/ports';
import { commonStrings } from '../../../locales/en/common';
import { settingsStrings } from '../../../locales/en/settings';
import { modelEndOf } from './model-end';

const words = settingsStrings.model;

export interface ModelListProps {
  models: ModelListing[];
  chosenId: string;
  onChoose: (id: string) => void;
}

/** The server's models with the dates they end. */
export function ModelList({ models, chosenId, onChoose }: ModelListProps) {
  const isListed = models.some((model) => model.id === chosenId);
  return (
    <Select
      label={words.list}
      hint={words.loaded(models.length)}
      value={isListed ? chosenId : ''}
      onChange={(id) => id !== '' && onChoose(id)}
      options={[
        ...(isListed ? [] : [{ value: '', label: words.choose }]),
        ...models.map((model) => ({ value: model.id, label: labelOf(model) })),
      ]}
    />
  );
}

function labelOf({ id, shutdownDate, isSuggested }: ModelListing): string {
  const end = modelEndOf(shutdownDate, Date.now());
  if (end.kind === 'ended') return words.ended(id, commonStrings.date(end.at));
  if (end.kind !== 'none') return words.ends(id, commonStrings.date(end.at));
  return isSuggested ? words.suggested(id) : id;
}
