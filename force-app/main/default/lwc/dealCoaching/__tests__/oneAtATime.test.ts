import { oneAtATime } from '../oneAtATime';

/** An action whose runs end when the test says so. */
function controlled(): { action: jest.Mock<Promise<void>, []>; finish: () => Promise<void> } {
  const ends: (() => void)[] = [];
  const action = jest.fn(
    () =>
      new Promise<void>((resolve) => {
        ends.push(resolve);
      }),
  );
  const finish = async (): Promise<void> => {
    ends.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { action, finish };
}

it('call_whileIdle_runsAtOnce', () => {
  const { action } = controlled();
  void oneAtATime(action)();
  expect(action).toHaveBeenCalledTimes(1);
});

it('calls_duringARun_leadToExactlyOneMore', async () => {
  const { action, finish } = controlled();
  const run = oneAtATime(action);
  const done = Promise.all([run(), run(), run()]);
  expect(action).toHaveBeenCalledTimes(1);
  await finish();
  expect(action).toHaveBeenCalledTimes(2);
  await finish();
  await done;
  expect(action).toHaveBeenCalledTimes(2);
});

it('call_afterARun_runsAgain', async () => {
  const { action, finish } = controlled();
  const run = oneAtATime(action);
  const first = run();
  await finish();
  await first;
  void run();
  expect(action).toHaveBeenCalledTimes(2);
});
