import { type AppError, toAppError } from '../core/errors';
import type {
  Answer,
  ContentMessages,
  MessageMap,
  MessageType,
  OffscreenCommands,
  OffscreenMessages,
  PageMessages,
  SourceMessages,
} from './protocol';
import { type MessageRequests, requestSchemas } from './schemas';
import { isSenderAllowed, type MessageSender, type OwnExtension } from './sender-check';

interface ReceivedIn {
  background: keyof ContentMessages | keyof PageMessages | keyof SourceMessages | keyof OffscreenMessages;
  offscreen: keyof OffscreenCommands;
}

type ReceivedType = ReceivedIn[keyof ReceivedIn];

/** A handler starts in the very tick its message arrives. */
export type Handler<Type extends MessageType> = (
  data: MessageRequests[Type],
  sender: MessageSender,
) => MessageMap[Type]['answer'] | Promise<MessageMap[Type]['answer']>;

/** One handler per message type of a context. */
export type Handlers<Context extends keyof ReceivedIn> = {
  [Type in ReceivedIn[Context]]: Handler<Type>;
};

type AnyHandlers = { [Type in ReceivedType]?: Handler<Type> };

export type ReceiverOptions = {
  extensionId: string;
  /** `runtime.getURL('/')`; Chromium's form of it when absent. */
  extensionUrl?: string;
  /** True for an origin or address of a page Drafthand works on; none when absent. */
  isAllowedPage?: (url: string) => boolean;
  /** Told about refused messages: the type and the code, never the content. */
  onRefused?: (type: string, error: AppError) => void;
} & (
  | { context: 'background'; handlers: Handlers<'background'> }
  | { context: 'offscreen'; handlers: Handlers<'offscreen'> }
);

/**
 * A raw `runtime.onMessage` listener: checks the destination, the sender and the shape, then calls
 * the handler, all in one tick, because `sidePanel.open()` must happen in the tick of the message.
 * Returns true when it answers later through `sendResponse`; promises are never returned, since
 * not every supported browser takes them. Messages for other contexts are left alone.
 */
export function createReceiver(options: ReceiverOptions) {
  const { context, extensionId } = options;
  const own: OwnExtension = {
    extensionId,
    extensionUrl: options.extensionUrl ?? `chrome-extension://${extensionId}/`,
    isAllowedPage: options.isAllowedPage ?? (() => false),
  };
  const handlers: AnyHandlers = options.handlers;

  return (
    message: unknown,
    sender: MessageSender,
    sendResponse: (answer: Answer<unknown>) => void,
  ): boolean => {
    if (!isRecord(message) || message.drafthand !== 1 || message.to !== context) return false;
    const { type, data } = message;
    const refuse = (error: AppError): false => {
      options.onRefused?.(typeof type === 'string' ? type.slice(0, 40) : typeof type, error);
      sendResponse({ ok: false, error });
      return false;
    };
    if (!isReceivedType(type, handlers)) return refuse({ code: 'message-malformed' });
    if (!isSenderAllowed(type, sender, own)) return refuse({ code: 'sender-refused' });
    const answer = dispatch(type, data, sender, handlers);
    if (!answer) return refuse({ code: 'message-malformed' });
    answer.then(
      (value) => sendResponse({ ok: true, value }),
      (thrown) => sendResponse({ ok: false, error: toAppError(thrown) }),
    );
    return true;
  };
}

function isReceivedType(type: unknown, handlers: AnyHandlers): type is ReceivedType {
  return typeof type === 'string' && Object.hasOwn(requestSchemas, type) && Object.hasOwn(handlers, type);
}

/** Parses and hands over; undefined when the data does not fit the schema. */
function dispatch<Type extends ReceivedType>(
  type: Type,
  data: unknown,
  sender: MessageSender,
  handlers: AnyHandlers,
): Promise<unknown> | undefined {
  const parsed = requestSchemas[type].safeParse(data);
  const handle: AnyHandlers[Type] = handlers[type];
  if (!parsed.success || !handle) return undefined;
  return start(() => handle(parsed.data, sender));
}

/** Runs a handler in this tick and turns a throw into a rejection. */
async function start(run: () => unknown): Promise<unknown> {
  return await run();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
