/* The chat of the assistant, put on a page by the tag that loads this file; docs/web.md explains its options.
 * Text from anywhere is only ever set as text. */
(() => {
  "use strict";

  const TAG = "sister-cities-chat";
  const script = document.currentScript;
  if (customElements.get(TAG)) return; // the tag stands twice

  const SERVER = new URL(".", script.src);
  const MOST_CHARACTERS = 4096;
  const MOST_ENTRIES = 200;
  const MOST_MS_OF_ANSWER = 30_000;
  const MS_UNTIL_TYPING_SHOWS = 250;
  const MOST_ATTEMPTS = 20;
  const MS_TO_RESUME = 300_000; // the server knows a message again for longer than that
  const PHONE = "(max-width: 30em), (max-height: 26em)";
  const DEFAULT_HOURS = 24;

  /** The key of the strings for a language tag such as "fr-CA" or "zh-TW"; undefined where there are none. */
  const stringsOf = (tag) => {
    const [language, ...rest] = (tag ?? "").toLowerCase().split("-");
    const traditional = language === "zh" && rest.some((part) => ["hant", "tw", "hk", "mo"].includes(part));
    const key = traditional ? "zh-Hant" : language;
    return Object.hasOwn(STRINGS, key) ? key : undefined;
  };
  // Filled in as the script is served: data/languages/<code>/widget.yml
  const STRINGS = {};

  const STYLE = `
:host {
  all: initial !important;
  color-scheme: light dark !important;
  position: fixed !important;
  z-index: 2147483000 !important;
  inset-block-end: 0 !important;
  inset-inline-end: 0 !important;
  font: medium/1.5 var(--sister-cities-font, system-ui, sans-serif) !important;
  --accent: var(--sister-cities-accent, #0b5f6f);
  /* White or black, whichever has more contrast by WCAG 2. */
  --on-accent: lch(from var(--accent) calc((49.44 - l) * infinity) 0 0);
  --paper: var(--sister-cities-background, light-dark(#fff, #15191c));
  --ink: var(--sister-cities-text, light-dark(#1b2327, #e9eef0));
  --bubble: color-mix(in srgb, var(--ink) 8%, var(--paper));
  --line: color-mix(in srgb, var(--ink) 22%, var(--paper));
  --link: var(--sister-cities-link, light-dark(#0b5f6f, #7fd0df));
  --radius: var(--sister-cities-radius, 1em);
}
:host([data-theme=light]) { color-scheme: light !important; }
:host([data-theme=dark]) { color-scheme: dark !important; }
[hidden] { display: none !important; }
* { box-sizing: border-box; margin: 0; padding: 0; font: inherit; }
button, textarea { color: inherit; background: none; border: 1px solid transparent; }
button { cursor: pointer; }
:focus-visible { outline: .15em solid var(--link); outline-offset: .12em; }
svg { display: block; width: 1.5em; height: 1.5em; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; }
.launcher { position: fixed; inset-block-end: 1.25em; inset-inline-end: 1.25em; padding: .95em;
  border-radius: 50%; background: var(--accent); color: var(--on-accent); box-shadow: 0 .2em 1em #0006; }
dialog { position: fixed; inset: auto; inset-block-end: 1.25em; inset-inline-end: 1.25em; width: 24em;
  height: min(38em, 100dvh - 2.5em); max-width: calc(100vw - 2.5em); max-height: none; overflow: hidden;
  border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); color: var(--ink);
  box-shadow: 0 .5em 2.5em #0005; }
:host([data-position=left]) :is(.launcher, dialog) { inset-inline: auto; left: 1.25em; }
:host([data-position=right]) :is(.launcher, dialog) { inset-inline: auto; right: 1.25em; }
dialog[open] { display: flex; flex-direction: column; }
dialog:modal { inset: 0; width: 100vw; height: var(--visible, 100dvh); max-width: none; border: 0;
  border-radius: 0; }
.header { display: flex; align-items: center; gap: .25em; padding-block: .6em;
  padding-inline: 1em .6em; background: var(--accent); color: var(--on-accent); }
.header strong { flex: 1; font-weight: 600; overflow-wrap: anywhere; }
.header button { padding: .4em; border-radius: .5em; }
.header button:hover { background: color-mix(in srgb, currentColor 18%, transparent); }
.header :focus-visible { outline-color: currentColor; outline-offset: -.15em; }
.header svg { width: 1.25em; height: 1.25em; }
.log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1em; display: flex;
  flex-direction: column; gap: .6em; }
.log:focus-visible { outline-offset: -.2em; }
.entry { display: flex; flex-direction: column; gap: .4em; align-items: flex-start; max-width: 88%;
  overflow-wrap: anywhere; }
.you { align-self: flex-end; align-items: flex-end; }
.bubble, .card { padding: .55em .85em; border-radius: var(--radius); border-end-start-radius: .25em;
  background: var(--bubble); }
.you .bubble { border-radius: var(--radius); border-end-end-radius: .25em; background: var(--accent);
  color: var(--on-accent); white-space: pre-line; }
.bubble > * + * { margin-block-start: .4em; }
ul { padding-inline-start: 1.2em; }
a { color: var(--link); }
a::after { content: " ↗" / ""; }
img { max-width: 100%; max-height: 16em; border-radius: .5em; display: block; }
.cards { list-style: none; padding: 0; display: grid; gap: .5em; }
.card { display: grid; gap: .3em; border: 1px solid var(--line); }
.card strong { font-weight: 600; }
.choices { display: flex; flex-wrap: wrap; gap: .4em; }
.chip { padding: .35em .8em; border: 1px solid var(--link);
  border-radius: var(--radius); color: var(--link); text-align: start; text-decoration: none; }
.chip:hover { background: color-mix(in srgb, var(--link) 12%, transparent); }
button:disabled { color: inherit !important; border: 1px dashed var(--line) !important; cursor: default; }
.error { display: grid; gap: .4em; justify-items: end; text-align: end; }
.typing { min-height: 1.1em; padding: 0 1.2em; display: flex; gap: .3em; }
.typing i { width: .5em; height: .5em; border-radius: 50%; background: var(--ink); }
form { display: flex; align-items: flex-end; gap: .4em; padding: .6em; border-block-start: 1px solid var(--line); }
textarea { flex: 1; resize: none; min-height: 2.75em; max-height: 8em; padding: .55em .8em;
  border: 1px solid color-mix(in srgb, var(--ink) 55%, var(--paper)); border-radius: .8em; field-sizing: content; }
textarea::placeholder { color: inherit; opacity: .75; }
form button { padding: .62em; border-radius: .8em; background: var(--accent); color: var(--on-accent); }
form button[aria-disabled=true] { opacity: .55; cursor: default; }
[dir=rtl] form svg { transform: scaleX(-1); }
.left { padding: 0 1.4em .5em; text-align: end; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (prefers-reduced-motion: no-preference) {
  .launcher { transition: transform .15s; }
  .launcher:hover { transform: scale(1.06); }
  .typing i { animation: typing 1s infinite alternate; }
  .typing i + i { animation-delay: .3s; }
  @keyframes typing { to { opacity: .25; } }
}`;

  const ICONS = {
    chat: "M4 5h16v11H10l-5 4v-4H4zM8 9.5h8M8 12.5h5",
    close: "M6 6l12 12M18 6L6 18",
    restart: "M5 12a7 7 0 1 0 2.2-5.1M4.5 4v4h4",
    send: "M4 12h15M13 6l6 6-6 6",
  };

  /** An element with attributes and children; a child that is a string becomes text. */
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value === true) element.setAttribute(key, "");
      else if (value !== false && value != null) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child != null));
    return element;
  }

  function icon(name) {
    const [picture, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
    picture.setAttribute("viewBox", "0 0 24 24");
    picture.setAttribute("aria-hidden", "true");
    path.setAttribute("d", ICONS[name]);
    picture.append(path);
    return picture;
  }

  /** The address if it is one of the web, else undefined. */
  const webAddress = (text) => (/^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined);

  const randomId = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

  /** Why a message could not be delivered: the key of a string, and its number. */
  class Undelivered extends Error {
    constructor(reason, status = 0, number = 0) {
      super(reason);
      Object.assign(this, { reason, status, number });
    }
  }

  /** The server: conversations, and messages whose answers come line by line. */
  class Server {
    constructor(signal) {
      this.signal = signal;
    }

    async newConversation() {
      return (await (await this.#post("conversations", {})).json()).conversation;
    }

    /** Send a message; `say` is given each message of the answer as it arrives. */
    async ask(message, say) {
      const reader = (await this.#post("messages", message)).body.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = ""; ; ) {
        const { value, done } = await reader.read().catch(() => ({ done: true }));
        if (done) throw new Undelivered("offline"); // broken off: the end has a line of its own
        const lines = (rest + value).split("\n");
        rest = lines.pop();
        for (const line of lines) {
          const said = JSON.parse(line);
          if (said.end) return;
          say(said);
        }
      }
    }

    async #post(path, body) {
      const response = await fetch(new URL(path, SERVER), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        credentials: "omit",
        signal: AbortSignal.any([this.signal, AbortSignal.timeout(MOST_MS_OF_ANSWER)]),
      }).catch(() => {
        throw new Undelivered("offline");
      });
      const { ok, status, headers } = response;
      if (ok) return response;
      const reason = { 429: "busy", 503: "crowded" }[status] ?? (status < 500 ? "refused" : "failed");
      throw new Undelivered(reason, status, headers.get("Retry-After") ?? 60);
    }
  }

  /** What the browser keeps: the token and the last messages, until some hours after the last one. */
  class Memory {
    constructor(hours) {
      this.hours = hours;
      this.key = `${TAG}:${SERVER.href}`;
    }

    /** Of all tabs; with 0 hours, of this tab and for as long as it is open. Raises where it is forbidden. */
    get #storage() {
      return this.hours ? localStorage : sessionStorage;
    }

    read() {
      try {
        const kept = JSON.parse(this.#storage.getItem(this.key));
        if (kept && (!this.hours || kept.until > Date.now())) return kept;
        this.#storage.removeItem(this.key);
      } catch {} // nothing is kept
      return { token: null, open: null, entries: [] };
    }

    write(state) {
      state.entries.splice(0, state.entries.length - MOST_ENTRIES);
      state.until = Date.now() + this.hours * 3_600_000;
      try {
        this.#storage.setItem(this.key, JSON.stringify(state));
      } catch {} // full or forbidden: the conversation lasts as long as the page
    }
  }

  /** Nodes for what is said; `choose(title, payload)` is called when a button is pressed. */
  class Renderer {
    constructor(strings, choose) {
      this.strings = strings;
      this.choose = choose;
    }

    /** What the user has said; with the reason and a way to try again where it was not delivered. */
    you(entry, retry) {
      const node = this.#entry("you", make("div", { class: "bubble", dir: "auto" }, entry.text));
      if (entry.error) {
        const reason = this.strings[entry.error].replace("{n}", entry.number);
        const button = make("button", { type: "button", class: "chip", onclick: retry }, this.strings.retry);
        node.append(make("div", { class: "error" }, make("span", {}, reason), entry.error === "crowded" ? null : button));
      }
      return node;
    }

    /** What the assistant says; `pressed` is told of a button that was used, to keep it so. */
    bot(message, pressed) {
      const { text, image, cards, link, buttons, lang } = message;
      const node = this.#entry("bot");
      if (text) node.append(make("div", { class: "bubble", dir: "auto", lang }, ...this.#paragraphs(text)));
      if (image) node.append(this.#image(image));
      if (link) node.append(make("div", { class: "bubble" }, this.#link(link.url, link.title)));
      if (cards) node.append(make("ul", { class: "cards", role: "list" }, ...cards.map((card) => this.#card(card, pressed))));
      if (buttons?.length) node.append(this.#choices(buttons, pressed, lang));
      return node;
    }

    #entry(who, ...content) {
      const author = make("span", { class: "unseen" }, `${this.strings[who]}: `);
      return make("div", { class: `entry ${who}` }, author, ...content);
    }

    /** Paragraphs; lines that begin with a hyphen are the items of a list. */
    #paragraphs(text) {
      const blocks = [];
      for (const line of text.split("\n")) {
        const item = /^\s*[-•*]\s+(.*)/.exec(line);
        const last = blocks.at(-1);
        if (item) {
          const list = last?.localName === "ul" ? last : blocks[blocks.push(make("ul")) - 1];
          list.append(make("li", {}, ...this.#inline(item[1])));
        } else if (line.trim()) {
          blocks.push(make("p", {}, ...this.#inline(line)));
        }
      }
      return blocks;
    }

    /** Text with its web addresses as links, also those in angle brackets. */
    #inline(text) {
      const parts = text.split(/<?(https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]、。,)])>?/);
      return parts.map((part, at) => (at % 2 ? this.#link(part, part) : part));
    }

    #link(address, title, style) {
      const href = webAddress(address);
      return href ? make("a", { href, class: style, target: "_blank", rel: "noopener noreferrer" }, title) : title;
    }

    #image({ url, alt }) {
      const src = webAddress(url);
      return src && make("img", { src, alt, referrerpolicy: "no-referrer" });
    }

    #card({ title, text, image, url, buttons }, pressed) {
      return make(
        "li",
        { class: "card", dir: "auto" },
        image && this.#image(image),
        make("strong", {}, url ? this.#link(url, title) : title),
        text && make("p", {}, text),
        buttons && this.#choices(buttons, pressed),
      );
    }

    #choices(buttons, pressed, lang) {
      const nodes = buttons.map((button) => {
        if (button.url) return this.#link(button.url, button.title, "chip");
        const node = make("button", { type: "button", class: "chip", dir: "auto", disabled: button.used }, button.title);
        node.addEventListener("click", () => {
          if (!this.choose(button.title, button.payload)) return; // another answer is to come
          node.disabled = button.used = true;
          pressed();
        });
        return node;
      });
      return make("div", { class: "choices", lang }, ...nodes);
    }
  }

  class Chat extends HTMLElement {
    #options;
    #wish; // the language of answers to what tells none, such as a button
    #strings;
    #memory;
    #state;
    #renderer;
    #running = null; // aborts the message under way
    #parts = {};
    #nodes = new WeakMap(); // of the entries

    constructor(options) {
      super();
      this.#options = options;
      const wanted = [options.language, document.documentElement.lang, ...navigator.languages];
      this.#wish = wanted.find(stringsOf) ?? "en";
      this.language = stringsOf(this.#wish);
      this.#strings = STRINGS[this.language];
      this.#memory = new Memory(Number(options.keepHours ?? DEFAULT_HOURS) || 0);
      this.#state = this.#memory.read();
      this.#renderer = new Renderer(this.#strings, (title, payload) => this.#choose(title, payload));
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      root.append(this.#build());
    }

    connectedCallback() {
      const { theme, position, color, open } = this.#options;
      if (theme) this.dataset.theme = theme;
      if (position) this.dataset.position = position;
      if (color) this.style.setProperty("--sister-cities-accent", color);
      this.#renderAll();
      const phone = matchMedia(PHONE);
      phone.addEventListener("change", () => this.isOpen && this.#reveal());
      visualViewport.addEventListener("resize", () => this.#fitAboveKeyboard());
      addEventListener("storage", (event) => this.#takeOver(event));
      if (!phone.matches && (this.#state.open ?? open !== undefined)) this.#reveal();
      this.#resume();
    }

    get isOpen() {
      return this.#parts.dialog.open;
    }

    /** Open the panel and move the focus there. */
    open() {
      this.#reveal();
      this.#parts.input.focus();
      this.#remember({ open: true });
    }

    /** Close the panel and give the focus back to the launcher. */
    close() {
      this.#parts.dialog.close();
      this.#parts.launcher.hidden = false;
      this.#parts.launcher.focus();
      this.#remember({ open: false });
    }

    /** Open the panel and ask a question; false while another answer is to come. */
    ask(text) {
      if (!this.isOpen) this.open();
      return this.#send(text);
    }

    /** Forget the conversation, here and in the browser. */
    restart() {
      this.#running?.abort();
      this.#running = null;
      this.#remember({ token: null, entries: [] });
      this.#renderAll();
      this.#setBusy(false);
      this.#parts.input.focus();
    }

    #build() {
      const strings = this.#strings;
      const title = this.#options.title || strings.title;
      const parts = this.#parts;
      const button = (label, symbol, onclick, more) =>
        make("button", { type: "button", "aria-label": label, title: label, onclick, ...more }, icon(symbol));
      parts.launcher = button(strings.open, "chat", () => this.open(), { class: "launcher" });
      parts.log = make("div", { class: "log", role: "log", tabindex: 0, "aria-label": title });
      parts.typing = make("div", { class: "typing", role: "status" });
      parts.input = make("textarea", {
        rows: 1,
        dir: "auto",
        maxlength: MOST_CHARACTERS,
        enterkeyhint: "send",
        "aria-label": strings.input,
        placeholder: strings.input,
        onkeydown: (event) => this.#typed(event),
        oninput: () => this.#count(),
      });
      parts.send = button(strings.send, "send", null, { type: "submit" });
      parts.left = make("div", { class: "left", role: "status", hidden: true });
      parts.dialog = make(
        "dialog",
        { "aria-label": title, onkeydown: (event) => event.key === "Escape" && !event.isComposing && this.#leave(event), oncancel: (event) => this.#leave(event) },
        make(
          "div",
          { class: "header" },
          make("strong", { dir: "auto" }, title),
          button(strings.restart, "restart", () => this.restart()),
          button(strings.close, "close", () => this.close()),
        ),
        parts.log,
        parts.typing,
        make("form", { onsubmit: (event) => this.#submit(event) }, parts.input, parts.send),
        parts.left,
      );
      const dir = getComputedStyle(document.documentElement).direction;
      return make("div", { role: "region", "aria-label": title, lang: this.language, dir }, parts.launcher, parts.dialog);
    }

    /** Beside the page; on a small screen over it, so that the page is out of reach. */
    #reveal() {
      const { dialog, launcher, log } = this.#parts;
      if (dialog.open) dialog.close();
      if (matchMedia(PHONE).matches) dialog.showModal();
      else dialog.setAttribute("open", ""); // unlike show(), it leaves the focus where it is
      launcher.hidden = true;
      this.#fitAboveKeyboard();
      log.scrollTop = log.scrollHeight;
    }

    #fitAboveKeyboard() {
      this.#parts.dialog.style.setProperty("--visible", `${visualViewport.height}px`);
    }

    #leave(event) {
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
      if (!input.value.trim() || !this.#send(input.value.trim())) return;
      input.value = "";
      this.#count();
    }

    #count() {
      const left = MOST_CHARACTERS - this.#parts.input.value.length;
      this.#parts.left.hidden = left > 100;
      this.#parts.left.textContent = left > 100 ? "" : this.#strings.left.replace("{n}", left);
    }

    #choose(title, payload) {
      const isSent = this.#send(title, payload);
      if (isSent) this.#keepFocus();
      return isSent;
    }

    /** When the button that has it goes away; not to where a keyboard would come up on a phone. */
    #keepFocus() {
      this.#parts[matchMedia("(pointer: coarse)").matches ? "log" : "input"].focus();
    }

    #retry(entry) {
      if (this.#running) return;
      this.#keepFocus();
      this.#deliver(entry);
    }

    #remember(changes = {}) {
      this.#memory.write(Object.assign(this.#state, changes));
    }

    /** What another tab has said, or forgotten. */
    #takeOver(event) {
      if (event.key !== this.#memory.key || this.#running) return;
      this.#state = { ...this.#memory.read(), open: this.#state.open };
      this.#renderAll();
    }

    #renderAll() {
      const { greeting = this.#strings.greeting, suggestions = "" } = this.#options;
      const { entries } = this.#state;
      const buttons = suggestions
        .split("|")
        .map((title) => ({ title, used: entries.some((entry) => entry.text === title) }))
        .filter(({ title }) => title);
      this.#parts.log.replaceChildren(this.#renderer.bot({ text: greeting, buttons }, () => {}));
      for (const entry of entries) this.#append(entry);
    }

    #append(entry) {
      const { log } = this.#parts;
      const node = this.#node(entry);
      log.append(node);
      // The end of the conversation, but not past the beginning of a long answer.
      log.scrollTop = Math.min(log.scrollHeight, node.offsetTop - log.offsetTop - 8);
    }

    #node(entry) {
      const node = entry.to
        ? this.#renderer.bot(entry, () => this.#remember())
        : this.#renderer.you(entry, () => this.#retry(entry));
      this.#nodes.set(entry, node);
      return node;
    }

    /** Send a message; false while another answer is to come. */
    #send(text, payload) {
      if (this.#running) return false;
      const entry = { id: randomId(), text, payload, at: Date.now() };
      this.#state.entries.push(entry);
      this.#deliver(entry);
      return true;
    }

    /** Left in the middle by a reload: fetch the rest of the answer; later, offer to try again. */
    #resume() {
      const entry = this.#state.entries.findLast((each) => !each.to);
      if (!entry || entry.done || (entry.error && entry.error !== "crowded")) return;
      if (Date.now() - entry.at < MS_TO_RESUME) this.#deliver(entry);
      else this.#show(entry, "offline");
    }

    async #deliver(entry) {
      const running = (this.#running = new AbortController());
      this.#show(entry);
      this.#setBusy(true);
      this.#remember();
      try {
        await this.#insist(entry, new Server(running.signal));
        entry.done = true;
      } catch (error) {
        if (running.signal.aborted) return;
        if (!(error instanceof Undelivered)) console.error(error);
        this.#show(entry, error.reason ?? "failed", error.number);
      }
      if (this.#running !== running) return;
      this.#running = null;
      this.#setBusy(false);
      this.#remember();
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
      const state = this.#state;
      try {
        state.token ??= await server.newConversation();
        let shown = state.entries.filter((each) => each.to === entry.id).length;
        const { id, text, payload } = entry;
        await server.ask({ conversation: state.token, id, language: this.#wish, ...(payload ? { payload } : { text }) }, (said) => {
          if (server.signal.aborted || shown-- > 0) return;
          const answer = { ...said, to: id };
          state.entries.push(answer);
          this.#append(answer);
          this.#remember();
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
      const { log } = this.#parts;
      const old = this.#nodes.get(entry);
      if (old) old.replaceWith(this.#node(entry));
      else this.#append(entry);
      if (error) log.scrollTop = log.scrollHeight;
    }

    #setBusy(busy) {
      const { typing, send, log } = this.#parts;
      send.setAttribute("aria-disabled", busy);
      clearTimeout(this.typingTimer);
      typing.replaceChildren();
      if (!busy) return;
      this.typingTimer = setTimeout(() => {
        const dots = [1, 2, 3].map(() => make("i", { "aria-hidden": "true" }));
        typing.append(make("span", { class: "unseen" }, this.#strings.typing), ...dots);
        log.scrollTop = log.scrollHeight;
      }, MS_UNTIL_TYPING_SHOWS);
    }
  }

  customElements.define(TAG, Chat);
  const start = () => document.body.append(new Chat({ ...script.dataset }));
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start, { once: true });
  else start();
})();
