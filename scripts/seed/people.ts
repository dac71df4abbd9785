import type { Ref, Timeline } from './timeline.ts';
import { daysBefore } from './dates.ts';
import { present } from '../present.ts';

/** How a manager works; decides what the generator makes this manager do on deals. */
export type ManagerStyle = 'everywhere' | 'coach' | 'absent';

export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly username: string;
  readonly ref: Ref;
}
export interface Manager extends Person {
  readonly style: ManagerStyle;
}
export interface Rep extends Person {
  readonly manager: Manager | null;
  readonly winRate: number;
}
export interface People {
  readonly leader: Person;
  readonly managers: readonly Manager[];
  readonly reps: readonly Rep[];
  /** Writes to deals by itself; nothing that it does counts. */
  readonly integration: Person;
}

const LEADER = ['Elena', 'Fischer'] as const;
const INTEGRATION = ['Data', 'Sync'] as const;
const OUTSIDER = ['Kim', 'Lindqvist'] as const;
const MANAGERS: readonly (readonly [string, string, ManagerStyle])[] = [
  ['Marcus', 'Hale', 'everywhere'],
  ['Ingrid', 'Solberg', 'coach'],
  ['Tomas', 'Rivera', 'absent'],
];
const REPS: readonly (readonly [string, string])[] = [
  ['Priya', 'Nair'],
  ['Jonas', 'Weber'],
  ['Amelia', 'Brooks'],
  ['Diego', 'Santos'],
  ['Hannah', 'Keller'],
  ['Victor', 'Osei'],
  ['Sofia', 'Marin'],
  ['Liam', 'Doyle'],
  ['Mei', 'Tanaka'],
  ['Oskar', 'Lund'],
  ['Fatima', 'Haddad'],
  ['Noah', 'Bennett'],
  ['Clara', 'Dubois'],
  ['Ravi', 'Menon'],
  ['Greta', 'Vogel'],
  ['Samuel', 'Adeyemi'],
  ['Julia', 'Nowak'],
  ['Ethan', 'Clarke'],
];
/** Index of the rep who started a few weeks ago, and of the one whose manager field was never filled in. */
const RAMPING = 5;
const WITHOUT_MANAGER = 17;
const RAMP_START_DAYS = 40;
const OLD_HANDS_DAYS = 900;

/** User name of a person in the generated org. */
const usernameOf = (firstName: string, lastName: string): string =>
  `${firstName}.${lastName}@sideline.test`.toLowerCase();

/** Creates roles, users and their permission sets. @param look finds the id of a set-up record by its name */
export function addPeople(
  timeline: Timeline,
  today: Date,
  admin: string,
  look: (object: 'Profile' | 'PermissionSet', name: string) => string,
  winRate: () => number,
): People {
  const start = daysBefore(today, OLD_HANDS_DAYS);
  const profile = look('Profile', 'Standard User');
  const role = (name: string, parent: Ref | null): Ref =>
    timeline.create(start, admin, 'UserRole', {
      Name: name,
      DeveloperName: name.replaceAll(' ', '_'),
      ParentRoleId: parent,
    });
  const user = (
    [firstName, lastName]: readonly [string, string],
    title: string,
    roleRef: Ref | null,
    managerRef: Ref | null,
    createdAt: Date,
    permissionSet: string | null,
  ): Person => {
    const username = usernameOf(firstName, lastName);
    const ref = timeline.create(createdAt, admin, 'User', {
      FirstName: firstName,
      LastName: lastName,
      Username: username,
      Email: username,
      Alias: `${firstName[0] ?? ''}${lastName}`.slice(0, 8).toLowerCase(),
      Title: title,
      ProfileId: profile,
      UserRoleId: roleRef,
      ManagerId: managerRef,
      IsActive: true,
      TimeZoneSidKey: 'Europe/Berlin',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    });
    if (permissionSet !== null) {
      timeline.create(createdAt, admin, 'PermissionSetAssignment', {
        AssigneeId: ref,
        PermissionSetId: look('PermissionSet', permissionSet),
      });
    }
    return { firstName, lastName, username, ref };
  };

  const leaderRole = role('Head of Sales', null);
  const leader = user(LEADER, 'Head of Sales', leaderRole, null, start, 'Sideline_Manager');
  const teamRoles = MANAGERS.map(([, lastName]) => {
    const lead = role(`Team Lead ${lastName}`, leaderRole);
    return { lead, rep: role(`Account Executive ${lastName}`, lead) };
  });
  const managers = MANAGERS.map(([firstName, lastName, style], i): Manager => ({
    ...user(
      [firstName, lastName],
      'Sales Manager',
      present(teamRoles[i], 'Roles of a team').lead,
      leader.ref,
      start,
      'Sideline_Manager',
    ),
    style,
  }));
  const perTeam = REPS.length / managers.length;
  const reps = REPS.map((name, i): Rep => {
    const team = Math.floor(i / perTeam);
    const manager = i === WITHOUT_MANAGER ? null : present(managers[team], 'Manager');
    const createdAt = i === RAMPING ? daysBefore(today, RAMP_START_DAYS) : start;
    const person = user(
      name,
      'Account Executive',
      present(teamRoles[team], 'Roles of a team').rep,
      manager?.ref ?? null,
      createdAt,
      'Sideline_Rep',
    );
    return { ...person, manager, winRate: winRate() };
  });
  user(OUTSIDER, 'Marketing Manager', null, null, start, null);
  const integration = user(INTEGRATION, 'Integration', leaderRole, null, start, 'Sideline_Ignored_User');
  return { leader, managers, reps, integration };
}
