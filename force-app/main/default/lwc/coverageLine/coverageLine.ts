import { api, LightningElement } from 'lwc';
import type { SourceCoverage } from 'c/dealCoachingService';
import { coverageSentences } from './coverageSentences';

/** Which sources the numbers come from, and which are missing: no data is not no involvement. */
export default class CoverageLine extends LightningElement {
  @api coverage: readonly SourceCoverage[] = [];

  get sentences(): string[] {
    return coverageSentences(this.coverage);
  }
}
