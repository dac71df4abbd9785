import { refreshApex } from '@salesforce/apex';
import getPanel from '@salesforce/apex/DealCoachingController.getPanel';
import type { DealPanel } from 'apex-types';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import DealCoaching from 'c/dealCoaching';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import {
  managerNotSetPanel,
  managerOwnedPanel,
  noAccessPanel,
  notEnoughDataPanel,
  OPPORTUNITY_ID,
  panelAsLeader,
  panelAsRep,
  scoredPanel,
} from 'test/lwc/panels';
import { navigate } from 'test/lwc/stubs/lightning/navigation';
import { asTestWire } from 'test/lwc/wires';

jest.mock(
  '@salesforce/apex/DealCoachingController.getPanel',
  () => {
    const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
    return { __esModule: true, default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });

const panelWire = asTestWire<DealPanel>(getPanel);
const recordWire = asTestWire<object>(getRecord);
const refreshMock = jest.mocked(refreshApex);

async function open(answer?: DealPanel): Promise<Mounted<DealCoaching>> {
  const element = mount('c-deal-coaching', DealCoaching, { recordId: OPPORTUNITY_ID });
  await flush();
  if (answer) {
    panelWire.emit(answer);
    await flush();
  }
  return element;
}

it('x', async () => {
  const el = await open(scoredPanel());
  console.log(textOf(el));
  await expect(el).toBeAccessible();
});
