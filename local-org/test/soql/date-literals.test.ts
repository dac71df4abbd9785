import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayRange, startOfDay } from '../../src/soql/date-literals.ts';
import { NOW } from './org.ts';

const range = (literal: string, n: number | null = null, zone = 'UTC', locale = 'en_US'): string => {
  const { from, until } = dayRange(literal, n, NOW, zone, locale);
  return `${from} ${until}`;
};

test('dayRange_fixedLiterals_coverWholePeriods', () => {
  assert.equal(range('TODAY'), '2026-11-21 2026-11-22');
  assert.equal(range('YESTERDAY'), '2026-11-20 2026-11-21');
  assert.equal(range('THIS_WEEK'), '2026-11-15 2026-11-22');
  assert.equal(range('LAST_WEEK'), '2026-11-08 2026-11-15');
  assert.equal(range('THIS_MONTH'), '2026-11-01 2026-12-01');
  assert.equal(range('NEXT_QUARTER'), '2027-01-01 2027-04-01');
  assert.equal(range('LAST_FISCAL_YEAR'), '2025-01-01 2026-01-01');
  assert.equal(range('THIS_FISCAL_QUARTER'), '2026-10-01 2027-01-01');
});

test('dayRange_countedLiterals_includeTodayOnlyForLastDays', () => {
  assert.equal(range('LAST_N_DAYS', 30), '2026-10-22 2026-11-22');
  assert.equal(range('NEXT_N_DAYS', 2), '2026-11-22 2026-11-24');
  assert.equal(range('N_DAYS_AGO', 2), '2026-11-19 2026-11-20');
  assert.equal(range('LAST_N_MONTHS', 2), '2026-09-01 2026-11-01');
  assert.equal(range('N_FISCAL_QUARTERS_AGO', 1), '2026-07-01 2026-10-01');
  assert.equal(range('LAST_90_DAYS'), '2026-08-23 2026-11-22');
});

test('dayRange_placeOfUser_movesDaysAndWeeks', () => {
  assert.equal(range('TODAY', null, 'Pacific/Auckland'), '2026-11-22 2026-11-23');
  assert.equal(range('THIS_WEEK', null, 'Europe/Berlin', 'de_DE'), '2026-11-16 2026-11-23');
});

test('startOfDay_summerAndWinter_followTheZone', () => {
  assert.equal(startOfDay('2026-07-01', 'Europe/Berlin'), '2026-06-30T22:00:00.000Z');
  assert.equal(startOfDay('2026-12-01', 'Europe/Berlin'), '2026-11-30T23:00:00.000Z');
});
