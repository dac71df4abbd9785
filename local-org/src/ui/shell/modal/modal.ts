/** What every modal's `open` takes besides its own properties. */
export interface ModalOptions {
  readonly label: string;
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  readonly description?: string;
}

/** A modal's static opener: resolves to what the modal was closed with, or to undefined when it was dismissed. */
export type ModalOpen<Properties, Result> = (options: ModalOptions & Properties) => Promise<Result | undefined>;
