/* The panel: what is said, where to type, and what can be done with both. */

const MOST_CHARACTERS = 4096;
const MS_UNTIL_TYPING_SHOWS = 250;
const MS_OF_NOTICE = 4000;
const STRINGS = {};
const STYLE = "";

export class Panel {
  #host; // the element on the page: its launcher, its options, where it keeps things
  #strings;
  #conversation;
  #server;
  #renderer;
  #parts = {};
  #nodes = new WeakMap(); // of the entries
  #listening; // ends what the panel listens to on the page
  #scrolledTo = 0; // where the chat itself has scrolled to

  constructor(host) {
    this.#host = host;
    const { language, options, memory, server, wish, root, frame } = host;
    const own = Object.keys(STRINGS[language]).map((name) => [name, options[`text${name[0].toUpperCase()}${name.slice(1)}`]]);
    this.#strings = { ...STRINGS[language], ...Object.fromEntries(own.filter(([, text]) => text)) };
    this.#server = new Server(server);
    this.#conversation = new Conversation(memory, server, wish, {
      show: (entry) => this.#show(entry),
      append: (entry) => this.#arrived(entry),
      busy: (busy) => this.#setBusy(busy),
    });
    this.#renderer = new Renderer(
      this.#strings,
      (title, payload) => this.#choose(title, payload),
      (ids) => this.#expand(ids),
      (path) => this.#locate(path),
    );
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    frame.append(this.#build());
    this.#renderAll();
    this.connected();
    this.#conversation.resume();
    this.#suggest();
  }

  get isOpen() {
    return this.#parts.dialog.open;
  }

  /** On a page, perhaps again. */
  connected() {
    this.disconnected();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#host.phone.addEventListener("change", () => this.isOpen && this.reveal(), { signal });
    visualViewport.addEventListener("resize", () => this.#fitAboveKeyboard(), { signal });
    addEventListener("storage", (event) => this.#conversation.takeOver(event) && this.#renderAll(), { signal });
    if (this.isOpen) this.reveal();
  }

  /** No more on a page. */
  disconnected() {
    this.#listening?.abort();
  }

  open() {
    this.reveal();
    this.#parts.input.focus();
    this.#conversation.remember({ open: true });
  }

  close() {
    if (this.#host.isPage) return;
    this.#parts.dialog.close();
    this.#host.launcher.hidden = false;
    this.#host.launcher.focus();
    this.#conversation.remember({ open: false });
  }

  /** Open, and ask a question; false while another answer is to come. */
  ask(text) {
    if (!this.isOpen) this.open();
    return this.#conversation.send(text);
  }

  restart() {
    this.#conversation.restart();
    this.#renderAll();
    this.#suggest();
    this.#parts.input.focus();
  }

  /** Show it beside the page; on a small screen over it, so that the page is out of reach. The focus stays where it is. */
  reveal() {
    const { dialog } = this.#parts;
    if (dialog.open) dialog.close();
    const isModal = this.#host.phone.matches && !this.#host.isPage;
    if (isModal) dialog.showModal();
    else dialog.setAttribute("open", ""); // unlike show(), it leaves the focus where it is
    this.#host.launcher.hidden = true;
    this.#fitAboveKeyboard();
    this.#read();
    this.#scrollToAnswer();
  }

  #build() {
    const strings = this.#strings;
    const parts = this.#parts;
    const { isPage, options } = this.#host;
    const title = options.title || strings.title;
    parts.log = make("div", { class: "log", part: "log", role: "log", tabindex: 0, "aria-label": title, onscroll: () => this.#scrolled() });
    parts.newest = make("button", { type: "button", class: "newest", part: "newest", hidden: true, onclick: () => this.#toNewest() }, icon("newest"), strings.newest);
    parts.typing = make("div", { class: "typing", role: "status" });
    parts.said = make("div", { class: "said", role: "status" });
    parts.input = make("textarea", {
      rows: 1,
      part: "input",
      dir: "auto",
      maxlength: MOST_CHARACTERS,
      enterkeyhint: "send",
      "aria-label": strings.input,
      placeholder: strings.input,
      onkeydown: (event) => this.#typed(event),
      oninput: () => this.#count(),
    });
    parts.send = iconButton(strings.send, "send", null, { type: "submit", part: "send" });
    parts.left = make("div", { class: "left", role: "status", hidden: true });
    parts.size = iconButton("", "enlarge", () => this.#resize(!this.#conversation.state.large), { class: "size" });
    this.#sizeIs(this.#conversation.state.large);
    parts.dialog = make(
      "dialog",
      {
        part: "panel",
        class: isPage ? "page" : null,
        "aria-label": title,
        onkeydown: (event) => event.key === "Escape" && !event.isComposing && this.#leave(event),
        oncancel: (event) => this.#leave(event),
      },
      make(
        "div",
        { class: "header", part: "header" },
        make("strong", { dir: "auto", part: "title" }, title),
        iconButton(strings.restart, "restart", () => this.restart()),
        !isPage && parts.size,
        !isPage && iconButton(strings.close, "close", () => this.close()),
      ),
      make("div", { class: "middle" }, parts.log, parts.newest),
      parts.typing,
      parts.said,
      make("form", { onsubmit: (event) => this.#submit(event) }, parts.input, parts.send),
      parts.left,
    );
    return parts.dialog;
  }

  #resize(large) {
    this.#sizeIs(large);
    this.#conversation.remember({ large });
  }

  #sizeIs(large) {
    const { size } = this.#parts;
    const label = large ? this.#strings.reduce : this.#strings.enlarge;
    size.replaceChildren(icon(large ? "reduce" : "enlarge"));
    size.ariaLabel = size.title = label;
    this.#host.frame.toggleAttribute("data-large", Boolean(large));
  }

  #fitAboveKeyboard() {
    this.#parts.dialog.style.setProperty("--visible", `${visualViewport.height}px`);
  }

  #leave(event) {
    if (this.#host.isPage) return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }

  #typed(event) {
    // Enter that chooses a Chinese or Japanese character sends nothing.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    this.#submit(event);
  }

  #submit(event) {
    event.preventDefault();
    const { input } = this.#parts;
    if (!input.value.trim() || !this.#conversation.send(input.value.trim())) return;
    input.value = "";
    this.#count();
  }

  #count() {
    const left = MOST_CHARACTERS - this.#parts.input.value.length;
    this.#parts.left.hidden = left > 100;
    this.#parts.left.textContent = left > 100 ? "" : this.#strings.left.replace("{n}", left);
  }

  #choose(title, payload) {
    const isSent = this.#conversation.send(title, payload);
    if (isSent) this.#keepFocus();
    return isSent;
  }

  /** When the button that has it goes away; not to where a keyboard would come up on a phone. */
  #keepFocus() {
    this.#parts[matchMedia("(pointer: coarse)").matches ? "log" : "input"].focus();
  }

  #retry(entry) {
    if (this.#conversation.isBusy) return;
    this.#keepFocus();
    this.#conversation.deliver(entry);
  }

  /** The questions that the page suggests, else those of the table. */
  async #suggest() {
    const { suggestions } = this.#host.options;
    const { state } = this.#conversation;
    if (suggestions !== undefined || state.entries.length || state.suggestions) return;
    const found = await this.#server.suggestions(this.#host.wish);
    if (!found.length || this.#conversation.state.entries.length) return;
    this.#conversation.state.suggestions = found;
    this.#renderAll();
  }

  #renderAll() {
    const { greeting = this.#strings.greeting, suggestions } = this.#host.options;
    const { state } = this.#conversation;
    const titles = suggestions === undefined ? (state.suggestions ?? []) : suggestions.split("|").filter(Boolean);
    const buttons = titles.map((title) => ({ title, used: state.entries.some((entry) => entry.text === title) }));
    this.#parts.log.replaceChildren(this.#renderer.bot({ text: greeting, buttons }, () => {}));
    for (const entry of state.entries) this.#append(entry);
    this.#scrollToAnswer();
  }

  /** Put an entry at the end, under its day; an answer has its time and its buttons behind the last message. */
  #append(entry) {
    const { log } = this.#parts;
    const { entries } = this.#conversation.state;
    const before = entries[entries.indexOf(entry) - 1];
    if (entry.at && (before?.at ? dayOf(before.at) !== dayOf(entry.at) : dayOf(entry.at) !== dayOf(Date.now())))
      log.append(make("p", { class: "day", part: "day" }, dayInWords(entry.at, this.#host.language)));
    log.append(this.#node(entry));
    if (!entry.to) return;
    if (before?.to === entry.to) this.#nodes.get(before)?.nextElementSibling?.remove();
    log.append(this.#tools(entry));
  }

  #node(entry) {
    const node = entry.to
      ? this.#renderer.bot(entry, () => this.#conversation.remember())
      : this.#renderer.you(entry, () => this.#retry(entry));
    this.#nodes.set(entry, node);
    return node;
  }

  /** When an answer was given, to copy it, and to say whether it was of use. */
  #tools(entry) {
    const question = this.#conversation.state.entries.find((each) => each.id === entry.to);
    const strings = this.#strings;
    const vote = (label, symbol, helpful) =>
      iconButton(label, symbol, () => this.#rate(question, helpful), { "aria-pressed": String(question.helpful === helpful) });
    const bar = make("div", { class: "tools", part: "tools" });
    if (entry.at) bar.append(make("time", { datetime: new Date(entry.at).toISOString() }, timeInWords(entry.at, this.#host.language)));
    if (navigator.clipboard) bar.append(iconButton(strings.copy, "copy", () => this.#copy(entry.to)));
    if (question) bar.append(vote(strings.helpful, "helpful", true), vote(strings.unhelpful, "unhelpful", false));
    return bar;
  }

  async #copy(id) {
    const answer = this.#conversation.state.entries.filter((each) => each.to === id);
    const text = answer.map((each) => this.#nodes.get(each)).map((node) => [...node.querySelectorAll(".bubble, .card")].map((part) => part.innerText).join("\n"));
    const isCopied = await navigator.clipboard.writeText(text.join("\n\n")).then(() => true, () => false);
    this.#say(isCopied ? this.#strings.copied : this.#strings.failed);
  }

  /** Tell the server whether an answer was of use; pressed again, that is taken back. */
  async #rate(question, helpful) {
    const { token, entries } = this.#conversation.state;
    const rating = question.helpful === helpful ? null : helpful;
    try {
      await this.#server.rate(token, question.id, rating);
    } catch (error) {
      return this.#say(this.#strings[error.reason ?? "failed"].replace("{n}", error.number));
    }
    question.helpful = rating;
    this.#conversation.remember();
    const bar = this.#nodes.get(entries.findLast((each) => each.to === question.id)).nextElementSibling;
    const [yes, no] = bar.querySelectorAll("[aria-pressed]");
    yes.ariaPressed = rating === true;
    no.ariaPressed = rating === false;
    this.#say(rating === null ? "" : this.#strings.thanks);
  }

  /** The address of something that the server has drawn, in the colours that the page has chosen. */
  #locate(path) {
    const { server, options } = this.#host;
    const address = new URL(path, server);
    if (options.theme) address.searchParams.set("theme", options.theme);
    return address;
  }

  async #expand(ids) {
    return this.#server.rows(ids, this.#host.language).catch((error) => {
      this.#say(this.#strings[error.reason ?? "failed"].replace("{n}", error.number));
      throw error;
    });
  }

  /** Say something for a while that is no part of the conversation. */
  #say(text) {
    this.#parts.said.textContent = text;
    clearTimeout(this.noticeTimer);
    this.noticeTimer = setTimeout(() => (this.#parts.said.textContent = ""), MS_OF_NOTICE);
  }

  #show(entry) {
    const old = this.#nodes.get(entry);
    if (old) old.replaceWith(this.#node(entry));
    else this.#append(entry);
    this.#scrollTo(this.#parts.log.scrollHeight);
  }

  /** A message of an answer has come: it is scrolled to its beginning, unless the reader is elsewhere. */
  #arrived(entry) {
    const isFollowed = Math.abs(this.#parts.log.scrollTop - this.#scrolledTo) < 2;
    this.#append(entry);
    if (isFollowed) this.#scrollToAnswer();
    this.#scrolled();
    if (this.isOpen) return;
    this.#conversation.state.unread = true;
    this.#host.unread(true);
  }

  #read() {
    if (this.#conversation.state.unread) this.#conversation.remember({ unread: false });
    this.#host.unread(false);
  }

  /** To the last question and the beginning of its answer; all of it, where there is room. */
  #scrollToAnswer() {
    const { log } = this.#parts;
    const question = this.#conversation.state.entries.findLast((entry) => !entry.to);
    const node = question && this.#nodes.get(question);
    this.#scrollTo(node ? node.offsetTop - log.offsetTop - 8 : log.scrollHeight);
    this.#scrolled();
  }

  #scrollTo(place) {
    const { log } = this.#parts;
    log.scrollTop = place;
    this.#scrolledTo = log.scrollTop;
  }

  #scrolled() {
    const { log, newest } = this.#parts;
    newest.hidden = log.scrollHeight - log.clientHeight - log.scrollTop < 32;
  }

  #toNewest() {
    const { log } = this.#parts;
    this.#scrollTo(log.scrollHeight);
    log.focus();
    this.#scrolled();
  }

  #setBusy(busy) {
    const { typing, send } = this.#parts;
    send.setAttribute("aria-disabled", busy);
    clearTimeout(this.typingTimer);
    typing.replaceChildren();
    if (!busy) return;
    this.typingTimer = setTimeout(() => {
      const dots = [1, 2, 3].map(() => make("i", { "aria-hidden": "true" }));
      typing.append(make("span", { class: "unseen" }, this.#strings.typing), ...dots);
    }, MS_UNTIL_TYPING_SHOWS);
  }
}
