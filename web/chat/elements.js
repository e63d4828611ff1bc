/* What the parts of the chat are made of. Text from anywhere is only ever set as text. */

const ICONS = {
  close: "M6 6l12 12M18 6L6 18",
  restart: "M5 12a7 7 0 1 0 2.2-5.1M4.5 4v4h4",
  send: "M4 12h15M13 6l6 6-6 6",
  enlarge: "M14 5h5v5M19 5l-6 6M10 19H5v-5M5 19l6-6",
  reduce: "M19 10h-5V5M14 10l6-6M5 14h5v5M10 14l-6 6",
  newest: "M12 5v14M6 13l6 6 6-6",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  helpful: "M7 11v9H4v-9zM7 11l4-8c2 0 2.5 1.5 2 3l-.7 3H19c1 0 1.6 1 1.3 2l-2 7c-.3 1-1 2-2.3 2H7",
  unhelpful: "M7 13V4H4v9zM7 13l4 8c2 0 2.5-1.5 2-3l-.7-3H19c1 0 1.6-1 1.3-2l-2-7c-.3-1-1-2-2.3-2H7",
};

/** An element with attributes and children; a child that is a string becomes text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child != null && child !== false));
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

/** A button that shows a picture; its label is its name and its tip. */
const iconButton = (label, symbol, onclick, more = {}) =>
  make("button", { type: "button", "aria-label": label, title: label, onclick, ...more }, icon(symbol));

/** The address if it is one of the web, else undefined. */
const webAddress = (text) => (/^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined);

const randomId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
