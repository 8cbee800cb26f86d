import { Refusal } from '@smalspor/domain/refusal';
import * as client from 'openid-client';
import { algorithmOf, signedClient } from './client-key.ts';
import { LOG_IN_PROFILES } from './log-in-profiles.ts';
import type { LogInService } from './log-in-service.ts';

/** Clocks that differ by less are the same clock. */
export const CLOCK_TOLERANCE_S = 60;
const ANSWER_WITHIN_S = 10;

/**
 * Discovers a service and checks that it offers what its profile demands.
 * @throws Refusal `log-in-unavailable` when it does not; other errors when it cannot be reached
 */
export async function connectService(
  service: LogInService,
  publicUrl: string,
): Promise<client.Configuration> {
  const { reachedAt } = service;
  const configuration = await client.discovery(
    new URL(service.issuer),
    service.clientId,
    { id_token_signed_response_alg: 'RS256', [client.clockTolerance]: CLOCK_TOLERANCE_S },
    await signedClient(service.clientKey),
    {
      timeout: ANSWER_WITHIN_S,
      ...(reachedAt && { [client.customFetch]: localFetch(publicUrl, reachedAt) }),
      // Only what never leaves this machine may be without encryption.
      ...(isOnThisMachine(service) ? { execute: [client.allowInsecureRequests] } : {}),
    },
  );
  // The token came over a connection of our own, and still its signature is checked: a proxy may stand between.
  client.enableNonRepudiationChecks(configuration);
  const lacks = findLacks(service, configuration.serverMetadata());
  if (lacks.length > 0) {
    throw new Refusal(
      'log-in-unavailable',
      `The log-in service ${service.id} does not offer what its profile demands: ${lacks.join(', ')}.`,
    );
  }
  return configuration;
}

function isOnThisMachine({ issuer, reachedAt }: LogInService): boolean {
  const { hostname } = new URL(issuer);
  return reachedAt !== null || hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function findLacks(
  { profile, clientKey }: LogInService,
  metadata: Readonly<client.ServerMetadata>,
): readonly string[] {
  const { demandsPushedRequests, bindsTokens } = LOG_IN_PROFILES[profile];
  const offers = (list: readonly string[] | undefined, one: string): boolean =>
    list === undefined || list.includes(one);
  const { token_endpoint_auth_signing_alg_values_supported: algorithms } = metadata;
  return [
    ...(demandsPushedRequests && !metadata.pushed_authorization_request_endpoint ? ['pushed requests'] : []),
    ...(bindsTokens && !metadata.dpop_signing_alg_values_supported?.includes('ES256')
      ? ['tokens bound by DPoP with ES256']
      : []),
    ...(offers(metadata.code_challenge_methods_supported, 'S256') ? [] : ['PKCE with S256']),
    ...(offers(metadata.token_endpoint_auth_methods_supported, 'private_key_jwt') ? [] : ['private_key_jwt']),
    ...(offers(algorithms, algorithmOf(clientKey)) ? [] : [`client keys for ${algorithmOf(clientKey)}`]),
  ];
}

/** Sends requests for the public address to where this process itself listens. */
function localFetch(publicUrl: string, reachedAt: () => string): client.CustomFetch {
  const origin = new URL(publicUrl).origin;
  return (address, init) => {
    const { pathname, search, origin: asked } = new URL(address);
    return fetch(asked === origin ? `${reachedAt()}${pathname}${search}` : address, init as RequestInit);
  };
}
