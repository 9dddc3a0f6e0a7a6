// Saves a form while somebody types: after a pause, and when a field is left. Without this file the Save button does.
// The server answers with the hidden fields of what it saved, brought up to date, or with why it did not.

const PAUSE = 1500;
const AGAIN = 10000;

class Autosave {
  constructor(form) {
    this.form = form;
    this.place = form.querySelector("[data-saving]");
    this.words = this.place.dataset;
    this.isDirty = false; // something was typed that no request has taken along
    this.hasFailed = false;
    this.isHalted = false; // a clash, which only the reader can settle
    this.running = null;
    this.timer = 0;
    this.say(this.words.ready);
    form.addEventListener("input", (event) => this.note(event));
    form.addEventListener("focusout", () => this.save());
    form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.save(true);
    });
    addEventListener("beforeunload", (event) => {
      if (this.hasFailed && !this.isLeaving) event.preventDefault();
    });
  }

  note(event) {
    if (event.target.type === "file") return;
    this.isDirty = true;
    this.plan(event.target.type === "radio" ? 0 : PAUSE);
  }

  plan(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  save(isLast = false) {
    if (this.running || this.isHalted || this.isLeaving || !this.isDirty) return;
    clearTimeout(this.timer);
    this.isDirty = false;
    this.running = this.send(isLast).finally(() => {
      this.running = null;
      if (this.isDirty && !this.hasFailed) this.plan(PAUSE);
    });
  }

  async send(isLast) {
    this.say(this.words.savingNow);
    try {
      const response = await fetch(this.form.action, {
        method: "POST", body: this.typed(), headers: { Accept: "application/json" }, keepalive: isLast,
      });
      await this.hear(response);
    } catch {
      // No connection, or an answer that is none of ours.
      this.fail(this.words.offline);
      this.isDirty = true;
      this.plan(AGAIN);
    }
  }

  // Files are sent with the buttons only, or each pause would send them again.
  typed() {
    const data = new FormData(this.form);
    for (const input of this.form.querySelectorAll("input[type=file]")) data.delete(input.name);
    return data;
  }

  async hear(response) {
    if (response.status === 403) return this.halt(this.words.closed);
    // Busy, or something that the portal needs is away: the same as no connection, so it is tried again by itself.
    if (response.status === 429 || response.status >= 500) throw new Error(response.status);
    const answer = await response.json();
    for (const [name, value] of Object.entries(answer.fields)) this.form.elements[name].value = value;
    if (response.status === 200) {
      this.hasFailed = false;
      const time = new Date().toLocaleTimeString(document.documentElement.lang, {
        hour: "2-digit", minute: "2-digit", hourCycle: "h23",
      });
      return this.say(this.words.saved.replace("%(time)s", time));
    }
    const said = `${this.words.refused} ${answer.problems.join(" ")}`;
    if (response.status !== 409) return this.fail(said);
    this.form.querySelector("[data-saving-clash]").hidden = false;
    return this.halt(said);
  }

  halt(text) {
    this.isHalted = true;
    this.fail(text);
  }

  fail(text) {
    this.hasFailed = true;
    this.say(text);
    this.place.classList.add("saving--problem");
  }

  say(text) {
    this.place.classList.remove("saving--problem");
    this.place.textContent = text;
  }

  // A button waits for what is under way: its answer tells which edition the next save builds on.
  submit(event) {
    clearTimeout(this.timer);
    if (this.running) {
      event.preventDefault();
      const button = event.submitter;
      this.isDirty = false;
      this.running.finally(() => this.form.requestSubmit(button));
      return;
    }
    this.isLeaving = true;
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  if (form.querySelector("[data-saving]")) new Autosave(form);
}
