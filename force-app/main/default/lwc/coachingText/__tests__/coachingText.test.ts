import {
  dayFromToday,
  fill,
  fillPlural,
  formatDate,
  formatDay,
  formatList,
  formatMonth,
  formatNumber,
  formatPercent,
} from 'c/coachingText';

const HOURS = { one: '{0} hour with {1}', other: '{0} hours with {1}' };

describe('fill', () => {
  it('fill_severalPlaceholders_putsInEachValue', () => {
    expect(fill('{1} before {0} before {1}', 'a', 'b')).toBe('b before a before b');
  });

  it('fill_missingValue_keepsThePlaceholderVisible', () => {
    expect(fill('{0} and {1}', 'a')).toBe('a and {1}');
  });

  it('fill_valueThatLooksLikeAPlaceholder_isNotFilledAgain', () => {
    expect(fill('{0} {1}', '{1}', 'b')).toBe('{1} b');
  });
});

describe('fillPlural', () => {
  it.each([
    [0, '0 hours with Priya'],
    [1, '1 hour with Priya'],
    [2, '2 hours with Priya'],
    [1200, '1,200 hours with Priya'],
  ])('fillPlural_%d_choosesTheForm', (count, text) => {
    expect(fillPlural(HOURS, count, 'Priya')).toBe(text);
  });
});

describe('formats', () => {
  it('formatNumber_fraction_hasOneDecimal', () => {
    expect(formatNumber(2.25)).toBe('2.3');
  });

  it('formatPercent_withDigits_keepsThem', () => {
    expect([formatPercent(0.384), formatPercent(0.3, 1)]).toEqual(['38%', '30.0%']);
  });

  it('formatDate_instant_isADateInTheUsersTimeZone', () => {
    // America/Los_Angeles is the time zone of the tests' user; there it is still the eleventh.
    expect(formatDate('2026-11-12T03:00:00.000Z')).toBe('Nov 11, 2026');
  });

  it('formatDate_unreadable_isEmpty', () => {
    expect(formatDate('')).toBe('');
  });

  it('formatDay_day_isThatDayInEveryTimeZone', () => {
    expect([formatDay('2026-11-09'), formatMonth('2026-11-09')]).toEqual(['Nov 9', 'Nov']);
  });

  it('formatDay_unreadable_isEmpty', () => {
    expect([formatDay(''), formatMonth('soon')]).toEqual(['', '']);
  });

  it('formatList_three_readsAsASentencePart', () => {
    expect(formatList(['a', 'b', 'c'])).toBe('a, b, and c');
  });
});

describe('dayFromToday', () => {
  beforeAll(() => jest.useFakeTimers({ now: new Date('2026-12-30T12:00:00Z') }));
  afterAll(() => jest.useRealTimers());

  it.each([
    [0, '2026-12-30'],
    [2, '2027-01-01'],
    [-30, '2026-11-30'],
  ])('dayFromToday_%d_isThatDay', (days, expected) => {
    expect(dayFromToday(days)).toBe(expected);
  });
});
