import type { DealPanel } from 'apex-types';
import { noticedPanel, weeks } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';
import { drawWeeks, type WeekColumn, type WeekPicture } from '../weekPicture';

const draw = (raw: DealPanel['weeks']): WeekPicture => drawWeeks(readScored(noticedPanel({ weeks: raw })).weeks);
const column = (picture: WeekPicture, index: number): WeekColumn => picture.columns[index]!;
const change = (day: string, stage: string): { changedAt: string; stage: string } => ({
  changedAt: `${day}T00:00:00.000Z`,
  stage,
});

it('weeks_twelve_shareTheWidthFromLeftToRight', () => {
  const { columns } = draw(weeks());
  expect(columns).toHaveLength(12);
  expect(columns[0]).toMatchObject({ left: '0%', width: '8.33%', center: '4.17%' });
  expect(columns[11]).toMatchObject({ left: '91.67%', center: '95.83%' });
});

it('bars_ofBothSides_standOnTheLineInOppositeDirections', () => {
  const picture = draw(weeks({ 3: { rep: 4, manager: 2 } }));
  const { rep, manager } = column(picture, 3);
  expect(rep!.y + rep!.height).toBe(picture.line);
  expect(manager!.y).toBe(picture.line);
  expect(rep!.height).toBe(2 * manager!.height);
});

it('bar_joint_touchesTheLineOnBothSidesAndCarriesTheOthers', () => {
  const picture = draw(weeks({ 3: { rep: 4, manager: 2, joint: 6 } }));
  const { rep, manager, joint } = column(picture, 3);
  expect(joint!.y + joint!.height / 2).toBeCloseTo(picture.line, 1);
  expect(rep!.y + rep!.height).toBeCloseTo(joint!.y, 1);
  expect(manager!.y).toBeCloseTo(joint!.y + joint!.height, 1);
});

it.each([
  ['busy', { rep: 40, manager: 3 }],
  ['busyTogether', { rep: 40, joint: 10, manager: 50 }],
])('bars_ofA_%s_week_stayInsideThePicture', (_, week) => {
  const picture = draw(weeks({ 5: week, 6: { rep: 1 } }));
  const { rep, manager } = column(picture, 5);
  expect(rep!.y).toBeGreaterThan(picture.top);
  expect(manager!.y + manager!.height).toBeLessThan(picture.bottom);
});

it('bar_ofASingleMail_isVisibleButSmall', () => {
  const small = column(draw(weeks({ 5: { rep: 1 } })), 5).rep!;
  expect(small.height).toBe(10);
  expect(column(draw(weeks({ 5: { rep: 1 }, 6: { rep: 1000 } })), 5).rep!.height).toBe(2);
});

it('week_withoutTouches_hasNothing', () => {
  expect(column(draw(weeks()), 5)).toMatchObject({
    rep: undefined,
    manager: undefined,
    joint: undefined,
    dot: undefined,
  });
});

it('coaching_moreOfIt_isALargerDot', () => {
  const picture = draw(weeks({ 1: { coaching: 1 }, 2: { coaching: 2 }, 3: { coaching: 9 } }));
  expect([1, 2, 3].map((index) => column(picture, index).dot)).toEqual([4, 5.5, 7]);
});

describe('stage changes', () => {
  it('tick_ofAChange_standsAtItsDayWithItsName', () => {
    const { ticks, names, top } = draw(weeks({ 6: { stageChanges: [change('2026-10-15', 'Proposal')] } }));
    expect(ticks).toEqual([{ key: '6-0', x: '53.57%', top: 8 }]);
    expect(names).toMatchObject([{ text: 'Proposal', x: '53.57%', anchor: 'start', gap: 6 }]);
    expect(top).toBe(16);
  });

  it('name_atTheRightEdge_standsBeforeItsTick', () => {
    const { names } = draw(weeks({ 11: { stageChanges: [change('2026-11-18', 'Negotiation')] } }));
    expect(names).toMatchObject([{ anchor: 'end', gap: -6 }]);
  });

  it('names_closeTogether_takeDifferentLanesTheNewestTheLowest', () => {
    const { ticks, names, top } = draw(
      weeks({ 2: { stageChanges: [change('2026-09-15', 'Discovery'), change('2026-09-17', 'Proposal')] } }),
    );
    expect(ticks.map((tick) => tick.top)).toEqual([8, 24]);
    expect(names.map(({ y }) => y)).toEqual([8, 24]);
    expect(top).toBe(32);
  });

  it('names_moreThanThereIsRoomFor_keepTheNewestAndAllTicks', () => {
    const days = ['14', '15', '16', '17', '18'];
    const { ticks, names, top } = draw(
      weeks({ 2: { stageChanges: days.map((day) => change(`2026-09-${day}`, `Stage of the ${day}th`)) } }),
    );
    expect(ticks).toHaveLength(5);
    expect(ticks[0]?.top).toBe(top);
    expect(names.map(({ text }) => text)).toEqual(['Stage of the 16th', 'Stage of the 17th', 'Stage of the 18th']);
  });

  it('name_long_isShortened', () => {
    const { names } = draw(weeks({ 1: { stageChanges: [change('2026-09-08', 'Perception analysis and more')] } }));
    expect(names[0]?.text).toBe('Perception analysis…');
  });

  it('name_missing_leavesTheTick', () => {
    const { ticks, names } = draw(weeks({ 1: { stageChanges: [change('2026-09-08', '')] } }));
    expect([ticks.length, names.length]).toEqual([1, 0]);
  });

  it.each([
    ['before its week', '2026-01-01T00:00:00.000Z', '50%'],
    ['after its week', '2027-01-01T00:00:00.000Z', '58.33%'],
    ['never', '', '54.17%'],
  ])('tick_dated_%s_staysInItsWeek', (_, changedAt, x) => {
    const { ticks } = draw(weeks({ 6: { stageChanges: [{ changedAt, stage: 'Proposal' }] } }));
    expect(ticks[0]?.x).toBe(x);
  });

  it('picture_withoutChanges_keepsNoRoomForNames', () => {
    expect(draw(weeks())).toMatchObject({ top: 0, ticks: [], names: [] });
  });
});

it('months_areNamedWhereTheyBegin_exceptAtTheEdges', () => {
  // August 31 is the first week, and November begins in the tenth.
  expect(draw(weeks()).months).toEqual([
    { startsOn: '2026-09-07', x: '8.33%' },
    { startsOn: '2026-10-05', x: '41.67%' },
    { startsOn: '2026-11-02', x: '75%' },
  ]);
});
