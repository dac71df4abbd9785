export const ShowToastEventName = 'lightning__showtoast';

export interface ToastInit {
  readonly title: string;
  readonly message?: string;
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'dismissable' | 'pester' | 'sticky';
  readonly messageData?: readonly (string | { readonly url: string; readonly label: string })[];
}

/** Asks the page to show a toast. The shell listens and shows the base components' own toast. */
export class ShowToastEvent extends CustomEvent<ToastInit> {
  constructor(init: ToastInit) {
    super(ShowToastEventName, { composed: true, cancelable: true, bubbles: true, detail: init });
  }
}
