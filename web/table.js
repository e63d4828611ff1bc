/* The page of the table: questions that ask themselves, and the tag to copy with the address of this server. */
"use strict";

for (const button of document.querySelectorAll("[data-ask]")) {
  button.addEventListener("click", (event) => {
    const chat = document.querySelector("sister-cities-chat");
    if (!chat) return;
    event.preventDefault(); // a link leads to the chat where it is not on the page
    chat.ask(button.dataset.ask);
  });
}

const code = document.querySelector("[data-address]");
code.textContent = code.textContent.replace("widget.js", new URL("widget.js", location.href).href);

document.querySelector("#copy").addEventListener("click", async () => {
  const status = document.querySelector("#copied");
  try {
    await navigator.clipboard.writeText(code.textContent);
    status.textContent = status.dataset.copied;
  } catch {
    // Forbidden, or not a secure page: select it, so that the keyboard can copy it.
    getSelection().selectAllChildren(code);
    status.textContent = status.dataset.selected;
  }
});
