import { managerNotSetPanel, managerOwnedPanel, notEnoughDataPanel, panelAsRep, scoredPanel } from 'test/lwc/panels';
import { readScored, readUnscored } from 'test/lwc/read';
import { explain, methodSentences, askIntro, sideNames } from '../wording';

const REP = panelAsRep().rep ?? {};

describe('explain', () => {
  it('explain_notEnoughData_saysWhatIsMissingAndWhenItIsEnough', () => {
    expect(explain(readUnscored(notEnoughDataPanel())).paragraphs).toEqual([
      '2 touches were counted within 30 days; a fair picture needs 5.',
      'The picture appears with 3 more touches by Priya or Dana, such as calls or meetings with a contact or changes to the deal.',
    ]);
  });

  it('explain_oneTouchMissing_usesTheSingular', () => {
    const { paragraphs } = explain(readUnscored(notEnoughDataPanel({ touchCount: 1, minimumTouches: 2 })));
    expect(paragraphs[0]).toBe('1 touch was counted within 30 days; a fair picture needs 2.');
    expect(paragraphs[1]).toContain('with 1 more touch by');
  });

  it('explain_managerNotSetForUsers_saysWhomToAsk', () => {
    expect(explain(readUnscored(managerNotSetPanel()))).toMatchObject({
      heading: 'Manager not set',
      paragraphs: [
        'The user record of Priya Nair names no manager, so there is nobody to compare with.',
        'Ask your Salesforce administrator to fill in the Manager field there.',
      ],
    });
  });

  it('explain_managerNotSetForTheRep_speaksToThem', () => {
    expect(explain(readUnscored(managerNotSetPanel({ viewerRole: 'rep', rep: REP }))).paragraphs[0]).toBe(
      'Your user record names no manager, so there is nobody to compare with.',
    );
  });

  it('explain_managerNotSetForAdmins_offersTheFix', () => {
    expect(explain(readUnscored(managerNotSetPanel({ mayEditPolicy: true })))).toMatchObject({
      actionLabel: 'Open user record',
    });
  });

  it.each([
    ['owner', managerOwnedPanel({ viewerRole: 'rep', rep: REP }), 'You own this deal and lead a team yourself.'],
    ['others', managerOwnedPanel(), 'Priya Nair owns this deal and leads a team.'],
  ])('explain_managerOwnedFor_%s_saysWhyThereIsNoScore', (_, answer, start) => {
    expect(explain(readUnscored(answer)).paragraphs.join()).toContain(start);
  });
});

it.each([
  ['manager', scoredPanel(), { rep: 'Priya', manager: 'You', both: 'Together' }],
  ['rep', panelAsRep(), { rep: 'You', manager: 'Dana', both: 'Together' }],
])('sideNames_for_%s_callsThemYou', (_, answer, names) => {
  const { rep, manager } = readScored(answer);
  expect(sideNames(rep, manager)).toEqual(names);
});

it('methodSentences_policy_areItsNumbers', () => {
  const text = methodSentences(readScored(scoredPanel({ watchAbove: 0.2, minimumTouches: 7, cadenceDays: 1 }))).join(
    ' ',
  );
  expect(text).toContain('more than 20% Co-driving');
  expect(text).toContain('fewer than 7 touches');
  expect(text).toContain('within 1 day,');
});

it('methodSentences_phase_isNamed', () => {
  const sentences = methodSentences(readScored(scoredPanel({ phase: 'late', pushCount: 2 })));
  expect(sentences).toContain('Phase, from the probability of the opportunity: late.');
});

it('methodSentences_serverThatDoesNotSay_leavesPhaseAndPushesOut', () => {
  const text = methodSentences(readScored(scoredPanel())).join(' ');
  expect(text).not.toContain('Phase');
  expect(text).not.toContain('close date');
});

it.each([
  ['manager', 'A question for Priya'],
  ['rep', 'Dana may ask you this, or you bring it up yourself'],
  ['leader', 'A question that Dana may ask Priya'],
  ['other', 'A question that Dana may ask Priya'],
])('askIntro_%s_saysForWhomTheQuestionIs', (viewerRole, expected) => {
  expect(askIntro(readScored(scoredPanel({ viewerRole })))).toBe(expected);
});
