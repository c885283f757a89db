// What the robot can be told to do in a page. Sent with every call; the last two arguments say what, and with what.
const NO_PAGE = /^(chrome-error|about:neterror|about:certerror)/;
const elsewhere = (seen, more) => ({ status: "elsewhere", seen: { ...seen, refused: false, warned: false, ...more } });

// Until the page after the one that was left is there and can be told: the expected one, or another.
async function arrive({ left, expect, before, known, errors, warnings, quietMs }, end, watch) {
  const memory = memoryOf(left);
  for (;;) {
    const isLoaded = await loaded(end, quietMs);
    const seen = look();
    const stays = !!memory && (memory.leaving || (isStillThere(memory) && !turnHasChanged(expect, before)));
    if (!isLoaded || now() > end) return { status: "waiting", seen: { ...seen, stays, isLoaded } };
    if (!stays) {
      if (seen.status >= 400 || NO_PAGE.test(seen.url)) return elsewhere(seen);
      if (before && refusal(errors) && matches(before, seen.headings)) return elsewhere(seen, { refused: true });
      if (before && says(warnings).length && matches(before, seen.headings)) return elsewhere(seen, { warned: true });
      if (matches(expect, seen.headings)) return { status: "here", seen };
      const drawnAnew = memory && matches(before, seen.headings); // by its script: the next page may be on its way
      if (seen.headings.some((heading) => known.includes(heading)) && !drawnAnew) return elsewhere(seen);
      if (watch.isQuietFor(quietMs) && (seen.headings.length || !document.querySelector("script")))
        return elsewhere(seen);
    } else if (!memory.leaving) {
      if (refusal(errors) && hasNewAlert(memory)) return elsewhere(seen, { refused: true });
      if (says(warnings).some((text) => !memory.warned.includes(text))) return elsewhere(seen, { warned: true });
    }
    await watch.change();
  }
}

// A page that kept its heading and changed only the words by which it says whose turn it is.
const turnHasChanged = (expect, before) =>
  !!expect && !!expect.says && (!before || before.says !== expect.says) && says([expect.says]).length === 1;

const buttonState = (name) => {
  const buttons = buttonsCalled(name);
  if (buttons.length !== 1) return buttons.length ? "found_twice" : "not_found";
  return buttons[0].disabled || buttons[0].getAttribute("aria-disabled") === "true" ? "disabled" : "";
};

// Until the button can be pressed. One that is disabled is waited for; one that is not there, till the page is quiet.
async function pressable(name, end, quietMs, watch) {
  for (;;) {
    const state = buttonState(name);
    if (!state || now() > end || (state !== "disabled" && watch.isQuietFor(quietMs))) return state;
    await watch.change();
  }
}

function pressNow({ name, mark, until }, control, warnings) {
  const problem = buttonState(name);
  if (problem) return problem;
  if (until && (Date.now() >= until.date || now() >= until.ticks)) return "too_late";
  remember(mark, control, warnings);
  buttonsCalled(name)[0].click();
  return "";
}

const actions = {
  observe: look,

  says: ({ texts }) => says(texts),

  // Leave this document for an address: whatever is here from now on is the past.
  leave({ mark }) {
    document.__byfive = { mark, leaving: true };
  },

  snapshot,

  async html() {
    await loaded(now() + 1000, 200);
    return "<!doctype html>\n" + document.documentElement.outerHTML;
  },

  // The next page: wait for it, fill it, read it back, and only if all agrees press its button, all in one call.
  // Without a `mark` the button is waited for and not pressed.
  async meet(told) {
    const { sliceMs, patienceMs, quietMs, fields, typed, button, mark } = told;
    const watch = new Watch();
    const began = now();
    const came = await arrive(told, began + sliceMs, watch);
    if (came.status !== "here") return came;
    const arrived = now();
    const end = arrived + patienceMs;
    const filled = await fillAll(fields, typed, { end, quietMs, watch });
    if (filled.hands) return { ...came, hands: filled.hands, filledMs: now() - arrived };
    const answer = { ...came, back: filled.back, unasked: [], problem: "", pressed: false, refused: !!refusal(told.errors) };
    if (agrees(fields, answer.back) && button && !answer.refused) {
      answer.problem = await pressable(button, end, quietMs, watch);
      const place = survey();
      answer.back = readAll(fields, place);
      answer.unasked = unasked(fields, place);
      if (mark !== null && !answer.problem && !answer.unasked.length && agrees(fields, answer.back)) {
        const first = fields.length ? locate(fields[0], place).elements : null;
        answer.problem = pressNow({ name: button, mark, until: null }, first ? first[0] : null, told.ownWarnings);
        answer.pressed = !answer.problem;
      }
    }
    const isCovered = !answer.pressed && !agrees(fields, answer.back) && !matches(told.expect, look().headings);
    return isCovered ? elsewhere(look()) : { ...answer, waitedMs: arrived - began, filledMs: now() - arrived };
  },

  // The last click. It refuses itself once its time is over; nothing is waited for.
  press: (told) => pressNow(told, null, []),

  // Put the keys' focus into a field, all that it holds selected, so that typing replaces it. The field before, which
  // loses it, hears that it is done.
  focus({ field }) {
    const { elements, problem } = locate(field, survey());
    if (problem) return problem;
    elements[0].focus();
    elements[0].select();
    return "";
  },

  element: ({ field }) => locate(field, survey()).elements[0],

  // The county's own words about what it refuses, from a box with role alert under the declared heading.
  errors({ heading }) {
    const box = refusal(heading);
    if (!box) return null;
    const items = [...box.querySelectorAll("li")].map(wordsOf);
    return items.length ? items : [wordsOf(box).slice(heading.length).trim()];
  },

  text: ({ within }) => squeeze((document.querySelector(within || "body") || document.body).innerText),

  // The page's text once it holds what the pattern describes and no longer changes, or has stood still without it.
  async textWith({ pattern, patienceMs, quietMs }) {
    const watch = new Watch();
    const end = now() + patienceMs;
    const text = () => squeeze(document.body.innerText);
    const fits = () => new RegExp(pattern).test(text());
    if (document.readyState === "complete" && fits()) return text();
    while (now() < end) {
      if (fits() ? watch.isQuietFor(Math.min(100, quietMs)) : watch.isQuietFor(3 * quietMs)) break;
      await watch.change();
    }
    return text();
  },

  // The rows of the table under that caption, each as {column: text}, once the page stands still. After a button was
  // pressed in this document (`left`), only once it made a difference: else nobody knows whether this is the answer.
  async table({ caption, left, patienceMs, quietMs }) {
    const watch = new Watch();
    const end = now() + patienceMs;
    const memory = memoryOf(left);
    const find = () => [...document.querySelectorAll("table")].find((one) => isShown(one) && wordsOf(one.caption) === caption);
    while (now() < end && !((!memory || memory.changed) && find() && watch.isQuietFor(quietMs))) {
      if (!find() && watch.isQuietFor(3 * quietMs)) return null;
      await watch.change();
    }
    const table = find();
    if (!table || (memory && !memory.changed)) return null;
    const columns = [...table.querySelectorAll("thead th, tr:first-child th")].map(wordsOf);
    return [...table.querySelectorAll("tbody tr")]
      .map((row) => [...row.cells].map(wordsOf))
      .filter((cells) => cells.length === columns.length)
      .map((cells) => Object.fromEntries(columns.map((column, at) => [column, cells[at]])));
  },

  has: ({ name }) => buttonsCalled(name).length > 0,
};
return actions[arguments[0]](arguments[1]);
