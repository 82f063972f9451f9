/** What may be logged beside an event: codes, counts and durations. */
export type LogDetails = Record<string, string | number | boolean | undefined>;

export interface Logger {
  info(event: string, details?: LogDetails): void;
  warn(event: string, details?: LogDetails): void;
}

/** Longest text in the log; codes and browser errors fit, messages of people do not belong here at all. */
const maxLength = 160;

/** Writes events to the extension's own console. Nothing is stored, nothing leaves; what looks like a key is blotted out. */
export function createLogger(out: Pick<Console, 'info' | 'warn'> = console): Logger {
  return {
    info: (event, details) => out.info(`[drafthand] ${event}`, safe(details)),
    warn: (event, details) => out.warn(`[drafthand] ${event}`, safe(details)),
  };
}

function safe(details: LogDetails = {}): LogDetails {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' ? blotted(value) : value,
    ]),
  );
}

function blotted(text: string): string {
  return text.replace(/\bBearer\s+\S+|\b[a-z]{2,4}-[\w-]{8,}/gi, '…').slice(0, maxLength);
}
