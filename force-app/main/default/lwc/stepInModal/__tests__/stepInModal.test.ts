import { extendStepIn, handBackStepIn, startStepIn } from 'c/dealStepInService';
import StepInModal, { stepInTitle } from 'c/stepInModal';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import { OPPORTUNITY_ID, scoredPanel, stepIn, stepInPart } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';
import { closed } from 'test/lwc/stubs/lightning/modal';

jest.mock('c/dealStepInService', () => ({
  startStepIn: jest.fn(),
  extendStepIn: jest.fn(),
  handBackStepIn: jest.fn(),
}));

const startMock = jest.mocked(startStepIn);
const extendMock = jest.mocked(extendStepIn);
const handBackMock = jest.mocked(handBackStepIn);

const current = (extensions = 0) =>
  readScored(scoredPanel({ stepIn: stepInPart({ current: stepIn({ extensions, firstStep: 'Call the sponsor' }) }) }))
    .stepIn?.current;

beforeAll(() => jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z'), doNotFake: ['setTimeout'] }));
afterAll(() => jest.useRealTimers());

function open(properties: Partial<Pick<StepInModal, 'task' | 'maximumDays' | 'stepIn'>>): Mounted<StepInModal> {
  return mount('c-step-in-modal', StepInModal, {
    label: stepInTitle(properties.task ?? 'start'),
    opportunityId: OPPORTUNITY_ID,
    repName: 'Priya',
    maximumDays: 30,
    ...properties,
  });
}

async function enter(element: Element, selector: string, value: string | null): Promise<void> {
  find(element, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await flush();
}

async function save(element: Element): Promise<void> {
  find(element, '.save').click();
  await flush();
}

interface Field extends HTMLElement {
  readonly value: string;
  readonly label: string;
  readonly required: boolean;
  readonly min: string;
  readonly max: string;
  readonly maxLength: number;
  readonly disabled: boolean;
}
const field = (element: Element, selector: string): Field => find<Field>(element, selector);

describe('start', () => {
  it('dialog_opened_proposesAWeekAndWaitsForAReason', async () => {
    const element = open({ task: 'start' });
    expect(field(element, 'lightning-input').value).toBe('2026-11-29');
    expect(field(element, 'lightning-input').min).toBe('2026-11-23');
    expect(field(element, 'lightning-input').max).toBe('2026-12-22');
    expect(textOf(element)).toContain('Priya reads the reason and the end.');
    expect(field(element, '.save').disabled).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('dialog_limitOfThePolicyBelowAWeek_proposesTheLimit', () => {
    expect(field(open({ task: 'start', maximumDays: 3 }), 'lightning-input').value).toBe('2026-11-25');
  });

  it('save_accepted_closesWithTrue', async () => {
    startMock.mockResolvedValueOnce(undefined);
    const element = open({ task: 'start' });
    await enter(element, 'lightning-radio-group', 'DealAtRisk');
    await enter(element, 'lightning-input', '2026-12-01');
    await save(element);
    expect(startMock).toHaveBeenCalledWith(OPPORTUNITY_ID, { reason: 'DealAtRisk', untilDate: '2026-12-01', note: '' });
    expect(closed).toHaveBeenCalledWith(true);
  });

  it('save_refused_saysTheRuleAndKeepsWhatWasEntered', async () => {
    startMock.mockResolvedValueOnce('A deal has one open step-in at most.');
    const element = open({ task: 'start' });
    await enter(element, 'lightning-radio-group', 'DealAtRisk');
    await enter(element, 'lightning-textarea', 'The sponsor left.');
    await save(element);
    expect(textOf(find(element, '[role="alert"]'))).toBe('A deal has one open step-in at most.');
    expect(field(element, 'lightning-textarea').value).toBe('The sponsor left.');
    expect(closed).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('save_pressedTwice_savesOnce', async () => {
    startMock.mockReturnValueOnce(new Promise(() => undefined));
    const element = open({ task: 'start' });
    await enter(element, 'lightning-radio-group', 'DealAtRisk');
    await save(element);
    await save(element);
    expect(startMock).toHaveBeenCalledTimes(1);
  });

  it('reason_other_needsANote', async () => {
    const element = open({ task: 'start' });
    await enter(element, 'lightning-radio-group', 'Other');
    expect(field(element, 'lightning-textarea').required).toBe(true);
    expect(field(element, '.save').disabled).toBe(true);
    await enter(element, 'lightning-textarea', ' ');
    expect(field(element, '.save').disabled).toBe(true);
    await enter(element, 'lightning-textarea', 'A second opinion');
    expect(field(element, '.save').disabled).toBe(false);
    await enter(element, 'lightning-input', null);
    expect(field(element, '.save').disabled).toBe(true);
  });

  it('cancel_pressed_closesWithoutResult', () => {
    find(open({ task: 'start' }), '.cancel').click();
    expect(closed).toHaveBeenCalledWith(undefined);
  });
});

describe('extend', () => {
  it('firstExtension_needsNoReason', async () => {
    extendMock.mockResolvedValueOnce(undefined);
    const element = open({ task: 'extend', stepIn: current() });
    expect(findAll(element, 'lightning-radio-group')).toHaveLength(0);
    expect(field(element, 'lightning-textarea').maxLength).toBe(255);
    await save(element);
    expect(extendMock).toHaveBeenCalledWith('a00000000000001AAA', '2026-11-29', '');
    expect(closed).toHaveBeenCalledWith(true);
  });

  it('secondExtension_needsOne', async () => {
    const element = open({ task: 'extend', stepIn: current(1) });
    expect(field(element, '.save').disabled).toBe(true);
    await expect(element).toBeAccessible();
    await enter(element, 'lightning-textarea', 'Their lawyer is away');
    expect(field(element, '.save').disabled).toBe(false);
  });
});

describe('handBack', () => {
  it('handBack_opened_isPrefilledForToday', async () => {
    handBackMock.mockResolvedValueOnce(undefined);
    const element = open({ task: 'handBack', stepIn: current() });
    expect(field(element, 'lightning-input').value).toBe('2026-11-22');
    expect(field(element, 'lightning-input').label).toBe('Priya leads from');
    expect(field(element, 'lightning-textarea').value).toBe('Call the sponsor');
    await expect(element).toBeAccessible();
    await save(element);
    expect(handBackMock).toHaveBeenCalledWith('a00000000000001AAA', {
      firstStep: 'Call the sponsor',
      handBackDate: '2026-11-22',
    });
  });

  it('handBack_withoutFirstStep_cannotBeSaved', async () => {
    const element = open({ task: 'handBack', stepIn: current() });
    await enter(element, 'lightning-textarea', '');
    expect(field(element, '.save').disabled).toBe(true);
  });
});
