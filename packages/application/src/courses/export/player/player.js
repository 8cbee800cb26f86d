/** Shows one part of the course at a time, answers what is chosen, and tells the platform how it went. */
(() => {
  const course = JSON.parse(document.getElementById('course').textContent);
  const platform = window.smalsporLaunch;
  const { texts } = course;
  const byId = (id) => document.getElementById(id);
  const parts = [...document.querySelectorAll('.part')];
  const state = { read: new Set(), choices: new Map(), answers: new Map(), place: '', hasPassed: false };

  /** Places instead of ids: SCORM 1.2 has room for 4,096 characters. */
  function writeState() {
    const ids = course.lessons.map(({ id }) => id);
    return JSON.stringify({
      v: course.version,
      l: ids.indexOf(state.place),
      r: ids.flatMap((id, place) => (state.read.has(id) ? [place] : [])),
      c: course.cases.map((id) => state.choices.get(id) ?? -1),
      a: course.questions.map(({ id }) => state.answers.get(id) ?? 0),
      p: state.hasPassed ? 1 : 0,
    });
  }

  function readState(text) {
    try {
      const kept = JSON.parse(text);
      state.place = course.lessons[kept.l]?.id ?? '';
      state.hasPassed = kept.p === 1;
      if (kept.v !== course.version) return;
      for (const place of kept.r) state.read.add(course.lessons[place].id);
      course.cases.forEach((id, place) => {
        if (kept.c[place] >= 0) state.choices.set(id, kept.c[place]);
      });
      // An answer is one number: the sum of 2 to the power of each chosen place, with 0 for none.
      course.questions.forEach(({ id }, place) => {
        if (kept.a[place] > 0) state.answers.set(id, kept.a[place]);
      });
    } catch {
      // Nothing was kept, or by another player: the course begins anew.
    }
  }

  const sumOf = (places) => places.reduce((sum, place) => sum + 2 ** place, 0);
  const isRight = ({ id, right }) => state.answers.get(id) === sumOf(right);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

  function save() {
    platform.save(writeState(), state.place);
    const done = state.read.size + state.choices.size + state.answers.size;
    const all = course.lessons.length + course.cases.length + course.questions.length;
    byId('progress').value = Math.round((100 * done) / all);
    for (const { id } of course.lessons) {
      document.querySelector(`[data-state="${id}"]`).textContent = state.read.has(id) ? texts.read : '';
    }
    byId('missing').textContent = fill(texts.answered, {
      answered: state.answers.size,
      questions: course.questions.length,
    });
  }

  /** Shows what was chosen in an exercise, with what there is to say about every option. */
  function showOutcome(form, chosen, right, focus) {
    const isQuestion = form.dataset.kind === 'question';
    const verdict = form.querySelector('.verdict');
    form.dataset.answered = 'true';
    for (const input of form.querySelectorAll('input')) {
      input.checked = Math.floor(chosen / 2 ** Number(input.value)) % 2 === 1;
      input.disabled = true;
    }
    for (const hidden of form.querySelectorAll('.feedback, .rests, .verdict')) hidden.hidden = false;
    form.querySelector('button').hidden = true;
    verdict.textContent = isQuestion
      ? texts[right ? 'answerRight' : 'answerNotRight']
      : texts[right ? 'caseRight' : 'caseNotRight'];
    if (focus) verdict.focus();
  }

  function clearOutcome(form) {
    delete form.dataset.answered;
    for (const input of form.querySelectorAll('input')) {
      input.checked = false;
      input.disabled = false;
    }
    for (const shown of form.querySelectorAll('.feedback, .rests, .verdict')) shown.hidden = true;
    form.querySelector('button').hidden = false;
  }

  function showKept(form) {
    const { kind, id } = form.dataset;
    if (kind === 'case' && state.choices.has(id)) {
      const chosen = state.choices.get(id);
      showOutcome(form, 2 ** chosen, rightOption(form, chosen), false);
    }
    const question = course.questions.find((each) => each.id === id);
    if (kind === 'question' && state.answers.has(id)) {
      showOutcome(form, state.answers.get(id), isRight(question), false);
    }
  }

  const rightOption = (form, place) => form.querySelectorAll('li')[place].dataset.right === 'true';

  function answer(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const { kind, id } = form.dataset;
    const places = [...form.querySelectorAll('input:checked')].map(({ value }) => Number(value));
    const verdict = form.querySelector('.verdict');
    if (places.length === 0) {
      verdict.hidden = false;
      verdict.textContent = texts.chooseFirst;
      verdict.focus();
      return;
    }
    if (kind === 'case') {
      state.choices.set(id, places[0]);
      showOutcome(form, 2 ** places[0], rightOption(form, places[0]), true);
    } else {
      state.answers.set(id, sumOf(places));
      showOutcome(form, sumOf(places), isRight(course.questions.find((each) => each.id === id)), true);
    }
    save();
  }

  function show(id, focus) {
    const part = byId(id)?.closest('.part') ?? byId('contents');
    for (const each of parts) each.hidden = each !== part;
    if (part.dataset.lesson) state.place = part.dataset.lesson;
    if (!focus) return;
    const target = part.id === id ? part.querySelector('h2') : byId(id);
    target?.focus();
    if (part.id === id) window.scrollTo(0, 0);
  }

  function finish() {
    const wrong = course.questions.filter((question) => !isRight(question));
    const right = course.questions.length - wrong.length;
    const score = Math.floor((100 * right) / course.questions.length);
    const hasPassed = score >= course.passMark;
    platform.finish({ score, hasPassed, wasPassed: state.hasPassed });
    state.hasPassed = state.hasPassed || hasPassed;
    byId('result').hidden = false;
    byId('finish').hidden = true;
    byId('verdict').textContent = texts[hasPassed ? 'hasPassed' : 'notPassed'];
    const values = { right, questions: course.questions.length, score, mark: course.passMark };
    byId('score').textContent = fill(texts.score, values);
    const lessons = course.lessons.filter(({ id }) => wrong.some(({ lesson }) => lesson === id));
    byId('again-lead').hidden = lessons.length === 0;
    byId('again-lessons').replaceChildren(...lessons.map(lessonLink));
    byId('verdict').focus();
    save();
  }

  function lessonLink({ id, title }) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `#${id}`;
    link.textContent = title;
    item.append(link);
    return item;
  }

  function again() {
    state.answers.clear();
    for (const form of document.querySelectorAll('[data-kind="question"]')) clearOutcome(form);
    byId('result').hidden = true;
    byId('finish').hidden = false;
    save();
    location.hash = course.questions[0].lesson;
  }

  function goOn(event) {
    const { read } = event.currentTarget.dataset;
    state.read.add(read);
    const place = course.lessons.findIndex(({ id }) => id === read);
    save();
    location.hash = course.lessons[place + 1]?.id ?? 'hand-in';
  }

  function begin(kept) {
    readState(kept);
    const forms = [...document.querySelectorAll('.exercise')];
    for (const form of forms) {
      showKept(form);
      form.addEventListener('submit', answer);
    }
    for (const button of document.querySelectorAll('.next')) button.addEventListener('click', goOn);
    byId('finish').addEventListener('click', finish);
    byId('again').addEventListener('click', again);
    window.addEventListener('hashchange', () => {
      show(location.hash.slice(1), true);
      platform.save(writeState(), state.place);
    });
    window.addEventListener('pagehide', () => platform.close(), { once: true });
    if (!platform.stores) byId('notice').textContent = texts.notStored;
    show(location.hash.slice(1) || state.place || 'contents', false);
    save();
    document.documentElement.dataset.ready = 'true';
  }

  platform.open(begin);
})();
