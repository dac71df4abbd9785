import CoachingSkeleton from 'c/coachingSkeleton';
import { find, mount, textOf } from 'test/lwc/mount';

it('skeleton_shown_tellsScreenReadersWhatIsLoading', async () => {
  const element = mount('c-coaching-skeleton', CoachingSkeleton, { label: 'Loading coaching' });
  expect(textOf(find(element, '[role=status]'))).toBe('Loading coaching');
  expect(find(element, '[role=status]').getAttribute('aria-busy')).toBe('true');
  await expect(element).toBeAccessible();
});
