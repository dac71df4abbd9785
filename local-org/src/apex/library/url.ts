import { throwApex } from '../runtime/values.ts';
import { systemType } from './declare.ts';
import { required, type LibraryHost } from './support.ts';

/** `Url`, taken apart as `java.net.URL` does: nothing is normalised or encoded. */
class ApexUrl {
  readonly $type = 'Url';
  readonly protocol: string;
  readonly authority: string;
  readonly userInfo: string | null;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly query: string | null;
  readonly ref: string | null;

  /** @throws StringException */
  constructor(text: string) {
    const parts = /^([A-Za-z][\w+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text.trim());
    if (!parts) throwApex('StringException', `no protocol: ${text}`);
    const [, protocol = '', authority = '', path = '', query = null, ref = null] = parts;
    const [, userInfo = null, host = '', port] = /^(?:(.*)@)?(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority) ?? [];
    this.protocol = protocol.toLowerCase();
    this.authority = authority;
    this.userInfo = userInfo;
    this.host = host;
    this.port = port ? Number(port) : -1;
    this.path = path;
    this.query = query;
    this.ref = ref;
  }

  get file(): string {
    return this.query === null ? this.path : `${this.path}?${this.query}`;
  }

  get withoutRef(): string {
    return `${this.protocol}:${this.authority ? `//${this.authority}` : ''}${this.file}`;
  }

  toString(): string {
    return this.ref === null ? this.withoutRef : `${this.withoutRef}#${this.ref}`;
  }

  $contentKey(): string {
    return `url:${this.toString()}`;
  }
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 };

function from(protocol: string | null, host: string | null, port: number | null, file: string | null): ApexUrl {
  const place = port === null || port === -1 ? required(host) : `${required(host)}:${port}`;
  return new ApexUrl(`${required(protocol)}://${place}${required(file)}`);
}

/** Address of the org: it is made up, as nothing reaches it from outside. */
const orgUrl = ({ services }: LibraryHost): ApexUrl =>
  new ApexUrl(`https://${services.organization.id.slice(0, 15).toLowerCase()}.my.salesforce.com`);

type Text = string | null;

export const urlType = systemType('Url', {
  constructors: {
    '(String text)': (_: LibraryHost, text: Text) => new ApexUrl(required(text)),
    '(Url context, String text)': (_: LibraryHost, context: ApexUrl | null, text: Text) => {
      const part = required(text);
      if (/^[A-Za-z][\w+.-]*:/.test(part) || !context) return new ApexUrl(part);
      const folder = part.startsWith('/') ? '' : context.path.replace(/[^/]*$/, '') || '/';
      return new ApexUrl(`${context.protocol}://${context.authority}${folder}${part}`);
    },
    '(String protocol, String host, String file)': (_: LibraryHost, protocol: Text, host: Text, file: Text) =>
      from(protocol, host, null, file),
    '(String protocol, String host, Integer port, String file)': (
      _: LibraryHost,
      protocol: Text,
      host: Text,
      port: number | null,
      file: Text,
    ) => from(protocol, host, required(port), file),
  },
  statics: {
    'Url getOrgDomainUrl()': orgUrl,
    'Url getSalesforceBaseUrl()': orgUrl,
  },
  methods: {
    'String getAuthority()': (_: LibraryHost, self: ApexUrl) => self.authority,
    'Integer getDefaultPort()': (_: LibraryHost, self: ApexUrl) => DEFAULT_PORTS[self.protocol] ?? -1,
    'String getFile()': (_: LibraryHost, self: ApexUrl) => self.file,
    'String getHost()': (_: LibraryHost, self: ApexUrl) => self.host,
    'String getPath()': (_: LibraryHost, self: ApexUrl) => self.path,
    'Integer getPort()': (_: LibraryHost, self: ApexUrl) => self.port,
    'String getProtocol()': (_: LibraryHost, self: ApexUrl) => self.protocol,
    'String getQuery()': (_: LibraryHost, self: ApexUrl) => self.query,
    'String getRef()': (_: LibraryHost, self: ApexUrl) => self.ref,
    'String getUserInfo()': (_: LibraryHost, self: ApexUrl) => self.userInfo,
    'Boolean sameFile(Url other)': (_: LibraryHost, self: ApexUrl, other: ApexUrl | null) =>
      required(other).withoutRef === self.withoutRef,
    'String toExternalForm()': (_: LibraryHost, self: ApexUrl) => self.toString(),
    'String toString()': (_: LibraryHost, self: ApexUrl) => self.toString(),
  },
});
