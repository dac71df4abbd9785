import declareRoleMethod from '@salesforce/apex/JointCallController.declareRole';
import markDebriefedMethod from '@salesforce/apex/JointCallController.markDebriefed';
import { declareRole, markDebriefed } from 'c/jointCallService';

jest.mock('@salesforce/apex/JointCallController.declareRole', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/JointCallController.markDebriefed', () => ({ default: jest.fn() }), { virtual: true });

const EVENT = '00U000000000001AAA';

it.each([
  ['role', declareRoleMethod, () => declareRole(EVENT, 'Lead'), { eventId: EVENT, role: 'Lead' }],
  ['debrief', markDebriefedMethod, () => markDebriefed(EVENT), { eventId: EVENT }],
])('%s_accepted_saysNothing_refused_saysTheRule', async (_, method, call, parameters) => {
  const mock = jest.mocked(method as unknown as (parameters: object) => Promise<unknown>);
  mock.mockResolvedValueOnce(null);
  expect(await call()).toBeUndefined();
  expect(mock).toHaveBeenLastCalledWith(parameters);
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- failures of the platform are plain objects
  mock.mockReturnValueOnce(Promise.reject({ body: { message: 'The role is said before the call starts.' } }));
  expect(await call()).toBe('The role is said before the call starts.');
});
