/* The server: conversations, messages whose answers come line by line, and what stands beside them. */

const MOST_MS_OF_ANSWER = 30_000;

/** Why a message could not be delivered: the key of a string, and its number. */
class Undelivered extends Error {
  constructor(reason, status = 0, number = 0) {
    super(reason);
    Object.assign(this, { reason, status, number });
  }
}

class Server {
  constructor(base, signal) {
    this.base = base;
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

  /** Say whether an answer was of use; null takes that back. */
  async rate(conversation, id, helpful) {
    await this.#post("feedback", { conversation, id, helpful });
  }

  /** The rows of a table that an answer has left out. */
  async rows(ids, language) {
    return (await (await this.#post("rows", { ids, language })).json()).rows;
  }

  /** Questions to begin with, from the table that is in use; none where they cannot be had. */
  async suggestions(language) {
    const address = new URL("suggestions", this.base);
    address.searchParams.set("lang", language);
    try {
      return await (await fetch(address, { credentials: "omit" })).json();
    } catch {
      return [];
    }
  }

  async #post(path, body) {
    const response = await fetch(new URL(path, this.base), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      signal: AbortSignal.any([...(this.signal ? [this.signal] : []), AbortSignal.timeout(MOST_MS_OF_ANSWER)]),
    }).catch(() => {
      throw new Undelivered("offline");
    });
    const { ok, status, headers } = response;
    if (ok) return response;
    const reason = { 429: "busy", 503: "crowded" }[status] ?? (status < 500 ? "refused" : "failed");
    throw new Undelivered(reason, status, headers.get("Retry-After") ?? 60);
  }
}
