import type {
  Accounts,
  DemoPeople,
  Senders,
  ServiceTokens,
  SessionStore,
  UseCases,
} from '@smalspor/contract/use-cases';
import type { LessonPackage } from '@smalspor/domain/courses';
import type { FastifyBaseLogger } from 'fastify';
import type { LogInService } from '../log-in/log-in-service.ts';

/** What the demo's own log-in needs. It is there only when the home is a demo home. */
export interface DemoLogIn {
  readonly people: DemoPeople;
  /**
   * Whether every batch of the home is synthetic. Asked at start and again at every choice of a person: the demo
   * log-in refuses (`demo-only`) a home that holds anything else.
   */
  readonly holdsOnlySyntheticData: () => Promise<boolean>;
}

export interface ServerOptions {
  /** The origin that people's browsers use, such as `https://smalspor.example.no`; decides cookies and redirects. */
  readonly publicUrl: string;
  readonly version: string;
  readonly useCases: UseCases;
  readonly accounts: Accounts;
  readonly sessions: SessionStore;
  readonly senders: Senders;
  /** Another service's tokens, taken for FHIR beside the senders' own; `null` where there are none. */
  readonly serviceTokens: ServiceTokens | null;
  /** The OIDC services that people log in with, the first for most; `people` starts one inside this server. */
  readonly logIn: readonly LogInService[] | DemoLogIn;
  /** The packages that lessons hold. */
  readonly packages: readonly LessonPackage[];
  /** The built web page, or `null` to serve only the API. */
  readonly webDirectory: string | null;
  readonly uploads: { readonly directory: string; readonly maximumBytes: number };
  /** Set when a proxy in front sets `X-Forwarded-For`; then rate limits follow the client and not the proxy. */
  readonly behindProxy: boolean;
  /** Requests per minute and client address. */
  readonly requestsPerMinute: number;
  /** The same for open data, counted apart: a reader of the open figures slows down nobody’s work. */
  readonly openRequestsPerMinute: number;
  /** A logger that lets only listed fields through; `null` is silent. */
  readonly log: FastifyBaseLogger | null;
  readonly now: () => Date;
  /** Compare every answer with its schema and fail when they differ: for tests. */
  readonly checkAnswers: boolean;
}

export function isDemoLogIn(logIn: readonly LogInService[] | DemoLogIn): logIn is DemoLogIn {
  return 'people' in logIn;
}
