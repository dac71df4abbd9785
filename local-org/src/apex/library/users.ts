import type { UserContext } from '../../security/access.ts';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { required, type LibraryHost } from './support.ts';
import { ApexTimeZone } from './time-zone.ts';

const user = (host: LibraryHost): UserContext => host.transaction.user;

/** A stored field of the running user or of what belongs to them, read past all permissions. */
function lookup(host: LibraryHost, soql: string, field: string): string | null {
  const { queries } = host.services;
  const result = queries.run(queries.parse(soql), {
    context: host.transaction,
    access: 'system',
    sharing: false,
    binds: [],
    namedBinds: new Map(),
  });
  const value = result.rows[0]?.values[field];
  return typeof value === 'string' ? value : null;
}

const ofUser = (host: LibraryHost, field: string): string | null =>
  lookup(host, `SELECT ${field} FROM User WHERE Id = '${user(host).id}'`, field);

function hasCustomPermission(host: LibraryHost, name: string): boolean {
  const wanted = name.toLowerCase();
  return [...user(host).customPermissions].some((granted) => granted.toLowerCase() === wanted);
}

export const userTypes: readonly SystemTypeDeclaration[] = [
  systemType('UserInfo', {
    aliases: ['System.UserInfo'],
    statics: {
      'String getUserId()': (host: LibraryHost) => user(host).id,
      'String getUserName()': (host: LibraryHost) => user(host).username,
      'String getName()': (host: LibraryHost) => user(host).name,
      'String getFirstName()': (host: LibraryHost) => ofUser(host, 'FirstName'),
      'String getLastName()': (host: LibraryHost) => ofUser(host, 'LastName'),
      'String getUserEmail()': (host: LibraryHost) => ofUser(host, 'Email'),
      'String getProfileId()': (host: LibraryHost) => ofUser(host, 'ProfileId'),
      'String getUserRoleId()': (host: LibraryHost) => user(host).roleId,
      'String getLanguage()': (host: LibraryHost) => user(host).language,
      'String getLocale()': (host: LibraryHost) => user(host).locale,
      'TimeZone getTimeZone()': (host: LibraryHost) => new ApexTimeZone(user(host).timeZone),
      'String getUserType()': () => 'Standard',
      'String getDefaultCurrency()': (host: LibraryHost) => host.services.organization.defaultCurrency,
      'Boolean isMultiCurrencyOrganization()': () => false,
      'String getOrganizationId()': (host: LibraryHost) => host.services.organization.id,
      'String getOrganizationName()': (host: LibraryHost) => host.services.organization.name,
      'String getUiThemeDisplayed()': () => 'Theme4d',
      'String getUiTheme()': () => 'Theme4d',
      'String getSessionId()': () => null,
    },
  }),
  systemType('FeatureManagement', {
    aliases: ['System.FeatureManagement'],
    statics: {
      'Boolean checkPermission(String name)': (host: LibraryHost, name: string | null) =>
        hasCustomPermission(host, required(name)),
    },
  }),
];
