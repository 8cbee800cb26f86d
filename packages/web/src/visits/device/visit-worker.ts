/*
 * Keeps the page of the visits so that it opens without a network: its document and the files that the document names. It never
 * touches what the server answers about anybody, which goes past it. It is a script of its own and imports nothing.
 */

/** What a worker's events have that a page's have not. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface WorkerFetch extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: WorkerFetch) => void): void;
  skipWaiting(): Promise<void>;
}

const worker = globalThis as unknown as Worker;
const CACHE = 'smalspor-visits-shell';
/** One document serves every address below the scope. */
const PAGE = '/visits';
const ASSET = /["'(=](\/(?:assets\/[A-Za-z0-9._-]+|favicon\.svg))["')\s>]/g;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    fetch(PAGE, { headers: { accept: 'text/html' } })
      .then(keep)
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(openPage(event));
  else if (pathname.startsWith('/assets/') || pathname === '/favicon.svg') {
    event.respondWith(openAsset(request));
  }
});

/** The newest page while there is a network, and then the files of the newest page are kept too. */
async function openPage(event: WorkerFetch): Promise<Response> {
  try {
    const page = await fetch(event.request);
    // A failed renewal leaves the page that was kept before, whole.
    event.waitUntil(keep(page.clone()).catch(() => undefined));
    return page;
  } catch (error) {
    const kept = await (await caches.open(CACHE)).match(PAGE);
    if (kept) return kept;
    throw error;
  }
}

/** Files carry their checksum in their names, so a kept one is never old. */
async function openAsset(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(request)) ?? fetch(request);
}

/** Keeps a page and all that it names; the page last, so that one that is kept is whole. */
async function keep(page: Response): Promise<void> {
  if (!page.ok) throw new Error(`The page could not be kept: ${page.status}`);
  const cache = await caches.open(CACHE);
  const wanted = new Set<string>();
  for (const path of namesIn(await page.clone().text())) await keepAsset(cache, path, wanted);
  await cache.put(PAGE, page);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== PAGE && !wanted.has(pathname)) await cache.delete(url);
  }
}

async function keepAsset(cache: Cache, path: string, wanted: Set<string>): Promise<void> {
  if (wanted.has(path)) return;
  wanted.add(path);
  const known = await cache.match(path);
  const asset = known ?? (await fetch(path));
  if (!asset.ok) throw new Error(`A file of the page could not be kept: ${asset.status}`);
  if (!known) await cache.put(path, asset.clone());
  // A style sheet names its fonts.
  if (path.endsWith('.css')) {
    for (const inner of namesIn(await asset.text())) await keepAsset(cache, inner, wanted);
  }
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(ASSET)].map((match) => match[1] ?? '');
}
