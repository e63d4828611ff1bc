/* Nodes for what is said. */

class Renderer {
  /**
   * `choose(title, payload)` is called when a button is pressed, `expand(ids)` gives the rows of these ids, and
   * `locate(path)` the whole address of something that the server of the chat has drawn.
   */
  constructor(strings, choose, expand, locate) {
    this.strings = strings;
    this.choose = choose;
    this.expand = expand;
    this.locate = locate;
  }

  /** What the user has said; with the reason and a way to try again where it was not delivered. */
  you(entry, retry) {
    const bubble = make("div", { class: "bubble", part: "message message-you", dir: "auto" }, entry.text);
    const node = this.#entry("you", bubble);
    if (entry.error) {
      const reason = this.strings[entry.error].replace("{n}", entry.number);
      const button = make("button", { type: "button", class: "chip", part: "suggestion", onclick: retry }, this.strings.retry);
      node.append(make("div", { class: "error" }, make("span", {}, reason), entry.error === "crowded" ? null : button));
    }
    return node;
  }

  /** What the assistant says; `changed` is told of what is to be kept: a button that was used, rows that were fetched. */
  bot(message, changed) {
    const { text, image, picture, cards, link, buttons, lang, table, note, links = [] } = message;
    const node = this.#entry("bot");
    const said = [
      ...(text ? this.#paragraphs(text, links) : []),
      table && this.#table(table, changed),
      ...(message.after ? this.#paragraphs(message.after, links) : []),
      note && this.#note(note),
    ].filter(Boolean);
    if (said.length) node.append(this.#bubble({ dir: "auto", lang, ...(table && { "data-wide": "" }) }, ...said));
    if (image) node.append(this.#image(image) ?? "");
    if (picture) node.append(this.#picture(picture));
    if (link) node.append(this.#bubble({}, this.#link(link.url, link.title)));
    if (cards) node.append(make("ul", { class: "cards", role: "list" }, ...cards.map((card) => this.#card(card, changed))));
    if (buttons?.length) node.append(this.#choices(buttons, changed, lang));
    return node;
  }

  #bubble(attributes, ...content) {
    return make("div", { class: "bubble", part: "message message-bot", ...attributes }, ...content);
  }

  #entry(who, ...content) {
    const author = make("span", { class: "unseen" }, `${this.strings[who]}: `);
    return make("div", { class: `entry ${who}` }, author, ...content);
  }

  /** Paragraphs; lines that begin with a hyphen are the items of a list. */
  #paragraphs(text, links) {
    const blocks = [];
    for (const line of text.split("\n")) {
      const item = /^\s*[-•*]\s+(.*)/.exec(line);
      const last = blocks.at(-1);
      if (item) {
        const list = last?.localName === "ul" ? last : blocks[blocks.push(make("ul")) - 1];
        list.append(make("li", {}, ...this.#inline(item[1], links)));
      } else if (line.trim()) {
        blocks.push(make("p", {}, ...this.#inline(line, links)));
      }
    }
    return blocks;
  }

  /** Text whose web addresses are links, also those in angle brackets: by a title that stands before it, else by host. */
  #inline(text, links) {
    for (const { title, url } of links) {
      const written = [` <${url}>`, `<${url}>`].find((each) => text.includes(each));
      const at = text.indexOf(title);
      if (!written || at < 0 || at > text.indexOf(written)) continue;
      const [before, after] = [text.slice(0, at), text.slice(at + title.length).replace(written, "")];
      return [...this.#inline(before, links), this.#link(url, title), ...this.#inline(after, links)];
    }
    const parts = text.split(/<?(https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]、。,)])>?/);
    return parts.map((part, at) => (at % 2 ? this.#link(part, webAddress(part) ? new URL(part).host : part) : part));
  }

  /** Whose claims an answer passes on: titles as links, and what records say of them. */
  #note({ text, links = [], mark }) {
    let rest = text;
    const nodes = [];
    const marked = mark ? [{ title: mark, isMark: true }] : [];
    for (const { title, url, isMark } of [...links, ...marked]) {
      const at = rest.indexOf(title);
      if (at < 0) continue;
      nodes.push(rest.slice(0, at), isMark ? make("strong", {}, title) : this.#link(url, title));
      rest = rest.slice(at + title.length);
    }
    return make("p", { class: "note", part: "source" }, ...nodes, rest);
  }

  /** A table, and a button for the rows that it leaves out. */
  #table(table, changed) {
    const body = make("tbody", {}, ...table.rows.map((row) => this.#row(row)));
    const head = make("tr", {}, ...table.columns.map((title) => make("th", { scope: "col" }, title)));
    const frame = make("div", { class: "table", part: "table", tabindex: 0, role: "group", "aria-label": table.columns.join(", ") });
    frame.append(make("table", {}, make("thead", {}, head), body));
    if (table.rest?.length) {
      const label = this.strings.more.replace("{n}", table.rest.length);
      const button = make("button", { type: "button", class: "more", part: "more", "aria-expanded": "false" }, label);
      button.addEventListener("click", async () => {
        button.disabled = true;
        const rows = await this.expand(table.rest).catch(() => null);
        button.disabled = false;
        if (!rows) return; // said elsewhere; it can be tried again
        Object.assign(table, { rows: [...table.rows, ...rows], rest: [] });
        body.append(...rows.map((row) => this.#row(row)));
        frame.focus();
        button.remove();
        changed();
      });
      return make("div", {}, frame, button);
    }
    return frame;
  }

  /** A cell is a text, or a text and a smaller one behind it. */
  #row(cells) {
    const nodes = cells.map((cell, at) => {
      const [text, small] = [cell].flat();
      const name = at === 0 ? "th" : "td";
      return make(name, at === 0 ? { scope: "row" } : {}, text, small ? make("small", {}, ` ${small}`) : null);
    });
    return make("tr", {}, ...nodes);
  }

  #link(address, title, style) {
    const href = webAddress(address);
    return href
      ? make("a", { href, title: title === address ? null : address, class: style, target: "_blank", rel: "noopener noreferrer" }, title)
      : title;
  }

  #image({ url, alt }) {
    const src = webAddress(url);
    return src && make("img", { src, alt, part: "image", referrerpolicy: "no-referrer" });
  }

  /** One that the assistant has drawn; pressed, it opens by itself. */
  #picture({ url, alt }) {
    const address = this.locate(url);
    const image = make("img", { src: address, alt, part: "image", referrerpolicy: "no-referrer" });
    return make("a", { href: address, class: "picture", target: "_blank", rel: "noopener noreferrer" }, image);
  }

  #card({ title, text, image, url, buttons }, changed) {
    return make(
      "li",
      { class: "card", part: "card", dir: "auto" },
      image && this.#image(image),
      make("strong", {}, url ? this.#link(url, title) : title),
      text && make("p", {}, text),
      buttons && this.#choices(buttons, changed),
    );
  }

  #choices(buttons, changed, lang) {
    const nodes = buttons.map((button) => {
      if (button.url) return this.#link(button.url, button.title, "chip");
      const attributes = { type: "button", class: "chip", part: "suggestion", dir: "auto", disabled: button.used };
      const node = make("button", attributes, button.title);
      node.addEventListener("click", () => {
        if (!this.choose(button.title, button.payload)) return; // another answer is to come
        node.disabled = button.used = true;
        changed();
      });
      return node;
    });
    return make("div", { class: "choices", lang }, ...nodes);
  }
}
