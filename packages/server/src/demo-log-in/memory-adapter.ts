import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly endsAt: number;
}

/**
 * Keeps what the demo's provider must remember for minutes, in memory: a restart only means logging in once more.
 * Whatever has run out is dropped when something new is kept.
 */
export function createMemoryAdapter(): AdapterFactory {
  const entries = new Map<string, Entry>();

  const find = (matches: (key: string, payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    const now = Date.now();
    for (const [key, { payload, endsAt }] of entries) {
      if (endsAt > now && matches(key, payload)) return payload;
    }
    return undefined;
  };

  const dropEnded = (): void => {
    const now = Date.now();
    for (const [key, { endsAt }] of entries) if (endsAt <= now) entries.delete(key);
  };

  return (model): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      dropEnded();
      entries.set(`${model}:${id}`, {
        payload,
        endsAt: expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000,
      });
    },
    find: async (id) => find((key) => key === `${model}:${id}`),
    findByUid: async (uid) => find((key, payload) => key.startsWith(`${model}:`) && payload.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const entry = entries.get(`${model}:${id}`);
      if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      entries.delete(`${model}:${id}`);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
    },
  });
}
