import { TextField } from '../../../components/TextField';
import { settingsStrings } from '../../../locales/en/settings';
import type { Endpoint } from './endpoint';
import type { SavedText } from './use-saved-text';

const words = settingsStrings.server;
const problems = { invalid: words.invalid, insecure: words.insecure, 'user-info': words.userInfo };

export interface BaseUrlFieldProps {
  hint: string;
  address: SavedText;
  /** What the text in the field is, with why it may not be used. */
  endpoint: Endpoint;
  onChange?: (text: string) => void;
}

/** The base URL of a server, which saves itself. */
export function BaseUrlField({ hint, address, endpoint, onChange = address.setText }: BaseUrlFieldProps) {
  return (
    <TextField
      label={words.baseUrl}
      type="url"
      autoComplete="off"
      spellCheck={false}
      hint={hint}
      value={address.text}
      error={endpoint.kind === 'endpoint' ? undefined : problems[endpoint.kind]}
      onChange={onChange}
      onBlur={address.flush}
    />
  );
}
