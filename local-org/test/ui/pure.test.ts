import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  calendarTables,
  localeTag,
  numberPatterns,
  patternOf,
  symbolsOf,
} from '../../src/ui/modules/platform/internationalisation/patterns.ts';
import { referenceOf, urlOf } from '../../src/ui/modules/platform/router/addresses.ts';
import { LoadedSource } from '../../src/ui/modules/platform/wireAdapter/wireAdapter.ts';
import { timelineOf, type EventRow, type TaskRow } from '../../src/ui/shell/activityTimeline/timeline.ts';
import { momentOf, wallTimeAt } from '../../src/ui/shell/format/zone.ts';
import { problemOf } from '../../src/ui/shell/errors/errors.ts';
import { nextStep, stepsOf } from '../../src/ui/shell/stagePath/steps.ts';

describe('formats', () => {
  test('date patterns_by locale_are those of Salesforce', () => {
    assert.equal(patternOf('en-US', { dateStyle: 'short' }), 'M/d/yyyy');
    assert.equal(patternOf('de-DE', { dateStyle: 'short' }), 'dd.MM.yyyy');
    assert.equal(patternOf('en-US', { dateStyle: 'medium' }), 'MMM d, yyyy');
    assert.equal(patternOf('en-US', { timeStyle: 'short' }), 'h:mm a');
    assert.equal(patternOf('de-DE', { timeStyle: 'medium' }), 'HH:mm:ss');
    assert.equal(patternOf('es-ES', { dateStyle: 'long' }), "d 'de' MMMM 'de' yyyy");
  });

  test('numbers_by locale_have their symbols and patterns', () => {
    assert.deepEqual(numberPatterns('en-US', 'USD'), {
      numberFormat: '#,##0.###',
      percentFormat: '#,##0%',
      currencyFormat: '¤#,##0.00',
    });
    assert.equal(numberPatterns('de-DE', 'EUR')['currencyFormat'], '#,##0.00\u00a0¤');
    assert.equal(numberPatterns('ja-JP', 'JPY')['currencyFormat'], '¤#,##0');
    const german = symbolsOf('de-DE', 'EUR');
    assert.equal(german['decimalSeparator'], ',');
    assert.equal(german['groupingSeparator'], '.');
    assert.equal(german['currencySymbol'], '€');
  });

  test('locale names_as Salesforce writes them_become language tags', () => {
    assert.equal(localeTag('en_US'), 'en-US');
    assert.equal(localeTag('de_DE_EURO'), 'de-DE');
    assert.equal(localeTag('iw_IL'), 'he-IL');
    assert.equal(localeTag('nonsense!'), 'en-US');
  });

  test('calendar tables_by locale_have twelve months and seven days', () => {
    const { gregorian } = calendarTables('de-DE');
    assert.equal(Object.keys(gregorian.months.format.wide).length, 12);
    assert.equal(gregorian.months.format.wide[9], 'September');
    assert.equal(gregorian.days.format.wide['sun'], 'Sonntag');
  });
});

describe('wall times', () => {
  test('moment_of a wall time_counts the zone and its summer time', () => {
    const at = (day: string, time: string, zone: string): string =>
      new Date(momentOf({ day, time }, zone)).toISOString();
    assert.equal(at('2026-11-22', '14:30', 'Europe/Berlin'), '2026-11-22T13:30:00.000Z');
    assert.equal(at('2026-07-22', '14:30', 'Europe/Berlin'), '2026-07-22T12:30:00.000Z');
    assert.equal(at('2026-10-25', '03:30', 'Europe/Berlin'), '2026-10-25T02:30:00.000Z');
    assert.equal(at('2026-11-22', '00:00', 'Asia/Kolkata'), '2026-11-21T18:30:00.000Z');
    assert.equal(at('2026-11-22', '23:30', 'America/Los_Angeles'), '2026-11-23T07:30:00.000Z');
  });

  test('wall time_at a moment_is the way back', () => {
    assert.deepEqual(wallTimeAt(Date.parse('2026-11-21T23:30:00Z'), 'Europe/Berlin'), {
      day: '2026-11-22',
      time: '00:30',
    });
  });
});

describe('addresses', () => {
  test('page references_to addresses and back_stay the same', () => {
    const record = {
      type: 'standard__recordPage',
      attributes: { objectApiName: 'Task', recordId: '00T000000000001AAA', actionName: 'view' },
      state: {},
    };
    assert.equal(urlOf(record), '/lightning/r/Task/00T000000000001AAA/view');
    assert.deepEqual(referenceOf(new URL(urlOf(record), 'http://org')), record);
    const list = {
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Opportunity', actionName: 'list' },
      state: { filterName: 'Mine' },
    };
    assert.deepEqual(referenceOf(new URL(urlOf(list), 'http://org')), list);
    assert.deepEqual(referenceOf(new URL('http://org/lightning/r/006000000000001AAA/view')).attributes, {
      objectApiName: undefined,
      recordId: '006000000000001AAA',
      actionName: 'view',
    });
  });

  test('web page_with a script as address_goes nowhere', () => {
    assert.equal(urlOf({ type: 'standard__webPage', attributes: { url: 'javascript:alert(1)' } }), 'about:blank');
    assert.equal(
      urlOf({ type: 'standard__webPage', attributes: { url: 'https://example.com/a' } }),
      'https://example.com/a',
    );
  });

  test('unknown type_is refused by name', () => {
    assert.throws(() => urlOf({ type: 'standard__knowledgeArticlePage' }), /standard__knowledgeArticlePage/);
  });
});

describe('wired data', () => {
  test('answers_out of order_the late one is dropped', async () => {
    const answers: ((value: string) => void)[] = [];
    const source = new LoadedSource(
      () => new Promise<string>((resolve) => answers.push(resolve)),
      () => undefined,
    );
    const seen: unknown[] = [];
    source.subscribe(({ data }) => seen.push(data));
    const second = source.refresh();
    answers[1]!('new');
    await second;
    answers[0]!('old');
    await new Promise((resolve) => setTimeout(resolve));
    assert.deepEqual(seen, ['new']);
  });

  test('several wires_one source_share a request and every change', async () => {
    let requests = 0;
    let idle = false;
    const source = new LoadedSource(
      () => Promise.resolve(++requests),
      () => (idle = true),
    );
    const seen: unknown[] = [];
    const stops = [source.subscribe(({ data }) => seen.push(data)), source.subscribe(({ data }) => seen.push(data))];
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(requests, 1);
    source.set(7);
    assert.deepEqual(seen, [1, 1, 7, 7]);
    stops.forEach((stop) => stop());
    assert.equal(idle, true);
  });
});

describe('errors', () => {
  test('refused save_of the record API_gives a message per field', () => {
    const error = {
      status: 400,
      body: { message: 'm', output: { errors: [], fieldErrors: { Amount: [{ message: 'Too small.' }] } } },
    };
    assert.deepEqual(problemOf(error), { message: 'm', fields: { Amount: 'Too small.' }, status: 400 });
  });

  test('list of REST errors_becomes one sentence', () => {
    assert.equal(problemOf({ status: 400, body: [{ message: 'One.' }, { message: 'Two.' }] }).message, 'One. Two.');
  });

  test('nothing known_still says something', () => {
    assert.match(problemOf(undefined).message, /Try again/);
  });
});

const stage = (ApiName: string, IsClosed = false, IsWon = false) => ({
  ApiName,
  MasterLabel: ApiName,
  IsClosed,
  IsWon,
});
const STAGES = [stage('A'), stage('B'), stage('C'), stage('Won', true, true), stage('Lost', true)];

describe('stage path', () => {
  test('open record_in the middle_has complete, current and coming steps', () => {
    const steps = stepsOf(STAGES, 'B', 'Closed');
    assert.deepEqual(
      steps.map(({ label, state }) => `${label} ${state}`),
      ['A complete', 'B current', 'C incomplete', 'Closed incomplete'],
    );
    assert.equal(nextStep(steps)?.stage, 'C');
  });

  test('closed record_ends with its closed stage', () => {
    const won = stepsOf(STAGES, 'Won', 'Closed');
    assert.deepEqual([won.at(0)?.state, won.at(-1)?.state], ['complete', 'won']);
    const lost = stepsOf(STAGES, 'Lost', 'Closed');
    assert.deepEqual([lost.at(0)?.state, lost.at(-1)?.label, lost.at(-1)?.state], ['incomplete', 'Lost', 'lost']);
    assert.equal(nextStep(lost), undefined);
  });
});

const task = (facts: Partial<TaskRow>): TaskRow => ({
  Id: '00T',
  Subject: 's',
  Status: null,
  Priority: null,
  IsClosed: false,
  ActivityDate: null,
  TaskSubtype: 'Task',
  Description: null,
  Owner: null,
  OwnerId: '005',
  Who: null,
  CompletedDateTime: null,
  CreatedDate: '2026-11-01T10:00:00.000+0000',
  ...facts,
});
const event = (facts: Partial<EventRow>): EventRow => ({
  Id: '00U',
  Subject: 's',
  StartDateTime: '2026-11-21T10:00:00.000+0000',
  EndDateTime: '2026-11-21T11:00:00.000+0000',
  IsAllDayEvent: false,
  Location: null,
  Description: null,
  Owner: null,
  OwnerId: '005',
  EventRelations: null,
  ...facts,
});
const NOW = Date.parse('2026-11-21T10:30:00Z');
const dayOf = (moment: string): string => moment.slice(0, 10);

describe('timeline', () => {
  test('activities_open and done_are split, sorted and grouped', () => {
    const { upcoming, past } = timelineOf(
      [
        task({ Id: 'later', ActivityDate: '2026-12-01' }),
        task({ Id: 'someday' }),
        task({ Id: 'overdue', ActivityDate: '2026-11-20' }),
        task({ Id: 'call', TaskSubtype: 'Call', IsClosed: true, ActivityDate: '2026-11-02' }),
        task({ Id: 'old', IsClosed: true, ActivityDate: '2026-10-02' }),
      ],
      [
        event({ Id: 'running' }),
        event({
          Id: 'over',
          StartDateTime: '2026-11-03T10:00:00.000+0000',
          EndDateTime: '2026-11-03T11:00:00.000+0000',
        }),
      ],
      '2026-11-21',
      NOW,
      dayOf,
    );
    assert.deepEqual(
      upcoming.map(({ id, isOverdue }) => `${id}${isOverdue ? '!' : ''}`),
      ['overdue!', 'running', 'later', 'someday'],
    );
    assert.deepEqual(
      past.map(({ month, items }) => `${month} ${items.map(({ id }) => id).join()}`),
      ['2026-11 over,call', '2026-10 old'],
    );
    assert.equal(past[0]?.items[1]?.kind, 'call');
  });

  test('event_its attendees_are named once and without its owner', () => {
    const relation = (RelationId: string, Name: string) => ({ RelationId, Relation: { Name } });
    const rows = { records: [relation('005', 'Owner'), relation('003', 'Lena'), relation('003', 'Lena')] };
    const { upcoming } = timelineOf([], [event({ EventRelations: rows })], '2026-11-21', NOW, dayOf);
    assert.deepEqual(upcoming[0]?.people, ['Lena']);
  });
});
