import type { Panel } from './deal-panels.ts';

const COLUMN = 'seed deal';
const NONE = '-';
/** Stories are called by their customer, which has two words; the deals drawn at random by their whole name. */
const STORY = /^\w+ \w+$/;
const WINDOW_DAYS = 30;
const DAY_MS = 86_400_000;

/** A rule of the docs with the deals that show it, by their names in the generated organisation. */
export interface DocumentedRule {
  /** First cell of its row. */
  readonly rule: string;
  readonly deals: readonly string[];
}

/** Rows of all tables with a column "seed deal" that name a deal. */
export function documentedRules(markdown: string): DocumentedRule[] {
  const rules: DocumentedRule[] = [];
  let column = -1;
  for (const line of markdown.split('\n')) {
    const cells = line.startsWith('|') ? line.slice(1, line.lastIndexOf('|')).split('|') : [];
    const texts = cells.map((cell) => cell.trim());
    if (texts.length === 0) column = -1;
    else if (texts.includes(COLUMN)) column = texts.indexOf(COLUMN);
    else if (column >= 0 && !/^-{3,}$/.test(texts[0] ?? '')) {
      const deals = texts[column] ?? NONE;
      if (deals !== NONE) rules.push({ rule: texts[0] ?? '', deals: deals.split(', ').map(fullName) });
    }
  }
  return rules;
}

const fullName = (name: string): string => (STORY.test(name) ? `${name} Enterprise 500` : name);

/** @returns whether the deal's panel shows the rule */
type Check = (panel: Panel, deal: string) => boolean;

const weightOf = ({ counts }: Panel, side: string, touchClass: string): number =>
  counts.find((count) => count.side === side && count.touchClass === touchClass)?.weight ?? 0;
const shows = (signal: string) => (panel: Panel) => panel.signals.some((found) => found.signal === signal);
const stepInIs = ({ stepIn }: Panel, state: string): boolean => stepIn.current?.state === state;
const callsOf = ({ jointCalls }: Panel, state: string): NonNullable<Panel['jointCalls']>['calls'] =>
  jointCalls?.calls.filter((call) => call.state === state) ?? [];
const bandOr = ({ band, state }: Panel): string => band ?? state;
const asExpected =
  (expected: Readonly<Record<string, string>>, read: (panel: Panel) => string | null): Check =>
  (panel, deal) =>
    read(panel) === expected[deal.replace(/ Enterprise 500$/, '')];

const BANDS = {
  'Ironbridge Energy': 'driving',
  'Eastgate Logistics': 'coDriving',
  'Fenwick Health': 'coaching',
  'Harrow Logistics': 'absent',
  'Eastgate Energy': 'stepIn',
};
const STATES = {
  'Juniper Foods': 'notEnoughData',
  'Granby Textiles Basic Plus': 'managerNotSet',
  'Alder Health': 'managerOwned',
  'Ironbridge Energy': 'scored',
};
const PHASES = { 'Dunmore Foods': 'early', 'Fenwick Foods': 'mid', 'Ironbridge Energy': 'late' };
/** The rep is new, and the band is not Driving in spite of the share. */
const isRamping: Check = ({ band, drivingShare }) => band === 'coDriving' && (drivingShare ?? 0) > 0.5;
const daysUntil = (day: string): number => (Date.parse(day) - Date.now()) / DAY_MS;

/** How each rule shows in the panel as the head of sales gets it, by the beginning of its text. */
export const CHECKS: Readonly<Record<string, Check>> = {
  'A closed call': (panel) => weightOf(panel, 'rep', 'solo') === 8 && weightOf(panel, 'manager', 'holding') === 1,
  'A past event': (panel) =>
    weightOf(panel, 'both', 'joint') === 3 &&
    weightOf(panel, 'both', 'coaching') > 0 &&
    weightOf(panel, 'rep', 'solo') === 11,
  'A save that moves': (panel) => weightOf(panel, 'manager', 'drivingEdit') === 2,
  'Inactive users': ({ touches }) =>
    touches.some(({ counted, reason }) => !counted && /integration/.test(reason ?? '')),
  'Who the manager is': asExpected(STATES, ({ state }) => state),
  'Not enough data': asExpected(STATES, ({ state }) => state),
  'Driving, Co-driving': (panel, deal) =>
    deal === 'Cobalt Textiles Advanced' ? isRamping(panel, deal) : asExpected(BANDS, bandOr)(panel, deal),
  'Phase early': asExpected(PHASES, ({ phase }) => phase),
  'Twelve weeks': ({ weeks }) => weeks.length === 12 && weeks.some(({ stageChanges }) => stageChanges.length > 0),
  'Pushes of': ({ pushCount }) => pushCount === 2,
  "The deal's present manager": (panel) => stepInIs(panel, 'open') && !panel.stepIn.mayStepIn,
  'One open step-in': ({ stepIn }) =>
    stepIn.current?.state === 'open' &&
    stepIn.current.reason !== null &&
    daysUntil(stepIn.current.untilDate) > 0 &&
    daysUntil(stepIn.current.untilDate) <= WINDOW_DAYS,
  'The first extension': (panel) => stepInIs(panel, 'open') && panel.stepIn.current?.extensions === 1,
  'Handing back takes': ({ stepIn: { current } }) =>
    current?.state === 'handedBack' && current.firstStep !== null && current.handBackDate !== null,
  'While it is open': (panel) =>
    panel.band === 'stepIn' &&
    panel.drivingShare === 0.5714 &&
    !shows('takeover')(panel) &&
    !shows('parachute')(panel) &&
    panel.signals.every(({ signal, rule }) => signal !== 'uncoached' || /open deals/.test(rule)),
  'After its last day': (panel) => stepInIs(panel, 'overdue') && panel.band === 'driving',
  // Only the manager is asked; AS_MANAGER has this rule's panels read with the manager's eyes.
  'The manager is asked once': ({ stepIn }, deal) => stepIn.isAsked === deal.startsWith('Ironbridge'),
  'Announced 14': (panel) => callsOf(panel, 'upcoming').length === 1 && callsOf(panel, 'upcoming')[0]?.role === null,
  'A debrief is due': (panel) => callsOf(panel, 'debriefOverdue').length === 1,
  'Only the manager who': ({ jointCalls }) => jointCalls?.calls.every(({ isAsked }) => !isAsked) ?? false,
  'Debrief rate': ({ jointCalls }) =>
    jointCalls?.debriefed === 1 &&
    jointCalls.debriefsDue === 2 &&
    jointCalls.led === 0 &&
    jointCalls.rolesDeclared === 1,
  Takeover: shows('takeover'),
  Parachute: shows('parachute'),
  'Shrug-off': shows('shrugOff'),
  'Quarter-end spike': shows('quarterEndSpike'),
  'Rescue loop': shows('rescueLoop'),
  Everywhere: shows('everywhere'),
  Uncoached: shows('uncoached'),
  'Same gap': shows('sameGap'),
  'Deal risk': shows('dealRisk'),
  'Order of the signals': ({ signals, nextMove }) =>
    signals[0]?.signal === 'takeover' && nextMove?.signal === signals[0].signal,
  'Questions that suit': ({ nextMove }) => /\?$/.test(nextMove?.question ?? ''),
  'Each touch counts': (panel) =>
    weightOf(panel, 'manager', 'solo') === 2 &&
    weightOf(panel, 'both', 'coaching') > 0 &&
    panel.touches.some(({ counted, reason }) => !counted && /other than the deal's rep and manager/.test(reason ?? '')),
  'Evidence from a stage': ({ process }) =>
    process?.proofs.length === process?.checked &&
    (process?.proofs.some(({ status, question }) => status === 'unproven' && question !== null) ?? false),
  'Stages skipped': ({ process }) =>
    ['skip', 'back'].every((kind) => process?.moves.some((move) => move.kind === kind) ?? false),
};

/** Beginnings of the rules that only the manager of the deal sees at work. */
export const AS_MANAGER: readonly string[] = ['The manager is asked once'];
