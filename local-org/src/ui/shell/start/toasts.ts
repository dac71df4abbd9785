import Toast from 'lightning/toast';
import { ShowToastEventName, type ToastInit } from 'lightning/platformShowToastEvent';

/** The base components dispatch an event of the same name that carries their own toast; that one is theirs to show. */
type ToastDetail = ToastInit & { readonly toast?: unknown };

interface ToastLink {
  readonly url: string;
  readonly label: string;
}

/** Shows what components ask for with `ShowToastEvent`. */
export function showPlatformToasts(): void {
  document.addEventListener(ShowToastEventName, showToast, { capture: true });
}

function showToast(event: Event): void {
  const { toast, title, message, variant, mode, messageData } = (event as CustomEvent<ToastDetail>).detail;
  if (toast) {
    return;
  }
  event.stopImmediatePropagation();
  Toast.show(
    {
      label: title,
      message: fillTexts(message, messageData),
      variant: variant ?? 'info',
      mode: mode === 'sticky' ? 'sticky' : 'dismissible',
      messageLinks: linksOf(messageData),
    },
    document.body,
  );
}

/** Replaces `{0}` where the message data holds a text; places of links are the base component's to fill. */
function fillTexts(message: string | undefined, messageData: ToastInit['messageData']): string | undefined {
  return message?.replace(/\{(\d+)\}/g, (placeholder, position: string) => {
    const value = messageData?.[Number(position)];
    return typeof value === 'string' ? value : placeholder;
  });
}

function linksOf(messageData: ToastInit['messageData']): Record<string, ToastLink> | undefined {
  return (
    messageData &&
    Object.fromEntries(messageData.flatMap((value, index) => (typeof value === 'string' ? [] : [[index, value]])))
  );
}
