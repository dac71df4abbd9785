import { api, LightningElement } from 'lwc';

/** Receives what every modal was closed with. */
export const closed = jest.fn<undefined, [unknown]>();

/** Stands in for the platform's base of modals: shows the content in place and records how it ends. */
export default class LightningModal extends LightningElement {
  static readonly open = jest.fn<Promise<unknown>, [object]>(() => Promise.resolve(undefined));

  @api label = '';
  @api size?: string;
  @api description?: string;
  @api disableClose?: boolean;

  close(result: unknown): Promise<void> {
    closed(result);
    return Promise.resolve();
  }
}
