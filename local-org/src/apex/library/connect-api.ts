import { throwApex } from '../runtime/values.ts';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { unsupported, type LibraryHost } from './support.ts';

/**
 * Tests never see data of the org, and there Connect in Apex always throws. Outside of tests it is not supported.
 */
function refuse({ transaction }: LibraryHost, method: string): never {
  if (!transaction.test) unsupported(method);
  throwApex(
    'UnsupportedOperationException',
    'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
  );
}

/** The little of Connect in Apex that code asks to learn whether a test sees all data. */
export const connectApiTypes: readonly SystemTypeDeclaration[] = [
  systemType('ConnectApi.FollowingPage', {}),
  systemType('ConnectApi.ChatterUsers', {
    statics: {
      'ConnectApi.FollowingPage getFollowings(String communityId, String userId)': (host: LibraryHost) =>
        refuse(host, 'ConnectApi.ChatterUsers.getFollowings'),
    },
  }),
];
