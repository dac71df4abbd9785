/** An org in memory with its server, for tests of the API. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import jsforce from 'jsforce';
import type { Connection } from 'jsforce';
import { createServer } from '../../src/api/server.ts';
import type { OrgServer, ServerOptions } from '../../src/api/server.ts';
import { openOrg } from '../../src/org.ts';
import { ADMIN_USERNAME } from '../../src/records/bootstrap.ts';
import type { Org } from '../../src/org.ts';

export const INVOICES = fileURLToPath(new URL('../fixtures/invoices', import.meta.url));
export const VERSION = '66.0';
export const BASE = `/services/data/v${VERSION}`;

export interface TestOrg {
  readonly org: Org;
  readonly server: OrgServer;
  readonly url: string;
  /** Logs in by SOAP. */
  connect(username?: string): Promise<Connection>;
  close(): Promise<void>;
}

/** Opens the invoice org on a free port. */
export async function openTestOrg(options: ServerOptions = {}): Promise<TestOrg> {
  const org = await openOrg({ dataDir: ':memory:', roots: [INVOICES] });
  const server = await createServer(org, options);
  await server.app.listen({ port: 0, host: 'localhost' });
  const address = server.app.server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen');
  const url = `http://localhost:${address.port}`;
  return {
    org,
    server,
    url,
    async connect(username = ADMIN_USERNAME) {
      const connection = new jsforce.Connection({ loginUrl: url, version: VERSION });
      await connection.login(username, 'local');
      return connection;
    },
    async close() {
      await server.app.close();
      org.close();
    },
  };
}

/** Sends a request with a session; the answer's body is parsed when it is JSON. */
export async function send(
  connection: Connection,
  method: string,
  path: string,
  body?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(`${connection.instanceUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${connection.accessToken ?? ''}`,
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const json = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    body: json && text ? (JSON.parse(text) as unknown) : text,
    headers: response.headers,
  };
}

let people = 0;

/** Creates a Standard User with permission sets. @returns the user's name and id */
export async function addUser(
  admin: Connection,
  permissionSets: readonly string[] = [],
): Promise<{ username: string; id: string }> {
  const username = `person${++people}@invoices.test`;
  const profile = await admin.query<{ Id: string }>("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const user = await admin.sobject('User').create({
    FirstName: 'Person',
    LastName: `Number ${people}`,
    Username: username,
    Email: username,
    Alias: `p${people}`,
    ProfileId: profile.records[0]!.Id,
    TimeZoneSidKey: 'Europe/Berlin',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  });
  if (!user.success) throw new Error(JSON.stringify(user.errors));
  for (const name of permissionSets) {
    const set = await admin.query<{ Id: string }>(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
    await admin.sobject('PermissionSetAssignment').create({ AssigneeId: user.id, PermissionSetId: set.records[0]!.Id });
  }
  return { username, id: user.id };
}

/** Writes a project whose only class lacks a semicolon in line 3. @returns its folder */
export function writeBrokenProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'local-org-broken-'));
  const classes = join(root, 'app/main/default/classes');
  mkdirSync(classes, { recursive: true });
  const project = { packageDirectories: [{ path: 'app', default: true }], sourceApiVersion: VERSION };
  writeFileSync(join(root, 'sfdx-project.json'), JSON.stringify(project));
  const source = [
    'public class Broken {',
    '  public static Integer one() {',
    '    Integer result = 1',
    '    return result;',
    '  }',
    '}',
  ];
  writeFileSync(join(classes, 'Broken.cls'), source.join('\n'));
  return root;
}
