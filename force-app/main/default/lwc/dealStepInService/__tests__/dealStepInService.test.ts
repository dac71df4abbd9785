import answerNotNowMethod from '@salesforce/apex/DealStepInController.answerNotNow';
import extendMethod from '@salesforce/apex/DealStepInController.extend';
import handBackMethod from '@salesforce/apex/DealStepInController.handBack';
import startMethod from '@salesforce/apex/DealStepInController.start';
import withdrawMethod from '@salesforce/apex/DealStepInController.withdraw';
import { answerNotNow, extendStepIn, handBackStepIn, startStepIn, withdrawStepIn } from 'c/dealStepInService';

jest.mock('@salesforce/apex/DealStepInController.answerNotNow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DealStepInController.extend', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DealStepInController.handBack', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DealStepInController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DealStepInController.withdraw', () => ({ default: jest.fn() }), { virtual: true });

const DEAL = '006000000000001AAA';
const STEP_IN = 'a00000000000001AAA';

it.each([
  [
    'start',
    startMethod,
    () => startStepIn(DEAL, { reason: 'DealAtRisk', untilDate: '2026-11-30', note: '' }),
    { opportunityId: DEAL, reason: 'DealAtRisk', untilDate: '2026-11-30', note: '' },
  ],
  ['notNow', answerNotNowMethod, () => answerNotNow(DEAL), { opportunityId: DEAL }],
  [
    'extend',
    extendMethod,
    () => extendStepIn(STEP_IN, '2026-12-05', 'Later'),
    { stepInId: STEP_IN, untilDate: '2026-12-05', reason: 'Later' },
  ],
  [
    'handBack',
    handBackMethod,
    () => handBackStepIn(STEP_IN, { firstStep: 'Call', handBackDate: '2026-11-30' }),
    { stepInId: STEP_IN, firstStep: 'Call', handBackDate: '2026-11-30' },
  ],
  ['withdraw', withdrawMethod, () => withdrawStepIn(STEP_IN), { stepInId: STEP_IN }],
])('%s_accepted_saysNothing_refused_saysTheRule', async (_, method, call, parameters) => {
  const mock = jest.mocked(method as unknown as (parameters: object) => Promise<unknown>);
  mock.mockResolvedValueOnce(null);
  expect(await call()).toBeUndefined();
  expect(mock).toHaveBeenLastCalledWith(parameters);
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- failures of the platform are plain objects
  mock.mockReturnValueOnce(Promise.reject({ body: { message: 'Only the manager of the deal can step in.' } }));
  expect(await call()).toBe('Only the manager of the deal can step in.');
});
