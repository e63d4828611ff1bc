/* Loads with the page: the element of the chat and its launcher; docs/web.md explains the options of the tag.
 * The chat itself (the folder chat, served as chat.js) is fetched when it opens, or may be about to. */
(() => {
  "use strict";

  const TAG = "sister-cities-chat";
  if (customElements.get(TAG)) return; // the tag stands twice
  const script = document.currentScript;
  const options = { ...script.dataset };
  const SERVER = new URL(".", script.src);
  const CODE = "chat.js"; // with the hash of its content, as the script is served
  const MOST_ENTRIES = 200;
  const DEFAULT_HOURS = 24;
  const PHONE = "(max-width: 30em), (max-height: 26em)";
  const isPage = options.layout === "page";

  /** The key of the strings for a language tag such as "fr-CA" or "zh-TW"; undefined where there are none. */
  const stringsOf = (tag) => {
    const [language, ...rest] = (tag ?? "").toLowerCase().split("-");
    const traditional = language === "zh" && rest.some((part) => ["hant", "tw", "hk", "mo"].includes(part));
    const key = traditional ? "zh-Hant" : language;
    return Object.hasOwn(STRINGS, key) ? key : undefined;
  };
  // Filled in as the script is served, with those named behind it: data/languages/<code>/widget.yml
  const STRINGS = {}; // title open unread offline

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
  --line: color-mix(in srgb, var(--ink) 22%, var(--paper));
  --link: var(--sister-cities-link, light-dark(#0b5f6f, #7fd0df));
  --radius: var(--sister-cities-radius, 1em);
}
:host([data-theme=light]) { color-scheme: light !important; }
:host([data-theme=dark]) { color-scheme: dark !important; }
[hidden] { display: none !important; }
* { box-sizing: border-box; margin: 0; padding: 0; font: inherit; }
button { cursor: pointer; color: inherit; background: none; border: 1px solid transparent; }
:focus-visible { outline: .15em solid var(--link); outline-offset: .12em; }
svg { display: block; width: 1.5em; height: 1.5em; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; }
.launcher { position: fixed; inset-block-end: 1.25em; inset-inline-end: 1.25em; padding: .95em;
  border-radius: 50%; background: var(--accent); color: var(--on-accent); box-shadow: 0 .2em 1em #0006; }
.launcher[data-unread]::after { content: ""; position: absolute; inset-block-start: 0; inset-inline-end: 0;
  width: 1em; height: 1em; border: .15em solid var(--paper); border-radius: 50%; background: light-dark(#c2350b, #ff8a5c); }
.notice { position: fixed; inset-block-end: 6em; inset-inline-end: 1.25em; max-width: 18em; padding: .5em .8em;
  border: 1px solid var(--line); border-radius: .6em; background: var(--paper); color: var(--ink); }
.notice:empty { display: none; }
:host([data-position=left]) :is(.launcher, .notice, dialog) { inset-inline: auto; left: 1.25em; }
:host([data-position=right]) :is(.launcher, .notice, dialog) { inset-inline: auto; right: 1.25em; }
@media (prefers-reduced-motion: no-preference) {
  .launcher { transition: transform .15s; }
  .launcher:hover { transform: scale(1.06); }
}
@media print { :host { display: none !important; } }`;

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

  function icon() {
    const [picture, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
    picture.setAttribute("viewBox", "0 0 24 24");
    picture.setAttribute("aria-hidden", "true");
    path.setAttribute("d", "M4 5h16v11H10l-5 4v-4H4zM8 9.5h8M8 12.5h5");
    picture.append(path);
    return picture;
  }

  let current; // the chat of the page: there is one, however often the tag or the element stands there

  class Chat extends HTMLElement {
    #memory = new Memory(Number(options.keepHours ?? DEFAULT_HOURS) || 0);
    #frame = document.createElement("div");
    #launcher = document.createElement("button");
    #notice = document.createElement("div");
    #panel; // a promise of it
    #attempts = 0;
    #unread = false;

    constructor() {
      super();
      const wanted = [options.language, document.documentElement.lang, ...navigator.languages];
      this.wish = wanted.find(stringsOf) ?? "en"; // the language of answers to what tells none, such as a button
      this.language = stringsOf(this.wish);
      const title = options.title || this.#text("title");
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      const launcher = this.#launcher;
      Object.assign(launcher, { type: "button", className: "launcher", hidden: isPage });
      launcher.setAttribute("part", "launcher");
      launcher.append(icon());
      launcher.onclick = () => this.open();
      launcher.onpointerenter = launcher.onfocus = () => this.#load().catch(() => {});
      this.#notice.className = "notice";
      this.#notice.role = "status";
      Object.assign(this.#frame, { role: "region", lang: this.language, ariaLabel: title });
      this.#frame.append(launcher, this.#notice);
      root.append(this.#frame);
      this.#show(false);
    }

    connectedCallback() {
      current ??= this;
      if (current !== this) {
        // A copy: it makes room, or gives its place back to the one that it was made of.
        if (current.isConnected) super.remove();
        else this.replaceWith(current);
        return;
      }
      const { theme, position, color, open } = options;
      if (theme) this.dataset.theme = theme;
      if (position) this.dataset.position = position;
      if (color) this.style.setProperty("--sister-cities-accent", color);
      this.#frame.dir = getComputedStyle(document.documentElement).direction;
      watch();
      if (this.#panel) return void this.#panel.then((panel) => panel.connected());
      const state = this.#memory.read();
      const last = state.entries.findLast((each) => !each.to);
      this.#show(state.unread);
      const isOpen = isPage || (!matchMedia(PHONE).matches && (state.open ?? open !== undefined));
      // An answer may be under way: it is fetched, and told of.
      if (isOpen || (last && !last.done && (!last.error || last.error === "crowded")))
        this.#load().then((panel) => isOpen && panel.reveal(), () => {});
    }

    disconnectedCallback() {
      if (current === this) this.#panel?.then((panel) => panel.disconnected());
    }

    /** Open the panel and move the focus there. */
    async open() {
      (await this.#loaded())?.open();
    }

    /** Close the panel and give the focus back to the launcher. */
    async close() {
      (await this.#loaded())?.close();
    }

    /** Forget the conversation, here and in the browser. */
    async restart() {
      (await this.#loaded())?.restart();
    }

    /** Open the panel and ask a question; gives false while another answer is to come. */
    async ask(text) {
      return (await this.#loaded())?.ask(text) ?? false;
    }

    /** Take it off the page for good; where the page only changes its body, it comes back. */
    remove() {
      stop();
      super.remove();
    }

    /** What the tag says in place of a string (`data-text-open`), or the string. */
    #text(name) {
      return options[`text${name[0].toUpperCase()}${name.slice(1)}`] ?? STRINGS[this.language][name];
    }

    #show(unread) {
      this.#unread = Boolean(unread);
      const { dataset } = this.#launcher;
      if (unread) dataset.unread = "";
      else delete dataset.unread;
      const label = this.#text("open");
      this.#launcher.ariaLabel = this.#launcher.title = unread ? `${label} – ${this.#text("unread")}` : label;
    }

    /** The panel; undefined, and said so, where it cannot be fetched. */
    async #loaded() {
      try {
        const panel = await this.#load();
        this.#notice.textContent = "";
        return panel;
      } catch {
        this.#notice.textContent = this.#text("offline");
      }
    }

    #load() {
      this.#panel ??= this.#fetch().catch((error) => {
        this.#panel = undefined; // to be tried again
        throw error;
      });
      return this.#panel;
    }

    async #fetch() {
      // Some browsers remember that an address could not be fetched.
      const address = new URL(CODE, SERVER);
      if (this.#attempts++) address.searchParams.set("again", this.#attempts);
      const { Panel } = await import(address);
      return new Panel({
        root: this.shadowRoot,
        frame: this.#frame,
        launcher: this.#launcher,
        language: this.language,
        wish: this.wish,
        memory: this.#memory,
        server: SERVER,
        options,
        isPage,
        phone: matchMedia(PHONE),
        unread: (isUnread) => {
          if (isUnread && !this.#unread) this.#notice.textContent = this.#text("unread");
          if (!isUnread) this.#notice.textContent = "";
          this.#show(isUnread);
        },
      });
    }
  }

  /* Frameworks that change the page without loading it take the chat away with everything else. */
  const observer = new MutationObserver((changes) => {
    const removed = changes.flatMap((change) => [...change.removedNodes]);
    if (!current.isConnected && document.body && removed.some((node) => node !== current)) document.body.append(current);
    watch(); // the body may be another one
  });
  const stop = () => observer.disconnect();
  const watch = () => {
    stop();
    for (const node of [document.documentElement, document.body]) if (node) observer.observe(node, { childList: true });
  };

  customElements.define(TAG, Chat);
  const start = () => current ?? document.body.append(new Chat());
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start, { once: true });
  else start();
})();
