import { ApexBlob, ApexList, type ApexType, throwApex } from '../runtime/values.ts';
import { callMember } from '../runtime/user-classes.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import { staticResource } from './static-resources.ts';
import { required, type LibraryHost } from './support.ts';

const MOCK = 'HttpCalloutMock';
const RESPOND = 'respond(HttpRequest)';

/** Headers and body of a request or a response. */
abstract class Message {
  abstract readonly $type: string;
  body = Buffer.alloc(0);
  /** By lower-case name: header names ignore case. */
  readonly headers = new Map<string, { readonly name: string; readonly value: string }>();
}
class Request extends Message {
  readonly $type = 'HttpRequest';
  endpoint: string | null = null;
  method: string | null = null;
  compressed = false;
}
class Response extends Message {
  readonly $type = 'HttpResponse';
  status: string | null = null;
  statusCode = 0;
}

/** `StaticResourceCalloutMock`: always answers with a static resource. */
class ResourceMock extends Response {
  resource = '';
  private readonly host: LibraryHost;
  constructor(host: LibraryHost) {
    super();
    this.host = host;
  }

  [RESPOND](): Response {
    const response = new Response();
    response.body = Buffer.from(staticResource(this.host, this.resource).body);
    response.status = this.status;
    response.statusCode = this.statusCode;
    for (const [key, header] of this.headers) response.headers.set(key, header);
    return response;
  }
}

const messageMethods: Readonly<Record<string, Implementation>> = {
  'String getBody()': (_: LibraryHost, self: Message) => self.body.toString('utf8'),
  'void setBody(String body)': (_: LibraryHost, self: Message, body: string | null) => {
    self.body = Buffer.from(required(body), 'utf8');
  },
  'Blob getBodyAsBlob()': (_: LibraryHost, self: Message) => new ApexBlob(self.body),
  'void setBodyAsBlob(Blob body)': (_: LibraryHost, self: Message, body: ApexBlob | null) => {
    self.body = Buffer.from(required(body).bytes);
  },
  'String getHeader(String name)': (_: LibraryHost, self: Message, name: string | null) =>
    self.headers.get(required(name).toLowerCase())?.value ?? null,
  'void setHeader(String name, String value)': (
    _: LibraryHost,
    self: Message,
    name: string | null,
    value: string | null,
  ) => void self.headers.set(required(name).toLowerCase(), { name: required(name), value: required(value) }),
};

/** Answers a request by the test's mock; nothing ever leaves the machine. */
function send(host: LibraryHost, request: Request | null): unknown {
  const { transaction } = host;
  const { endpoint, method } = required(request);
  if (endpoint === null || method === null)
    throwApex('CalloutException', endpoint === null ? 'no protocol: null' : 'Method must be specified');
  if (!transaction.test) throwApex('CalloutException', 'Callouts are not supported by the local org');
  if (transaction.limits.get('dmlStatements') > 0) {
    throwApex('CalloutException', 'You have uncommitted work pending. Please commit or rollback before calling out');
  }
  transaction.limits.count('callouts');
  const mock = transaction.test.mocks.get(MOCK.toLowerCase());
  if (!mock) throwApex('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  return callMember(mock, RESPOND, [request]);
}

function setMock(host: LibraryHost, type: ApexType | null, mock: object | null): void {
  const { test } = host.transaction;
  if (!test) throwApex('TypeException', 'Test.setMock() may only be called in a test method');
  const name = required(type).name.replace(/^System\./i, '');
  if (name.toLowerCase() !== MOCK.toLowerCase())
    throwApex('UnsupportedOperationException', `Test.setMock() with ${name} is not supported by the local org`);
  test.mocks.set(name.toLowerCase(), required(mock));
}

/** `Test.setMock`. */
export const mockStatics: Readonly<Record<string, Implementation>> = {
  'void setMock(Type type, Object mock)': setMock,
};

/** HTTP as far as tests with mocks need it. */
export const httpTypes: readonly SystemTypeDeclaration[] = [
  systemType('HttpRequest', {
    constructors: { '()': () => new Request() },
    methods: {
      ...messageMethods,
      'String getEndpoint()': (_: LibraryHost, self: Request) => self.endpoint,
      'void setEndpoint(String endpoint)': (_: LibraryHost, self: Request, endpoint: string | null) => {
        self.endpoint = endpoint;
      },
      'String getMethod()': (_: LibraryHost, self: Request) => self.method,
      'void setMethod(String method)': (_: LibraryHost, self: Request, method: string | null) => {
        self.method = method;
      },
      'Boolean getCompressed()': (_: LibraryHost, self: Request) => self.compressed,
      'void setCompressed(Boolean compressed)': (_: LibraryHost, self: Request, compressed: boolean | null) => {
        self.compressed = required(compressed);
      },
      'void setTimeout(Integer millis)': (_: LibraryHost, __: Request, millis: number | null) => {
        if (required(millis) < 1 || required(millis) > 120_000)
          throwApex('CalloutException', 'The timeout must be from 1 to 120000 milliseconds');
      },
    },
  }),
  systemType('HttpResponse', {
    constructors: { '()': () => new Response() },
    methods: {
      ...messageMethods,
      'List<String> getHeaderKeys()': (_: LibraryHost, self: Response) =>
        new ApexList(
          'String',
          [...self.headers.values()].map(({ name }) => name),
        ),
      'String getStatus()': (_: LibraryHost, self: Response) => self.status,
      'void setStatus(String status)': (_: LibraryHost, self: Response, status: string | null) => {
        self.status = status;
      },
      'Integer getStatusCode()': (_: LibraryHost, self: Response) => self.statusCode,
      'void setStatusCode(Integer code)': (_: LibraryHost, self: Response, code: number | null) => {
        self.statusCode = required(code);
      },
    },
  }),
  systemType(MOCK, {
    kind: 'interface',
    methods: {
      'HttpResponse respond(HttpRequest request)': (_: LibraryHost, self: object, request: unknown) =>
        callMember(self, RESPOND, [request]),
    },
  }),
  systemType('StaticResourceCalloutMock', {
    implements: [MOCK],
    constructors: { '()': (host: LibraryHost) => new ResourceMock(host) },
    methods: {
      'void setStaticResource(String name)': (_: LibraryHost, self: ResourceMock, name: string | null) => {
        self.resource = required(name);
      },
      'void setStatusCode(Integer code)': (_: LibraryHost, self: ResourceMock, code: number | null) => {
        self.statusCode = required(code);
      },
      'void setStatus(String status)': (_: LibraryHost, self: ResourceMock, status: string | null) => {
        self.status = status;
      },
      'void setHeader(String name, String value)': (
        _: LibraryHost,
        self: ResourceMock,
        name: string | null,
        value: string | null,
      ) => void self.headers.set(required(name).toLowerCase(), { name: required(name), value: required(value) }),
    },
  }),
  systemType('Http', {
    constructors: { '()': () => ({ $type: 'Http' }) },
    methods: {
      'HttpResponse send(HttpRequest request)': (host: LibraryHost, _: unknown, request: Request | null) =>
        send(host, request),
    },
  }),
];
