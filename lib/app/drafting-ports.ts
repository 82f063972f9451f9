import type { Clock, KeepAlive } from './clock';
import type { ChatModel, DraftJobStore, LibraryFacts, Retriever, SecretStore, SettingsStore } from './ports';

/** Everything the drafting use cases reach the world through. */
export interface DraftingPorts {
  jobs: DraftJobStore;
  retriever: Retriever;
  facts: LibraryFacts;
  settings: SettingsStore;
  secrets: Pick<SecretStore, 'state'>;
  chat: ChatModel;
  /** True when the browser lets the extension reach this address. */
  hasOrigin(url: string): Promise<boolean>;
  keepAlive: KeepAlive;
  clock: Clock;
  createId(): string;
  /** Made anew at every worker start. */
  bootId: string;
  /** Hears how a job ended; never gets texts. */
  log(event: string, details: Record<string, string | number>): void;
}
