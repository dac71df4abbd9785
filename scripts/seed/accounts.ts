import type { Random } from './random.ts';
import type { Person } from './people.ts';
import type { Ref, Timeline } from './timeline.ts';
import { daysBefore } from './dates.ts';
import { present } from '../present.ts';

const FIRST = [
  'Alder',
  'Brightwater',
  'Cobalt',
  'Dunmore',
  'Eastgate',
  'Fenwick',
  'Granby',
  'Harrow',
  'Ironbridge',
  'Juniper',
];
const SECOND = ['Energy', 'Logistics', 'Foods', 'Health', 'Robotics', 'Textiles'];
const INDUSTRIES: Readonly<Record<string, string>> = {
  Energy: 'Energy',
  Logistics: 'Transportation',
  Foods: 'Food & Beverage',
  Health: 'Healthcare',
  Robotics: 'Manufacturing',
  Textiles: 'Retail',
};
const GIVEN = [
  'Anna',
  'Ben',
  'Carla',
  'David',
  'Erika',
  'Felix',
  'Gina',
  'Hugo',
  'Irene',
  'Jan',
  'Karin',
  'Leo',
  'Maria',
  'Nils',
  'Olga',
  'Paul',
  'Rita',
  'Stefan',
  'Tara',
  'Uwe',
];
const FAMILY = [
  'Abel',
  'Berg',
  'Costa',
  'Dahl',
  'Eriksen',
  'Frank',
  'Grau',
  'Holm',
  'Ito',
  'Jansen',
  'Kruse',
  'Lang',
  'Moreau',
  'Novak',
  'Olsen',
  'Perez',
  'Quinn',
  'Rossi',
  'Silva',
  'Thoma',
];
const TITLES = ['Chief Financial Officer', 'Head of Operations', 'IT Director', 'Procurement Lead', 'Plant Manager'];
const CONTACTS = { low: 2, high: 3 } as const;
const AGE_DAYS = 800;

export interface Customer {
  readonly name: string;
  readonly account: Ref;
  readonly contacts: readonly Ref[];
}

/** 60 customers, owned in turn by the given people, each with two or three contacts. */
export function addCustomers(timeline: Timeline, random: Random, today: Date, owners: readonly Person[]): Customer[] {
  const created = daysBefore(today, AGE_DAYS);
  const names = FIRST.flatMap((first) =>
    SECOND.map((second) => ({ name: `${first} ${second}`, industry: present(INDUSTRIES[second], 'Industry') })),
  );
  const people = GIVEN.flatMap((given) => FAMILY.map((family) => [given, family] as const));
  return names.map(({ name, industry }, i) => {
    const owner = present(owners[i % owners.length], 'Owner');
    const account = timeline.create(created, owner.username, 'Account', { Name: name, Industry: industry });
    const contacts = Array.from({ length: random.int(CONTACTS.low, CONTACTS.high) }, (_, c) => {
      const [FirstName, LastName] = present(people.splice(random.int(0, people.length - 1), 1)[0], 'Name of a contact');
      return timeline.create(created, owner.username, 'Contact', {
        FirstName,
        LastName,
        AccountId: account,
        Title: present(TITLES[(i + c) % TITLES.length], 'Title'),
      });
    });
    return { name, account, contacts };
  });
}
