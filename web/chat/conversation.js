/* What is said and delivered; what it looks like is up to a view: `show(entry)`, `append(entry)`, `busy(isBusy)`. */

const MOST_ATTEMPTS = 20;
const MS_TO_RESUME = 300_000; // the server knows a message again for longer than that

class Conversation {
  #memory;
  #base;
  #wish;
  #view;
  #running = null; // aborts the message under way

  constructor(memory, base, wish, view) {
    this.#memory = memory;
    this.#base = base;
    this.#wish = wish;
    this.#view = view;
    this.state = memory.read();
  }

  get isBusy() {
    return Boolean(this.#running);
  }

  remember(changes = {}) {
    this.#memory.write(Object.assign(this.state, changes));
  }

  /** Forget it, here and in the browser. */
  restart() {
    this.#running?.abort();
    this.#running = null;
    this.remember({ token: null, entries: [], unread: false });
    this.#view.busy(false);
  }

  /** Take over what another tab has said, or forgotten; false where it has not, or there is something under way. */
  takeOver(event) {
    if (event.key !== this.#memory.key || this.#running) return false;
    this.state = { ...this.#memory.read(), open: this.state.open };
    return true;
  }

  /** Send a message; false while another answer is to come. */
  send(text, payload) {
    if (this.#running) return false;
    const entry = { id: randomId(), text, payload, at: Date.now() };
    this.state.entries.push(entry);
    this.deliver(entry);
    return true;
  }

  /** Left in the middle by a reload: fetch the rest of the answer; later, offer to try again. */
  resume() {
    const entry = this.state.entries.findLast((each) => !each.to);
    if (this.#running || !entry || entry.done || (entry.error && entry.error !== "crowded")) return;
    if (Date.now() - entry.at < MS_TO_RESUME) this.deliver(entry);
    else this.#show(entry, "offline");
  }

  async deliver(entry) {
    const running = (this.#running = new AbortController());
    this.#show(entry);
    this.#view.busy(true);
    this.remember();
    try {
      await this.#insist(entry, new Server(this.#base, running.signal));
      entry.done = true;
    } catch (error) {
      if (running.signal.aborted) return;
      if (!(error instanceof Undelivered)) console.error(error);
      this.#show(entry, error.reason ?? "failed", error.number);
    }
    if (this.#running !== running) return;
    this.#running = null;
    this.#view.busy(false);
    this.remember();
  }

  /** Ask again where the server has too much to do, not all at the same moment. */
  async #insist(entry, server) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#exchange(entry, server);
      } catch (error) {
        if (server.signal.aborted || error.reason !== "crowded") throw error;
        if (attempt === MOST_ATTEMPTS) throw new Undelivered("failed");
        this.#show(entry, "crowded", error.number);
        await new Promise((go) => setTimeout(go, error.number * (1000 + 500 * Math.random())));
        this.#show(entry);
        if (server.signal.aborted) throw error;
      }
    }
  }

  /** One message and its answer; of one that was sent before, the rest of the answer. */
  async #exchange(entry, server, attempts = 3) {
    const state = this.state;
    try {
      state.token ??= await server.newConversation();
      let shown = state.entries.filter((each) => each.to === entry.id).length;
      const { id, text, payload } = entry;
      const after = state.entries.findLast((each) => each.done && each.id !== id)?.id;
      await server.ask({ conversation: state.token, id, after, language: this.#wish, ...(payload ? { payload } : { text }) }, (said) => {
        if (server.signal.aborted || shown-- > 0) return;
        const answer = { ...said, to: id, at: Date.now() };
        state.entries.push(answer);
        this.#view.append(answer);
        this.remember();
      });
    } catch (error) {
      if (attempts === 1 || ![400, 401].includes(error.status)) throw error;
      if (error.status === 401) state.token = null; // too old, or the server has another key: begin anew
      else if (!entry.payload) throw error;
      entry.payload = undefined; // a button of a conversation that is over: its title says the same
      await this.#exchange(entry, server, attempts - 1);
    }
  }

  #show(entry, error, number) {
    Object.assign(entry, { error, number });
    this.#view.show(entry);
  }
}
