/** What the path needs to know of a stage. */
interface Stage {
  readonly ApiName: string;
  readonly MasterLabel: string;
  readonly IsClosed: boolean;
  readonly IsWon: boolean;
}

/** What a step of the path says of itself. */
export type StepState = 'complete' | 'current' | 'incomplete' | 'won' | 'lost';

export interface Step {
  /** API name of the stage; empty for the last step of an open record, which stands for every closed stage. */
  readonly stage: string;
  readonly label: string;
  readonly state: StepState;
}

/**
 * The steps of the path: each open stage, then one step for all closed stages, which shows the closed stage once the
 * record has reached one.
 */
export function stepsOf(stages: readonly Stage[], current: string, closedLabel: string): Step[] {
  const open = stages.filter(({ IsClosed }) => !IsClosed);
  const closed = stages.find(({ IsClosed, ApiName }) => IsClosed && ApiName === current);
  const position = open.findIndex(({ ApiName }) => ApiName === current);
  const steps = open.map(({ ApiName, MasterLabel }, index): Step => {
    const state = index === position ? 'current' : closed?.IsWon || index < position ? 'complete' : 'incomplete';
    return { stage: ApiName, label: MasterLabel, state };
  });
  const last: Step = closed
    ? { stage: closed.ApiName, label: closed.MasterLabel, state: closed.IsWon ? 'won' : 'lost' }
    : { stage: '', label: closedLabel, state: 'incomplete' };
  return [...steps, last];
}

/** The step that follows the current one: where "mark as complete" leads. Undefined on a closed record. */
export function nextStep(steps: readonly Step[]): Step | undefined {
  const position = steps.findIndex(({ state }) => state === 'current');
  return position < 0 ? undefined : steps[position + 1];
}
