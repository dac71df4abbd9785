/** Message channels between components of one page. */
export interface MessageChannel {
  readonly channelName: string;
}
export type MessageListener = (message: unknown) => void;
export interface Subscription {
  readonly channel: MessageChannel;
  readonly listener: MessageListener;
}

const listeners = new Map<string, Set<MessageListener>>();

export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

/** Wire adapter for the scope of a component. One page has one scope, so there is nothing to tell apart. */
export class MessageContext {
  constructor(callback: (context: object) => void) {
    callback(createMessageContext());
  }

  update(): void {}

  connect(): void {}

  disconnect(): void {}
}

export function createMessageContext(): object {
  return Object.freeze({});
}

export function releaseMessageContext(): void {}

export function publish(_context: object, channel: MessageChannel, message?: unknown): void {
  for (const listener of [...(listeners.get(channel.channelName) ?? [])]) {
    listener(message);
  }
}

export function subscribe(_context: object, channel: MessageChannel, listener: MessageListener): Subscription {
  const known = listeners.get(channel.channelName);
  if (known) {
    known.add(listener);
  } else {
    listeners.set(channel.channelName, new Set([listener]));
  }
  return { channel, listener };
}

export function unsubscribe(subscription: Subscription | null | undefined): void {
  if (subscription) {
    listeners.get(subscription.channel.channelName)?.delete(subscription.listener);
  }
}
