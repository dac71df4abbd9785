import { refreshApex } from '@salesforce/apex';
import getPanel from '@salesforce/apex/DealCoachingController.getPanel';
import type { DealPanel } from 'apex-types';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type CoachingSection from 'c/coachingSection';
import DealCoaching from 'c/dealCoaching';
import type DealSignals from 'c/dealSignals';
import type TouchEvidence from 'c/touchEvidence';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import {
  managerNotSetPanel,
  managerOwnedPanel,
  noAccessPanel,
  noticedPanel,
  notEnoughDataPanel,
  OPPORTUNITY_ID,
  panelAsLeader,
  panelAsRep,
  scoredPanel,
  stepInPart,
} from 'test/lwc/panels';
import { navigate } from 'test/lwc/stubs/lightning/navigation';
import type * as Wires from 'test/lwc/wires';
import { asTestWire } from 'test/lwc/wires';

jest.mock(
  '@salesforce/apex/DealCoachingController.getPanel',
  () => jest.requireActual<typeof Wires>('test/lwc/wires').apexModule(),
  { virtual: true },
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });

const panelWire = asTestWire<DealPanel>(getPanel);
const recordWire = asTestWire<object>(getRecord);
const refreshMock = jest.mocked(refreshApex);

const OTHER_ID = '006000000000002AAA';
const record = (fields: Record<string, unknown>, id = OPPORTUNITY_ID): object => ({
  id,
  apiName: 'Opportunity',
  fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }])),
});

/** Puts the panel on the page; with an answer, the server has given it. */
async function open(answer?: DealPanel): Promise<Mounted<DealCoaching>> {
  const element = mount('c-deal-coaching', DealCoaching, { recordId: OPPORTUNITY_ID });
  await flush();
  if (answer) await receive(answer);
  return element;
}

async function receive(answer: DealPanel): Promise<void> {
  panelWire.emit(answer);
  await flush();
}

async function fail(message: string): Promise<void> {
  panelWire.error({ message });
  await flush();
}

async function press(host: Element, selector: string): Promise<void> {
  find(host, selector).click();
  await flush();
}

const section = (element: Element, name: string): Mounted<CoachingSection> | undefined =>
  findAll<Mounted<CoachingSection>>(element, 'c-coaching-section').find((candidate) => candidate.name === name);

async function toggle(element: Element, name: string): Promise<void> {
  const found = section(element, name);
  if (!found) throw new Error(`no section ${name}`);
  await press(found, 'button');
}

describe('states', () => {
  it('panel_beforeTheFirstAnswer_isASkeleton', async () => {
    const element = await open();
    expect(textOf(element)).toBe('Loading coaching');
    expect(panelWire.getLastConfig()).toEqual({ opportunityId: OPPORTUNITY_ID });
    await expect(element).toBeAccessible();
  });

  it.each([
    ['manager', scoredPanel, 'You drive 38% of this deal, Priya 62%'],
    ['rep', panelAsRep, 'Your manager drives 38% of this deal, you 62%'],
    ['leader', panelAsLeader, 'Dana drives 38% of this deal, Priya 62%'],
  ])('panel_as_%s_showsTheSameNumbersInTheirWords', async (_, answer, sentence) => {
    const element = await open(answer());
    expect(textOf(element)).toContain('Co-driving');
    expect(textOf(element)).toContain(sentence);
    await expect(element).toBeAccessible();
  });

  it('panel_notEnoughData_explainsWithoutAGauge', async () => {
    const element = await open(notEnoughDataPanel());
    expect(textOf(element)).toContain('Not enough data yet');
    expect(findAll(element, 'c-involvement-band, c-driving-share')).toHaveLength(0);
    expect(section(element, 'evidence')?.label).toBe('Evidence (2)');
    await expect(element).toBeAccessible();
  });

  it('panel_managerNotSet_leadsAdminsToTheFix', async () => {
    const element = await open(managerNotSetPanel({ mayEditPolicy: true }));
    expect(textOf(element)).toContain('Manager not set');
    await expect(element).toBeAccessible();
    await press(find(element, 'c-coaching-notice'), 'lightning-button');
    expect(navigate).toHaveBeenCalledWith({
      type: 'standard__recordPage',
      attributes: { recordId: '005000000000001AAA', objectApiName: 'User', actionName: 'view' },
    });
  });

  it('panel_managerNotSetForUsers_offersNoButton', async () => {
    const element = await open(managerNotSetPanel());
    expect(findAll(find(element, 'c-coaching-notice'), 'lightning-button')).toHaveLength(0);
  });

  it('panel_managerOwned_explains', async () => {
    const element = await open(managerOwnedPanel());
    expect(textOf(element)).toContain('Manager-owned deal');
    expect(section(element, 'counts')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('panel_refused_isKindAndNamesWhomToAsk', async () => {
    const element = await open(noAccessPanel());
    expect(textOf(element)).toContain('ask the opportunity owner or your Salesforce administrator');
    expect(findAll(element, 'c-coaching-section, c-who-can-see')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('panel_failed_saysWhyAndOffersToTryAgain', async () => {
    const element = await open();
    await fail('The policy has no Default record.');
    expect(textOf(element)).toContain('The policy has no Default record.');
    await expect(element).toBeAccessible();
    await press(find(element, 'c-coaching-notice'), 'lightning-button');
    expect(refreshMock).toHaveBeenCalledTimes(1);
    await receive(scoredPanel());
    expect(textOf(element)).toContain('Co-driving');
  });
});

describe('refreshing', () => {
  it('deal_changedFromThePanel_asksTheServerAgain', async () => {
    const element = await open(scoredPanel({ stepIn: stepInPart() }));
    find(element, 'c-deal-actions').dispatchEvent(new CustomEvent('dealchange'));
    await flush();
    expect(refreshMock).toHaveBeenCalledTimes(1);
  });

  it('button_pressed_asksTheServerAgain', async () => {
    const element = await open(scoredPanel());
    await press(element, '.refresh');
    expect(refreshMock).toHaveBeenCalledWith(expect.objectContaining({ data: expect.anything() as unknown }));
    await receive(scoredPanel({ band: 'driving', drivingShare: 0.58 }));
    expect(textOf(element)).toContain('You drive 58% of this deal');
    expect(textOf(find(element, '[aria-live]'))).toBe('Coaching updated');
  });

  it('button_whileAsking_isDisabled', async () => {
    let answer = (): void => undefined;
    refreshMock.mockReturnValueOnce(
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
    );
    const element = await open(scoredPanel());
    await press(element, '.refresh');
    expect(find<HTMLElement & { disabled: boolean }>(element, '.refresh').disabled).toBe(true);
    answer();
    await flush();
    expect(find<HTMLElement & { disabled: boolean }>(element, '.refresh').disabled).toBe(false);
  });

  it('record_saved_asksTheServerAgain', async () => {
    await open(scoredPanel());
    recordWire.emit(record({ StageName: 'Proposal' }));
    await flush();
    expect(refreshMock).not.toHaveBeenCalled();
    recordWire.emit(record({ StageName: 'Negotiation' }));
    await flush();
    expect(refreshMock).toHaveBeenCalledTimes(1);
  });

  it('record_provisionedUnchanged_asksNothing', async () => {
    await open(scoredPanel());
    recordWire.emit(record({ StageName: 'Proposal' }));
    recordWire.emit(record({ StageName: 'Proposal' }));
    await flush();
    expect(refreshMock).not.toHaveBeenCalled();
  });

  it('view_refreshed_asksTheServerAgain', async () => {
    await open(scoredPanel());
    const [, handler] = jest.mocked(registerRefreshHandler).mock.calls[0] ?? [];
    await handler?.();
    expect(refreshMock).toHaveBeenCalledTimes(1);
  });

  it('element_removed_noLongerListens', async () => {
    const element = await open(scoredPanel());
    element.remove();
    expect(unregisterRefreshHandler).toHaveBeenCalledTimes(1);
  });

  it('refresh_failing_keepsTheNumbersAndSaysThatTheyMayBeOld', async () => {
    const element = await open(scoredPanel());
    refreshMock.mockRejectedValueOnce({ body: { message: 'Server busy.' } });
    await press(element, '.refresh');
    expect(textOf(element)).toContain('may be out of date. Server busy.');
    expect(textOf(element)).toContain('You drive 38% of this deal');
    await expect(element).toBeAccessible();
  });

  it('wire_failingAfterNumbers_keepsThem', async () => {
    const element = await open(scoredPanel());
    await fail('Server busy.');
    expect(textOf(element)).toContain('You drive 38% of this deal');
    await receive(scoredPanel());
    expect(textOf(element)).not.toContain('Server busy.');
  });

  it('failure_arrivingAfterANewerAnswer_isIgnored', async () => {
    let reject: (failure: unknown) => void = () => undefined;
    refreshMock.mockReturnValueOnce(
      new Promise<void>((_resolve, fails) => {
        reject = fails;
      }),
    );
    const element = await open(scoredPanel());
    await press(element, '.refresh');
    await receive(scoredPanel({ drivingShare: 0.42 }));
    reject({ body: { message: 'Too late' } });
    await flush();
    expect(textOf(element)).toContain('You drive 42% of this deal');
    expect(textOf(element)).not.toContain('Too late');
  });
});

describe('another record', () => {
  it('recordId_changed_showsNothingOfTheOldRecord', async () => {
    const element = await open(scoredPanel());
    element.recordId = OTHER_ID;
    await flush();
    expect(textOf(element)).toBe('Loading coaching');
    await receive(scoredPanel({ opportunityId: OTHER_ID, drivingShare: 0.1 }));
    expect(textOf(element)).toContain('You drive 10% of this deal');
  });

  it('answer_forTheOldRecord_isIgnored', async () => {
    const element = await open();
    element.recordId = OTHER_ID;
    await flush();
    await receive(scoredPanel());
    expect(textOf(element)).toBe('Loading coaching');
  });
});

describe('sections', () => {
  it('sections_atFirst_areClosed', async () => {
    const element = await open(scoredPanel());
    expect(
      findAll<Mounted<CoachingSection>>(element, 'c-coaching-section').map(({ name, open: isOpen }) => [name, isOpen]),
    ).toEqual([
      ['counts', false],
      ['evidence', false],
      ['method', false],
    ]);
  });

  it('section_toggled_opensAloneAndClosesAgain', async () => {
    const element = await open(scoredPanel());
    await toggle(element, 'method');
    expect(section(element, 'method')?.open).toBe(true);
    expect(section(element, 'evidence')?.open).toBe(false);
    await expect(element).toBeAccessible();
    await toggle(element, 'method');
    expect(section(element, 'method')?.open).toBe(false);
  });

  it('section_open_staysOpenThroughARefresh', async () => {
    const element = await open(scoredPanel());
    await toggle(element, 'evidence');
    await receive(scoredPanel({ drivingShare: 0.4 }));
    expect(section(element, 'evidence')?.open).toBe(true);
  });

  it('number_pressed_opensItsRecordsAndMovesTheFocusThere', async () => {
    const element = await open(scoredPanel());
    await toggle(element, 'counts');
    await press(find(element, 'c-touch-counts'), '[data-touch-class=drivingEdit]');
    const evidence = find<Mounted<TouchEvidence>>(element, 'c-touch-evidence');
    expect(section(element, 'evidence')?.open).toBe(true);
    expect(evidence.filter).toEqual({ side: 'manager', touchClass: 'drivingEdit' });
    expect(evidence.shadowRoot?.activeElement?.tagName).toBe('H4');
  });

  it('filter_cleared_listsEverythingAgain', async () => {
    const element = await open(scoredPanel());
    await toggle(element, 'counts');
    await press(find(element, 'c-touch-counts'), '[data-touch-class=drivingEdit]');
    const evidence = find<Mounted<TouchEvidence>>(element, 'c-touch-evidence');
    await press(evidence, '.show-all');
    expect(evidence.filter).toBeUndefined();
    expect(findAll(find(evidence, 'c-evidence-list'), 'li')).toHaveLength(3);
  });
});

describe('what was noticed', () => {
  it('panel_withWeeksAndSignals_showsThemBeforeTheNumbers', async () => {
    const element = await open(noticedPanel());
    expect(findAll<Mounted<CoachingSection>>(element, 'c-coaching-section').map(({ label }) => label)).toEqual([
      'The last 12 weeks',
      'What we noticed (2)',
      'Process 1 of 2 proven',
      'Touches by kind',
      'Evidence (3)',
      'How this is counted',
    ]);
    expect(textOf(element)).toContain('A question for Priya');
    await expect(element).toBeAccessible();
  });

  it('sections_ofASilentServer_areNotShown', async () => {
    const element = await open(scoredPanel());
    expect(section(element, 'weeks')).toBeUndefined();
    expect(section(element, 'noticed')).toBeUndefined();
    expect(textOf(element)).not.toContain('Next move');
  });

  it('signals_none_saySo', async () => {
    const element = await open(noticedPanel({ signals: [], nextMove: null }));
    expect(section(element, 'noticed')?.label).toBe('What we noticed (0)');
    await toggle(element, 'noticed');
    expect(textOf(element)).toContain('Nothing stands out on this deal.');
    await expect(element).toBeAccessible();
  });

  it('weeks_opened_areAccessible', async () => {
    const element = await open(noticedPanel());
    await toggle(element, 'weeks');
    expect(section(element, 'weeks')?.open).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('weeks_withoutAScore_areShownWhenThereAreTwoSides', async () => {
    const { weeks } = noticedPanel();
    const element = await open(notEnoughDataPanel({ weeks }));
    expect(section(element, 'weeks')).toBeDefined();
    await receive(managerOwnedPanel({ weeks }));
    expect(section(element, 'weeks')).toBeUndefined();
  });

  it('why_pressed_opensTheSignalAndMovesTheFocusThere', async () => {
    const element = await open(noticedPanel());
    await press(find(element, 'c-next-move'), '.why');
    const signals = find<Mounted<DealSignals>>(element, 'c-deal-signals');
    expect(section(element, 'noticed')?.open).toBe(true);
    expect(signals.shadowRoot?.activeElement?.textContent).toBe('The manager leads late in the deal');
  });
});
