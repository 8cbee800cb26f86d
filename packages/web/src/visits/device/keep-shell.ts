/** Where the page of the visits stands; only there does the worker answer. */
const SCOPE = '/visits';
const WORKER = '/visit-worker.js';
/** The worker gives its caches names that begin so. */
const CACHES = 'smalspor-visits';

/** Keeps the page itself in the browser, without anybody's data. @returns whether it now opens without a network */
export async function keepShell(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  try {
    const { active, installing, waiting } = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    if (active) return true;
    const worker = installing ?? waiting;
    return worker === null ? false : await untilActive(worker);
  } catch {
    // A browser that forbids workers, or no network before the first one.
    return false;
  }
}

/** Lets the browser forget the page. */
export async function dropShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await (await navigator.serviceWorker.getRegistration(SCOPE))?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name);
}

function untilActive(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(true);
      if (worker.state === 'redundant') resolve(false);
    });
  });
}
