/**
 * A part of the page that comes when it is needed. Where its file is gone because the product was renewed meanwhile, the document
 * is read anew, once. @throws without a network, and in a document that has just been read anew
 */
export async function loadOrRenew<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    if (!navigator.onLine || wasReadAnew()) throw error;
    location.reload();
    // Nothing more happens in a document that goes away.
    return new Promise(() => undefined);
  }
}

function wasReadAnew(): boolean {
  const [document] = performance.getEntriesByType('navigation');
  return document instanceof PerformanceNavigationTiming && document.type === 'reload';
}
