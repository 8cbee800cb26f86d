/**
 * Plays the package that this document was asked for, and tells the page around it how it goes. The document has no origin, so the
 * page knows it by its window; nothing of the reader is known here.
 */
(() => {
  const tell = (kind, more) => window.parent.postMessage({ smalsporPackage: kind, ...more }, location.origin);
  const stage = document.getElementById('stage');
  const folder = stage.dataset.folder;

  /** The player asks for a place to keep requests; a document without origin has none, and gets one that forgets. */
  const kept = new Map();
  const forgetful = {
    getItem: (key) => kept.get(String(key)) ?? null,
    setItem: (key, value) => kept.set(String(key), String(value)),
    removeItem: (key) => kept.delete(String(key)),
    clear: () => kept.clear(),
    key: (place) => [...kept.keys()][place] ?? null,
    get length() {
      return kept.size;
    },
  };
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { value: forgetful, configurable: true });
  }

  /** The package's own exercise, not the questions within it. */
  const isWhole = ({ statement }) => {
    const extensions = statement?.object?.definition?.extensions ?? {};
    return extensions['http://h5p.org/x-api/h5p-subContentId'] === undefined;
  };

  function pointsOf({ result }) {
    const { raw, max } = result?.score ?? {};
    return typeof raw === 'number' && typeof max === 'number' && max > 0 ? { got: raw, most: max } : null;
  }

  function hear(event) {
    const statement = event?.data?.statement;
    if (!statement || !isWhole({ statement })) return;
    const verb = String(statement.verb?.id ?? '')
      .split('/')
      .at(-1);
    if (verb === 'completed' || verb === 'answered') tell('done', { points: pointsOf(statement) });
  }

  function fail() {
    document.getElementById('fault').hidden = false;
    tell('failed');
  }

  // Out of the exercise from wherever in it, also where its own scripts keep the tabulator.
  window.addEventListener('keydown', (event) => event.key === 'Escape' && tell('leave'), true);
  new ResizeObserver(() => tell('size', { height: document.documentElement.offsetHeight })).observe(
    document.body,
  );

  try {
    new window.H5PStandalone.H5P(stage, {
      id: 'package',
      embedType: 'div',
      h5pJsonPath: folder,
      frameJs: '/h5p/player/frame.bundle.js',
      frameCss: '/h5p/player/styles/h5p.css',
      frame: false,
      icon: false,
      copyright: false,
      export: false,
      embed: false,
      fullScreen: false,
      // An opaque name: the player puts it into its statements, which do not leave this document.
      xAPIObjectIRI: `urn:smalspor:package:${folder.split('/').at(-1)}`,
    }).then(() => {
      window.H5P.externalDispatcher.on('xAPI', hear);
      tell('ready');
    }, fail);
  } catch {
    fail();
  }
})();
