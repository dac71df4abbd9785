import { refreshApex } from '@salesforce/apex';
import type { DealPanel } from 'apex-types';
import { perspectiveOf, readAnswer, refreshPanel, type VisiblePanel } from 'c/dealCoachingService';
import {
  managerNotSetPanel,
  managerOwnedPanel,
  noAccessPanel,
  notEnoughDataPanel,
  OPPORTUNITY_ID,
  scoredPanel,
  touch,
} from 'test/lwc/panels';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });

const OUTDATED = 'This page is older than Sideline on the server. Reload the page.';

function read(answer: DealPanel): VisiblePanel {
  const panel = readAnswer({ data: answer }, OPPORTUNITY_ID)?.panel;
  if (!panel || panel.state === 'noAccess') throw new Error('no visible panel');
  return panel;
}

describe('readAnswer', () => {
  it.each([
    ['scored', scoredPanel()],
    ['notEnoughData', notEnoughDataPanel()],
    ['managerNotSet', managerNotSetPanel()],
    ['managerOwned', managerOwnedPanel()],
    ['noAccess', noAccessPanel()],
  ])('readAnswer_%s_keepsTheState', (state, answer) => {
    expect(readAnswer({ data: answer }, OPPORTUNITY_ID)?.panel?.state).toBe(state);
  });

  it('readAnswer_absentNumbers_becomeUndefined', () => {
    expect(read(scoredPanel({ drivingShare: null, coachRatio: undefined }))).toMatchObject({
      drivingShare: undefined,
      coachRatio: undefined,
    });
  });

  it('readAnswer_absentLists_becomeEmpty', () => {
    const panel = read(managerOwnedPanel({ counts: null, touches: null, coverage: null, touchesTotal: null }));
    expect(panel).toMatchObject({ counts: [], touches: [], coverage: [], touchesTotal: 0 });
  });

  it('readAnswer_editWithoutRecord_pointsToTheOpportunity', () => {
    const panel = read(scoredPanel({ touches: [touch({ recordId: null, objectApiName: null, kind: 'edit' })] }));
    expect(panel.touches[0]).toMatchObject({ recordId: OPPORTUNITY_ID, objectApiName: 'Opportunity' });
  });

  it('readAnswer_touchSetAside_hasAReasonAndNoScore', () => {
    const aside = touch({ counted: false, side: null, touchClass: null, weight: 0, reason: 'Owned by a queue' });
    expect(read(scoredPanel({ touches: [aside] })).touches[0]).toMatchObject({
      score: undefined,
      reason: 'Owned by a queue',
    });
  });

  it('readAnswer_serverThatDoesNotJudge_leavesJudgementsOut', () => {
    expect(read(scoredPanel())).toMatchObject({
      signals: undefined,
      nextMove: undefined,
      weeks: [],
      phase: undefined,
      pushCount: undefined,
    });
  });

  it('readAnswer_absentPartsOfJudgements_becomeEmpty', () => {
    const week = { startsOn: '2026-11-16' };
    expect(
      read(
        scoredPanel({
          signals: [{ signal: 'takeover', evidence: [{}] }],
          nextMove: { question: 'Why?', signal: 'takeover' },
          weeks: [{ ...week, stageChanges: [{}] }, week],
        }),
      ),
    ).toMatchObject({
      signals: [
        {
          rule: '',
          question: '',
          evidence: [{ recordId: OPPORTUNITY_ID, objectApiName: 'Opportunity', label: '', occurredAt: '' }],
        },
      ],
      nextMove: { because: '' },
      weeks: [
        { rep: 0, manager: 0, joint: 0, coaching: 0, stageChanges: [{ changedAt: '', stage: '' }] },
        { stageChanges: [] },
      ],
    });
  });

  it('readAnswer_nextMoveWithoutQuestion_isNone', () => {
    expect(read(scoredPanel({ nextMove: { because: 'x', signal: 'takeover' } }))).toMatchObject({
      nextMove: undefined,
    });
  });

  it.each([
    ['nothing', {}],
    ['a null answer', { data: null }],
  ])('readAnswer_%s_isNoAnswer', (_, provisioned) => {
    expect(readAnswer(provisioned, OPPORTUNITY_ID)).toBeUndefined();
  });

  it('readAnswer_forAnotherRecord_cameTooLate', () => {
    expect(readAnswer({ data: scoredPanel() }, '006000000000002AAA')).toBeUndefined();
  });

  it('readAnswer_shortId_isTheSameRecord', () => {
    expect(readAnswer({ data: scoredPanel() }, OPPORTUNITY_ID.slice(0, 15))?.panel).toBeDefined();
  });

  it('readAnswer_error_isTheServersText', () => {
    expect(readAnswer({ error: { body: { message: 'Policy missing' } } }, OPPORTUNITY_ID)).toEqual({
      error: 'Policy missing',
    });
  });

  it.each([
    ['state', { state: 'archived' }],
    ['band', { band: 'meddling' }],
    ['viewer role', { viewerRole: null }],
    ['manager', { manager: null }],
    ['touch class', { counts: [{ side: 'rep', touchClass: 'telepathy', count: 1, weight: 1 }] }],
    ['signal', { signals: [{ signal: 'laziness' }] }],
    ['signal of the next move', { nextMove: { question: 'Why?', signal: null } }],
    ['week', { weeks: [{ rep: 1 }] }],
    ['phase', { phase: 'endless' }],
    ['source', { coverage: [{ source: 'fax', status: 'counted', count: 1 }] }],
  ])('readAnswer_unknown%s_asksToReload', (_, overrides) => {
    expect(readAnswer({ data: scoredPanel(overrides) }, OPPORTUNITY_ID)).toEqual({ error: OUTDATED });
  });
});

describe('refreshPanel', () => {
  it('refreshPanel_provisioned_asksTheServerAgain', async () => {
    const provisioned = { data: scoredPanel() };
    await expect(refreshPanel(provisioned)).resolves.toBeUndefined();
    expect(refreshApex).toHaveBeenCalledWith(provisioned);
  });

  it('refreshPanel_beforeTheFirstAnswer_doesNothing', async () => {
    await expect(refreshPanel(undefined)).resolves.toBeUndefined();
    expect(refreshApex).not.toHaveBeenCalled();
  });

  it('refreshPanel_failing_givesTheServersText', async () => {
    jest.mocked(refreshApex).mockRejectedValueOnce({ body: { message: 'Server busy' } });
    await expect(refreshPanel({ data: scoredPanel() })).resolves.toBe('Server busy');
  });
});

it('perspectiveOf_leader_readsLikeEverybodyElse', () => {
  expect((['manager', 'rep', 'leader', 'other'] as const).map(perspectiveOf)).toEqual([
    'manager',
    'rep',
    'other',
    'other',
  ]);
});
