/* When something was said, in the language of the chat. */

/** The calendar day of a moment, as a number that grows by one a day. */
const dayOf = (at) => Math.round((new Date(at).setHours(12, 0, 0, 0) - new Date(0).setHours(12, 0, 0, 0)) / 86_400_000);

/** "Today", "Yesterday", or the date. */
function dayInWords(at, language) {
  const days = dayOf(at) - dayOf(Date.now());
  if (days < -1) return new Intl.DateTimeFormat(language, { dateStyle: "full" }).format(at);
  const said = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
  return said[0].toLocaleUpperCase(language) + said.slice(1);
}

const timeInWords = (at, language) => new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(at);
