import { createElement } from 'lwc';
import ShellApp from 'shell/app';
import { startRouter } from 'platform/router';
import { showPlatformToasts } from './toasts';

/** Puts the application on the page. */
export function mount(parent: HTMLElement): void {
  startRouter();
  showPlatformToasts();
  parent.append(createElement('shell-app', { is: ShellApp }));
}
