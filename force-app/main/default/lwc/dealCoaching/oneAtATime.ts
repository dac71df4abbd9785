/**
 * Makes an action that never runs twice at once: calls during a run lead to exactly one more run after it, because
 * what they are about may have happened after that run asked the server.
 * @param action must not reject
 * @returns the action; its promise resolves when nothing is left to run
 */
export function oneAtATime(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      await action();
    } while (again as boolean);
    running = undefined;
  }

  return () => {
    if (running) again = true;
    else running = run();
    return running;
  };
}
