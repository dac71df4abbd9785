import { api, LightningElement } from 'lwc';
import { AT_REST, type CoachingProgress, type CoachingTaskButton } from 'c/coachingTasks';
import type { Obstacle } from 'c/dealCoachingService';
import { labels } from './labels';
import { addButton, obstacleView, type ObstacleView } from './obstacleView';

/** Owner of the button that names an obstacle. */
const NEW_OBSTACLE = 'newObstacle';

/**
 * What is in the deal's way: who clears it, since when, and what the viewer can do about it.
 * @fires coachingtask from its buttons
 */
export default class DealObstacles extends LightningElement {
  @api obstacles: readonly Obstacle[] = [];

  /** The deal, for a new one. */
  @api opportunityId = '';

  @api mayAdd = false;

  /** Days from today within which an obstacle may be due. */
  @api maximumDays = 0;

  /** What the user is at, here or elsewhere. */
  @api progress: CoachingProgress = AT_REST;

  /** Moves the keyboard focus to an obstacle, or to the heading when there is no such one. */
  @api focusItem(obstacleId: string): void {
    const { template } = this;
    const text = template?.querySelector<HTMLElement>(`.text[data-id="${obstacleId}"]`);
    (text ?? template?.querySelector<HTMLElement>('.title'))?.focus();
  }

  readonly labels = labels;
  readonly newObstacle = NEW_OBSTACLE;

  get views(): ObstacleView[] {
    return this.obstacles.map(obstacleView);
  }

  get isEmpty(): boolean {
    return this.obstacles.length === 0;
  }

  get isShown(): boolean {
    return !this.isEmpty || this.mayAdd;
  }

  get addButtons(): CoachingTaskButton[] {
    return this.mayAdd ? [addButton(this.opportunityId, this.maximumDays)] : [];
  }
}
