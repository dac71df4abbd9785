import type { CoachingFacts } from 'c/dealCoachingService';
import { fill, fillPlural } from 'c/coachingText';
import { labels } from './labels';

/** The title of the section: how many notes, and how many promises are open, as far as all notes are known. */
export function coachingLabel({ notes, noteTotal }: CoachingFacts): string {
  const count = fillPlural(labels.noteCount, noteTotal);
  if (notes.length < noteTotal) return fill(labels.coachingSectionNotes, count);
  const open = notes
    .flatMap(({ commitments }) => commitments)
    .filter(({ state }) => state === 'open' || state === 'overdue');
  return fill(labels.coachingSection, count, fillPlural(labels.promiseCount, open.length));
}
