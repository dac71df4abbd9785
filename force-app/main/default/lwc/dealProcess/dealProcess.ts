import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { Process } from 'c/dealCoachingService';
import { labels } from './labels';
import { proofViews, wayTexts, type ProofView } from './processView';

/** What the deal can show of what its stage asks for: proof by proof, with a question for each gap. */
export default class DealProcess extends NavigationMixin(LightningElement) {
  @api process?: Process;

  /** How often the close date was moved back; undefined when not known. */
  @api pushCount?: number;

  /** For whom the questions are. */
  @api ask = '';

  readonly labels = labels;

  get views(): ProofView[] {
    return proofViews(this.process?.proofs ?? []);
  }

  get isEmpty(): boolean {
    return this.views.length === 0;
  }

  get way(): string[] {
    return this.process ? wayTexts(this.process, this.pushCount) : [];
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier the browser follows the address itself, into a new tab or window.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const proof = this.process?.proofs.find((candidate) => candidate.key === key);
    if (proof?.recordId === undefined) return;
    const { recordId, objectApiName } = proof;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId, objectApiName, actionName: 'view' },
    });
  }
}
