import type { Identity } from '@smalspor/contract/use-cases';
import { readIdentity } from './read-identity.ts';
import { readPlainIdentity } from './read-plain-identity.ts';

/**
 * What a kind of log-in service demands and how it speaks of people. HelseID's demands are those of its security
 * profile: pushed requests, a signed client, tokens bound to a key. ID-porten knows no HPR number and binds no tokens.
 */
interface ProfileRules {
  /** Pushed authorization requests and DPoP must be offered, or nobody is sent there. */
  readonly demandsPushedRequests: boolean;
  readonly bindsTokens: boolean;
  /** Whether claims are asked for at the userinfo endpoint too. */
  readonly readsUserInfo: boolean;
  /** How a level of assurance is asked for; `null` where it is not asked for. */
  readonly acrOf: (level: number) => string | null;
  readonly read: (idToken: Claims, userInfo: Claims) => Identity;
}

export type Claims = Readonly<Record<string, unknown>>;

export const LOG_IN_PROFILES = {
  helseid: {
    demandsPushedRequests: true,
    bindsTokens: true,
    readsUserInfo: true,
    acrOf: () => null,
    read: readIdentity,
  },
  'id-porten': {
    demandsPushedRequests: true,
    bindsTokens: false,
    readsUserInfo: false,
    acrOf: (level) => (level >= 4 ? 'idporten-loa-high' : 'idporten-loa-substantial'),
    read: readPlainIdentity,
  },
} as const satisfies Readonly<Record<string, ProfileRules>>;

export type LogInProfile = keyof typeof LOG_IN_PROFILES;
