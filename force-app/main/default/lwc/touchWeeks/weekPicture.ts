import type { StageChange, Week } from 'c/dealCoachingService';

/**
 * Where things are in the picture of the weeks. Across, positions are percentages, so that the picture takes any width
 * without being distorted; down, they are pixels.
 */
export interface WeekPicture {
  readonly height: number;
  /** Top and bottom of the part that has the bars. */
  readonly top: number;
  readonly bottom: number;
  /** The line between the sides. */
  readonly line: number;
  readonly columns: readonly WeekColumn[];
  readonly ticks: readonly StageTick[];
  /** Names of the ticks, apart from them because a tick may pass behind the name of another. */
  readonly names: readonly StageName[];
  readonly months: readonly MonthMark[];
}

/** One week. A bar or dot that would have no size is undefined. */
export interface WeekColumn {
  readonly startsOn: string;
  readonly left: string;
  readonly width: string;
  readonly center: string;
  readonly rep: Bar | undefined;
  readonly manager: Bar | undefined;
  readonly joint: Bar | undefined;
  /** Radius of the dot for coaching. */
  readonly dot: number | undefined;
}

export interface Bar {
  readonly y: number;
  readonly height: number;
}

/** A change of the stage: a line from beside its name, or from above the bars without one, down to the axis. */
export interface StageTick {
  readonly key: string;
  readonly x: string;
  readonly top: number;
}

/** What a tick stands for. Where there is no room for it, the week's details have it. */
export interface StageName {
  readonly key: string;
  readonly text: string;
  readonly x: string;
  /** Middle of the text. */
  readonly y: number;
  /** From the tick to the text, in pixels. */
  readonly gap: number;
  readonly anchor: 'start' | 'end';
}

/** The first week that begins in a month. */
export interface MonthMark {
  readonly startsOn: string;
  readonly x: string;
}

const HALF_HEIGHT = 60;
const AXIS_HEIGHT = 20;
const LANE_HEIGHT = 16;
const MAX_LANES = 3;
/** Space between the names, or the upper edge, and the tallest bar. */
const HEADROOM = 8;
/** A week with less than this does not fill its side, or a single mail would look like a busy week. */
const LEAST_FULL_WEIGHT = 6;
const MIN_BAR = 2;
const DOT_RADII = [4, 5.5, 7] as const;
const DAY_MS = 86_400_000;

/** Names are laid out for the narrowest picture; where there is more room they only have more air. */
const NARROWEST = 280;
const CHARACTER = 6.5;
const NAME_GAP = 6;
const MAX_NAME = 20;
/** The last weeks' mark would run into the word for today. */
const WEEKS_BEFORE_TODAY = 2;

/** Lays out the weeks, oldest first at the left, today at the right edge. */
export function drawWeeks(weeks: readonly Week[]): WeekPicture {
  const placed = placeNames(weeks);
  const lanes = 1 + Math.max(-1, ...placed.map(({ lane }) => lane ?? -1));
  const top = lanes * LANE_HEIGHT;
  const line = top + HEADROOM + HALF_HEIGHT;
  const bottom = line + HALF_HEIGHT + HEADROOM;
  const scale = HALF_HEIGHT / Math.max(LEAST_FULL_WEIGHT, ...weeks.flatMap(extent));
  return {
    height: bottom + AXIS_HEIGHT,
    top,
    bottom,
    line,
    columns: weeks.map((week, index) => drawWeek(week, index / weeks.length, 1 / weeks.length, line, scale)),
    ticks: placed.map(({ key, x, lane }) => ({
      key,
      x: percent(x),
      top: lane === undefined ? top : laneMiddle(lane, top),
    })),
    names: placed.flatMap((tick) => drawName(tick, top)),
    months: monthMarks(weeks),
  };
}

/** How far a week reaches up and down; what is joint reaches half each way. */
function extent({ rep, manager, joint }: Week): [number, number] {
  return [rep + joint / 2, manager + joint / 2];
}

function drawWeek(week: Week, left: number, width: number, line: number, scale: number): WeekColumn {
  const reach = week.joint > 0 ? Math.max((week.joint / 2) * scale, MIN_BAR) : 0;
  const rep = barHeight(week.rep, scale);
  const manager = barHeight(week.manager, scale);
  return {
    startsOn: week.startsOn,
    left: percent(left),
    width: percent(width),
    center: percent(left + width / 2),
    rep: rep > 0 ? { y: round(line - reach - rep), height: round(rep) } : undefined,
    manager: manager > 0 ? { y: round(line + reach), height: round(manager) } : undefined,
    joint: reach > 0 ? { y: round(line - reach), height: round(2 * reach) } : undefined,
    dot: week.coaching > 0 ? DOT_RADII[Math.min(week.coaching, DOT_RADII.length) - 1] : undefined,
  };
}

function barHeight(weight: number, scale: number): number {
  return weight > 0 ? Math.max(weight * scale, MIN_BAR) : 0;
}

interface PlacedTick {
  readonly key: string;
  readonly text: string;
  /** Fraction of the width. */
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly lane: number | undefined;
}

/** Finds room for the names, newest first because the newest says most; a name takes the lowest lane that is free. */
function placeNames(weeks: readonly Week[]): PlacedTick[] {
  const taken: [start: number, end: number][][] = Array.from({ length: MAX_LANES }, () => []);
  const changes = weeks.flatMap((week, index) =>
    week.stageChanges.map((change, position) => ({
      key: `${String(index)}-${String(position)}`,
      text: shorten(change.stage),
      x: (index + fractionOfWeek(week, change)) / weeks.length,
    })),
  );
  return changes
    .reverse()
    .map(({ key, text, x }): PlacedTick => {
      const at = x * NARROWEST;
      const length = text.length * CHARACTER + NAME_GAP;
      const anchor = at + length > NARROWEST ? 'end' : 'start';
      const [start, end] = anchor === 'start' ? [at, at + length] : [at - length, at];
      const lane = taken.findIndex((names) => names.every((name) => name[1] <= start || end <= name[0]));
      taken[lane]?.push([start, end]);
      return { key, text, x, anchor, lane: lane < 0 || text === '' ? undefined : lane };
    })
    .reverse();
}

function drawName({ key, text, x, anchor, lane }: PlacedTick, top: number): StageName[] {
  if (lane === undefined) return [];
  const gap = anchor === 'start' ? NAME_GAP : -NAME_GAP;
  return [{ key, text, x: percent(x), y: laneMiddle(lane, top), gap, anchor }];
}

/** The first lane is the lowest. */
function laneMiddle(lane: number, top: number): number {
  return top - (lane + 0.5) * LANE_HEIGHT;
}

/** Where in its week a change lies, 0 to 1; in the middle when the time is unreadable. */
function fractionOfWeek({ startsOn }: Week, { changedAt }: StageChange): number {
  const days = (Date.parse(changedAt) - Date.parse(startsOn)) / DAY_MS;
  return Number.isNaN(days) ? 0.5 : Math.min(Math.max(days / 7, 0), 1);
}

function shorten(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1).trimEnd()}…` : name;
}

function monthMarks(weeks: readonly Week[]): MonthMark[] {
  return weeks.flatMap(({ startsOn }, index) => {
    const isFirst = startsOn.slice(0, 7) !== weeks[index - 1]?.startsOn.slice(0, 7);
    // At the left edge the month has already begun; its name would stand too close to the next.
    const hasRoom = index < weeks.length - WEEKS_BEFORE_TODAY && (index > 0 || Number(startsOn.slice(8)) <= 14);
    return isFirst && hasRoom ? [{ startsOn, x: percent(index / weeks.length) }] : [];
  });
}

function percent(fraction: number): string {
  return `${String(round(fraction * 100))}%`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
