import { TextArea } from '../../../components/TextArea';
import { TextField } from '../../../components/TextField';
import { settingsStrings } from '../../../locales/en/settings';
import { SettingsGroup } from './SettingsGroup';
import type { SettingsProps } from './settings-props';
import { useSavedText } from './use-saved-text';

const words = settingsStrings.style;

/** How drafts are signed, and a word to the model about the owner's style. */
export function StyleSection({ settings, update }: SettingsProps) {
  const signature = useSavedText(settings.signature, (text) => void update({ signature: text.trim() }));
  const note = useSavedText(settings.styleNote, (text) => void update({ styleNote: text.trim() }));
  return (
    <SettingsGroup title={words.title}>
      <TextField
        label={words.signature}
        hint={words.signatureHint}
        value={signature.text}
        onChange={signature.setText}
        onBlur={signature.flush}
      />
      <TextArea
        label={words.note}
        hint={words.noteHint}
        rows={3}
        value={note.text}
        onChange={note.setText}
        onBlur={note.flush}
      />
    </SettingsGroup>
  );
}
