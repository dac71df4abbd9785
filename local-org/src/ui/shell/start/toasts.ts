import Toast from 'lightning/toast';
import { ShowToastEventName, type ToastInit } from 'lightning/platformShowToastEvent';

/** The base components dispatch an event of the same name that carries their own toast; that one is theirs to show. */
type ToastDetail = ToastInit & { readonly toast?: unknown };

/** Shows what components ask for with `ShowToastEvent`. */
export function showPlatformToasts(): void {
  document.addEventListener(
    ShowToastEventName,
    (event) => {
      const { toast, title, message, variant, mode, messageData } = (event as CustomEvent<ToastDetail>).detail;
      if (toast) {
        return;
      }
      event.stopImmediatePropagation();
      void Toast.show({
        label: title,
        message,
        variant: variant ?? 'info',
        mode: mode === 'sticky' ? 'sticky' : 'dismissible',
        messageLinks: linksOf(messageData),
      });
    },
    { capture: true },
  );
}

/** `{0}` placeholders: a toast event takes texts and links, the base component wants them by position. */
function linksOf(messageData: ToastInit['messageData']): Record<string, unknown> | undefined {
  return messageData && Object.fromEntries(messageData.map((value, index) => [index, value]));
}
