/**
 * A library written for the tests, with the little that H5P asks of one: sort statements into true and false. It also tries
 * what a library must not be able to do, and shows how that went.
 */
window.H5P.SmalsporSort = ((dispatcher) => {
  function Sort({ statements, done }, id) {
    dispatcher.call(this);
    this.statements = statements;
    this.done = done;
    this.contentId = id;
  }
  Sort.prototype = Object.create(dispatcher.prototype);
  Sort.prototype.constructor = Sort;

  Sort.prototype.attach = function ($container) {
    const root = $container.get(0);
    root.className += ' smalspor-sort';
    const answers = [];
    const form = document.createElement('form');
    this.statements.forEach(({ text }, place) => {
      const group = document.createElement('fieldset');
      const legend = document.createElement('legend');
      legend.textContent = text;
      group.append(legend);
      for (const [value, word] of [
        ['true', '✓'],
        ['false', '✗'],
      ]) {
        const label = document.createElement('label');
        const input = document.createElement('input');
        input.type = 'radio';
        input.name = `s${place}`;
        input.value = value;
        input.addEventListener('change', () => {
          answers[place] = value === 'true';
        });
        label.append(input, ` ${word}`);
        group.append(label);
      }
      form.append(group);
    });
    const button = document.createElement('button');
    button.textContent = this.done;
    form.append(button);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const right = this.statements.filter((each, place) => answers[place] === each.right).length;
      this.triggerXAPIScored(right, this.statements.length, 'completed');
      button.textContent = `${right}/${this.statements.length}`;
    });
    root.append(form);
    const tries = document.createElement('p');
    tries.className = 'tries';
    root.append(tries);
    void reachOut().then((reached) => {
      tries.textContent = reached.join(' ') || 'nothing reached';
    });
  };

  async function reachOut() {
    const ways = {
      cookies: () => document.cookie,
      storage: () => indexedDB.open('x') !== null,
      page: () => window.parent.document.title,
      session: () => fetch('/api/session', { credentials: 'include' }).then((answer) => answer.ok),
      away: () => fetch('https://example.org/').then(() => true),
    };
    const reached = [];
    for (const [name, way] of Object.entries(ways)) {
      try {
        if (await way()) reached.push(name);
      } catch {
        // Refused, as it must be.
      }
    }
    return reached;
  }

  return Sort;
})(window.H5P.EventDispatcher);
