/**
 * Where a course tells how it went: SCORM 1.2, cmi5, or nowhere. Each has `open(ready)`, which hands over the state that was
 * saved before, `save(state, place)`, `finish(outcome)` and `close()`.
 */
(() => {
  const begun = Date.now();

  /** The platform's object, in a window above or in the one that opened this. */
  function findScorm() {
    for (const start of [window, window.opener]) {
      for (let at = start, steps = 0; at && steps < 20; steps += 1) {
        try {
          if (at.API) return at.API;
        } catch {
          break;
        }
        if (at.parent === at) break;
        at = at.parent;
      }
    }
    return null;
  }

  /** A random UUID, also where the platform is not served over HTTPS and the browser's own maker is missing. */
  function newId() {
    const hex = [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte, place) => (place === 6 ? (byte & 15) | 64 : place === 8 ? (byte & 63) | 128 : byte))
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  function scormTime(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    const two = (number) => String(number).padStart(2, '0');
    return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  function scorm(api) {
    let isOpen = false;
    const get = (name) => api.LMSGetValue(name);
    const set = (name, value) => api.LMSSetValue(name, String(value));
    return {
      stores: true,
      open(ready) {
        isOpen = String(api.LMSInitialize('')) === 'true';
        const status = get('cmi.core.lesson_status');
        if (status === '' || status === 'not attempted' || status === 'unknown') {
          set('cmi.core.lesson_status', 'incomplete');
          api.LMSCommit('');
        }
        ready(get('cmi.suspend_data') || '');
      },
      save(state, place) {
        if (!isOpen) return;
        set('cmi.suspend_data', state);
        set('cmi.core.lesson_location', place);
        api.LMSCommit('');
      },
      finish({ score, hasPassed }) {
        if (!isOpen) return;
        // A later sitting takes no pass away.
        if (!hasPassed && get('cmi.core.lesson_status') === 'passed') return;
        set('cmi.core.score.min', 0);
        set('cmi.core.score.max', 100);
        set('cmi.core.score.raw', score);
        set('cmi.core.lesson_status', hasPassed ? 'passed' : 'failed');
        api.LMSCommit('');
      },
      close() {
        if (!isOpen) return;
        isOpen = false;
        set('cmi.core.session_time', scormTime(Date.now() - begun));
        set('cmi.core.exit', 'suspend');
        api.LMSCommit('');
        api.LMSFinish('');
      },
    };
  }

  const VERBS = 'http://adlnet.gov/expapi/verbs/';
  const CATEGORY = 'https://w3id.org/xapi/cmi5/context/categories/';
  const MASTERY_SCORE = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
  const STATE_ID = 'smalspor-course';

  /** The platform's own context, with the categories and the extension that the rules of cmi5 ask for. */
  function contextOf({ contextTemplate: template = {}, masteryScore }, verb, isOutcome) {
    const activities = template.contextActivities ?? {};
    const names = isOutcome ? ['cmi5', 'moveon'] : ['cmi5'];
    const category = [...(activities.category ?? []), ...names.map((name) => ({ id: CATEGORY + name }))];
    const isGraded = (verb === 'passed' || verb === 'failed') && masteryScore !== undefined;
    return {
      ...template,
      contextActivities: { ...activities, category },
      ...(isGraded ? { extensions: { ...template.extensions, [MASTERY_SCORE]: masteryScore } } : {}),
    };
  }

  function cmi5(launch) {
    const endpoint = launch.get('endpoint').replace(/\/?$/, '/');
    const actor = JSON.parse(launch.get('actor'));
    const activity = launch.get('activityId');
    const registration = launch.get('registration');
    let token = '';
    let data = {};
    let hasFailed = false;
    let hasPassedBefore = false;
    let waiting = [];
    let isTelling = false;
    /** States are saved one after the other, so that the last one stays. */
    let saving = Promise.resolve();

    const headers = (more) => ({
      Authorization: `Basic ${token}`,
      'X-Experience-API-Version': '1.0.3',
      ...more,
    });
    const stateUrl = (id) =>
      `${endpoint}activities/state?${new URLSearchParams({
        activityId: activity,
        agent: JSON.stringify(actor),
        registration,
        stateId: id,
      })}`;
    const duration = () => `PT${((Date.now() - begun) / 1000).toFixed(2)}S`;
    const statement = (verb, result, isOutcome = false) => ({
      id: newId(),
      actor,
      verb: { id: VERBS + verb, display: { en: verb } },
      object: { objectType: 'Activity', id: activity },
      ...(result ? { result } : {}),
      context: { ...contextOf(data, verb, isOutcome), registration },
      timestamp: new Date().toISOString(),
    });
    const post = (statements) =>
      fetch(`${endpoint}statements`, {
        method: 'POST',
        headers: headers({ 'Content-Type': 'application/json' }),
        body: JSON.stringify(statements),
        keepalive: true,
      });
    /** Everything is told in the order in which it happened; what did not get through goes with the next. */
    const tell = async (...statements) => {
      waiting.push(...statements);
      if (isTelling) return;
      isTelling = true;
      while (waiting.length > 0) {
        const batch = waiting;
        waiting = [];
        try {
          await post(batch);
        } catch {
          waiting = [...batch, ...waiting];
          break;
        }
      }
      isTelling = false;
    };

    return {
      stores: true,
      async open(ready) {
        const fetched = await fetch(launch.get('fetch'), { method: 'POST' });
        token = (await fetched.json())['auth-token'];
        const launched = await fetch(stateUrl('LMS.LaunchData'), { headers: headers() });
        data = launched.ok ? await launched.json() : {};
        void tell(statement('initialized'));
        const saved = await fetch(stateUrl(STATE_ID), { headers: headers() });
        ready(saved.ok ? await saved.text() : '');
      },
      save(state) {
        if (data.launchMode && data.launchMode !== 'Normal') return;
        saving = saving
          .then(() =>
            fetch(stateUrl(STATE_ID), {
              method: 'PUT',
              headers: headers({ 'Content-Type': 'text/plain' }),
              body: state,
            }),
          )
          .catch(() => undefined);
      },
      finish({ score, hasPassed, wasPassed }) {
        hasPassedBefore = hasPassedBefore || wasPassed;
        if ((data.launchMode && data.launchMode !== 'Normal') || hasPassedBefore) return;
        // A session may fail once and pass once, and nothing follows a pass.
        if (!hasPassed && hasFailed) return;
        const result = { success: hasPassed, score: { scaled: score / 100 }, duration: duration() };
        hasFailed = !hasPassed;
        hasPassedBefore = hasPassed;
        if (!hasPassed) void tell(statement('failed', result, true));
        else {
          const completed = { completion: true, duration: duration() };
          void tell(statement('passed', result, true), statement('completed', completed, true));
        }
      },
      close() {
        // The page is going: one last request with all that is left.
        const left = [...waiting, statement('terminated', { duration: duration() })];
        waiting = [];
        post(left).catch(() => undefined);
      },
    };
  }

  /** Opened as a file, or where nobody listens: it can be read and tried, and is forgotten. */
  const nowhere = {
    stores: false,
    open: (ready) => ready(''),
    save: () => undefined,
    finish: () => undefined,
    close: () => undefined,
  };

  const launch = new URLSearchParams(location.search);
  const isCmi5 = ['endpoint', 'fetch', 'actor', 'activityId', 'registration'].every((name) =>
    launch.has(name),
  );
  const api = isCmi5 ? null : findScorm();
  window.smalsporLaunch = isCmi5 ? cmi5(launch) : api ? scorm(api) : nowhere;
})();
