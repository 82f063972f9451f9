/** A request to a model, taken apart for reading. */
export interface ReadablePayload {
  messages: Array<{ role: string; content: string }>;
  /** Everything but the messages, as JSON. */
  rest: string;
  /** The whole request as indented JSON. */
  pretty: string;
}

/** Takes a payload apart; what is not JSON is shown as it is. */
export function readPayload(payload: string): ReadablePayload {
  const value = parsed(payload);
  if (typeof value !== 'object' || value === null) return { messages: [], rest: payload, pretty: payload };
  const { messages, ...rest } = value as Record<string, unknown>;
  return {
    messages: Array.isArray(messages) ? messages.map(readMessage) : [],
    rest: JSON.stringify(rest, null, 2),
    pretty: JSON.stringify(value, null, 2),
  };
}

function readMessage(message: unknown): { role: string; content: string } {
  const { role, content } = Object(message) as Record<string, unknown>;
  return {
    role: String(role ?? ''),
    content: typeof content === 'string' ? content : JSON.stringify(content, null, 2),
  };
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
