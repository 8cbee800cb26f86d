import type { Role } from '@smalspor/domain/access';
import { type PrivateJwk, parsePrivateJwk } from './private-jwk.ts';
import type { SettingValues } from './settings.ts';

type Values = SettingValues['logIn'];
type Provider = Values['providers'][number];

/** A log-in service of an operated installation. */
export interface LogInSettings {
  readonly id: string;
  readonly profile: 'helseid' | 'id-porten';
  readonly issuer: string;
  readonly clientId: string;
  readonly clientKey: PrivateJwk;
  readonly scopes: readonly string[];
  /** 1–4. */
  readonly minimumLevel: number;
  readonly maximumAgeSeconds: number | null;
  /** The key of the button's text; `null` for the page's own words. */
  readonly button: string | null;
  /** Only the demo's own log-in is reached elsewhere than at its issuer. */
  readonly reachedAt: null;
}

/** The private JSON Web Key that Smalspor proves itself with at the first issuer, in base64. */
export const CLIENT_KEY_VARIABLE = 'SMALSPOR_LOG_IN_CLIENT_KEY';

/** The service of the plain settings, `logIn.issuer` and those beside it. */
const FIRST_ID = 'helseid';

const USUAL: Readonly<
  Record<Provider['profile'], Pick<LogInSettings, 'scopes' | 'minimumLevel' | 'button'>>
> = {
  helseid: { scopes: [], minimumLevel: 4, button: null },
  // Without `no_pid` ID-porten would send the national identity number.
  'id-porten': { scopes: ['openid', 'no_pid'], minimumLevel: 4, button: 'landing.signInIdPorten' },
};

/** Every variable that the settings name as holding a key. */
export function keyVariablesOf({ providers }: Values): readonly string[] {
  return [CLIENT_KEY_VARIABLE, ...providers.map(({ keyVariable }) => keyVariable)];
}

/** Puts the parts together, or says every fault; `null` where nothing is configured and the demo's log-in runs. */
export function readLogIn(
  values: Values,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly services: readonly LogInSettings[] } | null | readonly string[] {
  const problems: string[] = [];
  const first = firstOf(values, problems);
  const providers = [...(first === null ? [] : [first]), ...values.providers];
  if (providers.length === 0) return problems.length > 0 ? problems : null;
  for (const name of ['id', 'issuer'] as const) {
    const twice = providers.find((one, at) => providers.findIndex((other) => other[name] === one[name]) < at);
    if (twice !== undefined) {
      problems.push(
        `logIn.providers: ${twice.id} has the ${name} of another; leave it out, or take logIn.issuer away, which is ${FIRST_ID}.`,
      );
    }
  }
  const services: LogInSettings[] = [];
  for (const provider of providers) {
    const service = complete(provider, values, environment, problems);
    if (service !== null) services.push(service);
  }
  return problems.length > 0 ? problems : { services };
}

function firstOf({ issuer, clientId, ...values }: Values, problems: string[]): Provider | null {
  if (issuer === null) {
    if (clientId !== null && values.providers.length === 0) {
      problems.push('logIn.issuer is not set, but logIn.clientId is: set both, or neither for the demo.');
    }
    return null;
  }
  if (clientId === null) problems.push('logIn.clientId is not set, but logIn.issuer is.');
  return {
    id: FIRST_ID,
    profile: 'helseid',
    issuer,
    clientId: clientId ?? '',
    keyVariable: CLIENT_KEY_VARIABLE,
    scopes: [...values.scopes],
    minimumLevel: values.minimumLevel,
    ...(values.maximumAgeSeconds === null ? {} : { maximumAgeSeconds: values.maximumAgeSeconds }),
  };
}

function complete(
  provider: Provider,
  { scopes }: Values,
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
): LogInSettings | null {
  const { id, profile, issuer, clientId, keyVariable } = provider;
  if (profile === 'id-porten' && provider.scopes?.some((scope) => scope.startsWith('helseid:'))) {
    problems.push(`logIn.providers: ${id} is of the profile id-porten, which knows no scopes of HelseID.`);
  }
  const clientKey = parsePrivateJwk(environment[keyVariable] ?? '');
  if (clientKey === null) {
    problems.push(`${keyVariable} is not a private RSA or EC key as a JSON Web Key in base64.`);
    return null;
  }
  const usual = USUAL[profile];
  return {
    id,
    profile,
    issuer,
    clientId,
    clientKey,
    scopes: provider.scopes ?? (profile === 'helseid' ? scopes : usual.scopes),
    minimumLevel: provider.minimumLevel ?? usual.minimumLevel,
    maximumAgeSeconds: provider.maximumAgeSeconds ?? null,
    button: provider.button ?? usual.button,
    reachedAt: null,
  };
}

/**
 * The roles that the configuration gives someone. A plain `sub` counts at the first service alone, for another service may
 * know somebody else by it.
 */
export function configuredRolesOf(
  configuration: {
    readonly logIn: readonly Pick<LogInSettings, 'id' | 'issuer'>[];
    readonly dataManagers: readonly string[];
    readonly programmeAdmins: readonly string[];
  },
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): readonly Role[] {
  const { logIn, dataManagers, programmeAdmins } = configuration;
  const position = logIn.findIndex((service) => service.issuer === issuer);
  const service = logIn[position];
  if (service === undefined) return [];
  const names = [`${service.id}:${subject}`, ...(position === 0 ? [subject] : [])];
  const isNamed = (list: readonly string[]): boolean => names.some((name) => list.includes(name));
  return [
    ...(isNamed(dataManagers) ? (['data-manager'] as const) : []),
    ...(isNamed(programmeAdmins) ? (['programme-admin'] as const) : []),
  ];
}
