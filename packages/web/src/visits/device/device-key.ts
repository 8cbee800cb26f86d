import { client } from '../../api/client.ts';
import { importSecret } from './visit-cipher.ts';
import { listKeyIds } from './visit-database.ts';

/** The key of this device, for the person who is signed in. */
export interface DeviceKey {
  readonly id: string;
  readonly key: CryptoKey;
}

/**
 * The key lies with the session's own cookie and lives as long: the browser forgets both when it closes, and the server takes
 * both away when somebody signs in or out. It never lies in the database with what it hides.
 */
const COOKIE = '__Host-smalspor-visits';

/** The key that the server keeps for the signed-in person on this device, or a new one. @param until the session's end */
export function fetchDeviceKey(until: string): Promise<DeviceKey> {
  // Two windows that open at once must get the same key, or one could not read what the other keeps.
  return navigator.locks.request(COOKIE, () => fetchAlone(until));
}

async function fetchAlone(until: string): Promise<DeviceKey> {
  const known = [...new Set([readCookie(Date.now())?.id, ...(await listKeyIds())])];
  const ids = known.filter((id) => id !== undefined);
  const { id, secret } = await client.openVisitKey({ known: ids.slice(0, 50) });
  writeCookie(`${id}.${secret}.${Date.parse(until)}; path=/; secure; samesite=strict`);
  return { id, key: await importSecret(secret) };
}

/** The key that this browser still holds; `null` when its session is over, or the browser has been closed since. */
export async function heldDeviceKey(): Promise<DeviceKey | null> {
  const held = readCookie(Date.now());
  return held && { id: held.id, key: await importSecret(held.secret) };
}

export function dropDeviceKey(): void {
  writeCookie('; path=/; secure; samesite=strict; max-age=0');
}

function readCookie(now: number): { readonly id: string; readonly secret: string } | null {
  const value = document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
  const [id, secret, until] = value?.split('.') ?? [];
  if (!id || !secret || !(Number(until) > now)) return null;
  return { id, secret };
}

function writeCookie(value: string): void {
  // The Cookie Store API is not in every browser that must work.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${COOKIE}=${value}`;
}
