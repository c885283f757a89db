// What the robot does inside a page: look at it, fill it and read it back, press a button.
// Sent with every call as the body of one function; the last argument says what to do.
// It finds controls as a person does: by label, legend and accessible name.
const squeeze = (text) => (text || "").replace(/[\s\u00a0]+/g, " ").trim();
const wordsOf = (element) => squeeze(element ? element.textContent : "");
const isShown = (element) =>
  element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : element.offsetParent !== null;
const CONTROLS = "input, select, textarea";

// The words of a label without those of a control that it wraps.
function labelWords(label) {
  if (!label.querySelector(CONTROLS + ", button")) return wordsOf(label);
  const copy = label.cloneNode(true);
  copy.querySelectorAll(CONTROLS + ", button").forEach((inner) => inner.remove());
  return squeeze(copy.textContent);
}

function nameOf(control) {
  const by = control.getAttribute("aria-labelledby");
  if (by) return squeeze(by.split(/\s+/).map((id) => wordsOf(document.getElementById(id))).join(" "));
  const said = control.getAttribute("aria-label");
  if (said) return squeeze(said);
  return control.labels && control.labels.length ? labelWords(control.labels[0]) : "";
}

const nameOfButton = (element) =>
  squeeze(element.getAttribute("aria-label") || (element.tagName === "INPUT" ? element.value : element.textContent));

const required = /\s*(\*|\(required\)|required)$/i;
const same = (found, wanted) => found === wanted || found.replace(required, "") === wanted;

function isFillable(control) {
  return control.type !== "hidden" && control.type !== "submit" && control.type !== "button" && isShown(control);
}

// Everything on the page that a person could fill, once a call: names are costly to work out.
function survey() {
  const groups = [];
  document.querySelectorAll("fieldset, [role=group], [role=radiogroup]").forEach((group) => {
    if (!isShown(group)) return;
    const legend = group.querySelector(":scope > legend");
    const by = group.getAttribute("aria-labelledby");
    const name = legend
      ? wordsOf(legend)
      : group.getAttribute("aria-label") || (by ? wordsOf(document.getElementById(by)) : "");
    const controls = [...group.querySelectorAll(CONTROLS)].filter(isFillable);
    groups.push({ element: group, name: squeeze(name), controls });
  });
  const controls = [...document.querySelectorAll(CONTROLS)].filter(isFillable);
  return { groups, controls: controls.map((element) => ({ element, name: nameOf(element) })) };
}

const kindOf = {
  text: (element) =>
    element.tagName === "TEXTAREA" ||
    (element.tagName === "INPUT" && !["checkbox", "radio", "file"].includes(element.type)),
  select: (element) => element.tagName === "SELECT",
  tick: (element) => element.type === "checkbox",
  file: (element) => element.type === "file",
};

function fire(element, ...names) {
  for (const name of names) {
    const event =
      name === "input"
        ? new InputEvent("input", { bubbles: true, inputType: "insertText" })
        : name.startsWith("key")
          ? new KeyboardEvent(name, { bubbles: true, key: "Unidentified" })
          : name.startsWith("focus") || name === "blur"
            ? new FocusEvent(name, { bubbles: name.length > 5 })
            : new Event(name, { bubbles: true });
    element.dispatchEvent(event);
  }
}

function typeInto(element, text) {
  fire(element, "focus", "focusin", "keydown");
  const kind = element.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
  const fits = element.maxLength >= 0 ? text.slice(0, element.maxLength) : text;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(element, fits);
  fire(element, "input", "keyup", "change", "blur", "focusout");
}

function setTick(element, wanted) {
  if (element.checked !== wanted) element.click();
}

function choose(element, text) {
  const options = [...element.options].filter((option) => squeeze(option.textContent) === text);
  if (text !== "" && options.length !== 1) return options.length ? "two_options" : "no_option";
  fire(element, "focus", "focusin");
  if (text === "") {
    const blank = [...element.options].findIndex((option) => option.value === "");
    element.selectedIndex = blank;
  } else {
    element.selectedIndex = options[0].index;
  }
  fire(element, "input", "change", "blur", "focusout");
  return "";
}

function chosen(element) {
  const option = element.selectedOptions[0];
  return !option || option.value === "" ? [] : [squeeze(option.textContent)];
}

const boxName = (control, wanted) => wanted.some((text) => same(nameOf(control), text));

// Where a declared field stands on this page: its elements, or a problem.
function locate(field, place, seen) {
  if (field.css) {
    const found = [...document.querySelectorAll(field.css)].filter(isShown);
    return found.length === 1 ? { elements: found } : { problem: found.length ? "found_twice" : "not_found" };
  }
  if (["boxes", "radio", "ticks"].includes(field.control)) {
    const groups = place.groups.filter((group) => same(group.name, field.label));
    const group = groups[field.nth];
    if (groups.length !== field.of) return { problem: groups.length ? "found_twice" : "not_found" };
    const type = { radio: "radio", ticks: "checkbox" }[field.control];
    const controls = group.controls.filter((control) => (type ? control.type === type : kindOf.text(control)));
    return { elements: controls };
  }
  const fits = kindOf[field.control];
  const found = place.controls.filter((control) => fits(control.element) && same(control.name, field.label));
  if (found.length !== field.of) return { problem: found.length ? "found_twice" : "not_found" };
  return { elements: [found[field.nth].element] };
}

function put(field, elements) {
  const texts = field.texts;
  switch (field.control) {
    case "text":
      if (field.keys) return { element: elements[0] };
      typeInto(elements[0], texts[0] || "");
      return {};
    case "boxes": {
      const boxes = field.boxes.map((name) => elements.filter((element) => same(nameOf(element), name)));
      if (boxes.some((found) => found.length !== 1)) return { problem: "boxes_differ" };
      boxes.forEach((found, place) => typeInto(found[0], texts[place] || ""));
      return {};
    }
    case "select":
      return { problem: choose(elements[0], texts[0] || "") };
    case "radio": {
      if (!texts.length) return {};
      const wanted = elements.filter((element) => same(nameOf(element), texts[0]));
      if (wanted.length !== 1) return { problem: wanted.length ? "two_options" : "no_option" };
      if (!wanted[0].checked) wanted[0].click();
      return {};
    }
    case "tick":
      setTick(elements[0], texts.length > 0);
      return {};
    case "ticks": {
      const names = elements.map(nameOf);
      if (names.length !== field.among.length || names.some((name, at) => !same(name, field.among[at])))
        return { problem: "list_differs", seen: names };
      elements.forEach((element, at) => setTick(element, field.ticked.includes(at)));
      return {};
    }
    case "file":
      return texts.length ? { element: elements[0] } : {};
  }
}

function readBack(field, elements) {
  switch (field.control) {
    case "text":
      return elements[0].value === "" ? [] : [elements[0].value.replace(/\r\n/g, "\n")];
    case "boxes": {
      const values = field.boxes.map((name) => {
        const found = elements.filter((element) => same(nameOf(element), name));
        return found.length === 1 ? found[0].value : "";
      });
      return values.every((value) => value === "") ? [] : values;
    }
    case "select":
      return chosen(elements[0]);
    case "radio":
      return elements.filter((element) => element.checked).map((element) => nameOf(element).replace(required, ""));
    case "tick":
      return elements[0].checked ? ["on"] : [];
    case "ticks":
      return elements.filter((element) => element.checked).map(nameOf);
    case "file":
      return [...elements[0].files].map((file) => file.name);
  }
}

const actions = {
  // Which page is this?
  observe() {
    const timing = performance.getEntriesByType("navigation")[0];
    return {
      url: location.href,
      status: (timing && timing.responseStatus) || 0,
      headings: [...document.querySelectorAll("h1")].filter(isShown).map(wordsOf),
      now: Date.now(),
    };
  },

  // Whether any of these texts stands on the page as the whole of one element.
  says({ texts }) {
    const wanted = new Set(texts);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    const found = new Set();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.childElementCount > 3) continue;
      const words = wordsOf(node);
      if (wanted.has(words) && isShown(node)) found.add(words);
    }
    return texts.filter((text) => found.has(text));
  },

  // The county's own words about what it refuses, from a box with role alert under the declared heading.
  errors({ heading }) {
    const boxes = [...document.querySelectorAll("[role=alert]")].filter(isShown);
    const box = boxes.find((found) => wordsOf(found).startsWith(heading));
    if (!box) return null;
    const items = [...box.querySelectorAll("li")].map(wordsOf);
    return items.length ? items : [wordsOf(box).slice(heading.length).trim()];
  },

  text({ within }) {
    return squeeze((document.querySelector(within || "body") || document.body).innerText);
  },

  // Fill every field, let the page's own scripts have their say, read every field back.
  fill({ fields }) {
    const place = survey();
    const known = new Set();
    const answers = fields.map((field) => {
      const { elements, problem } = locate(field, place);
      if (problem) return { problem };
      elements.forEach((element) => known.add(element));
      const blocked = elements.some((element) => element.disabled || element.readOnly);
      if (blocked && field.texts.length) return { problem: "not_editable" };
      return { elements, ...put(field, elements) };
    });
    const back = answers.map((answer, at) => ({
      problem: answer.problem || "",
      seen: answer.seen || [],
      element: answer.element || null,
      texts: answer.elements && !answer.problem ? readBack(fields[at], answer.elements) : [],
    }));
    const isEmpty = (element) =>
      ["checkbox", "radio"].includes(element.type)
        ? !document.querySelector(`input[name="${CSS.escape(element.name)}"]:checked`)
        : element.value === "";
    const unasked = place.controls
      .filter(({ element }) => (element.required || element.getAttribute("aria-required") === "true"))
      .filter(({ element }) => !known.has(element) && isEmpty(element))
      .map(({ name }) => name);
    return { back, unasked };
  },

  // Read again without touching anything (after real keys).
  read({ fields }) {
    const place = survey();
    return fields.map((field) => {
      const { elements, problem } = locate(field, place);
      return problem ? { problem, texts: [], seen: [] } : { problem: "", seen: [], texts: readBack(field, elements) };
    });
  },

  // Press the one button or link of that name. The last click refuses itself once its time is over.
  press({ name, mark, until }) {
    const buttons = [...document.querySelectorAll("button, input[type=submit], input[type=button], a[href], [role=button]")]
      .filter(isShown)
      .filter((element) => nameOfButton(element) === name);
    if (buttons.length !== 1) return buttons.length ? "found_twice" : "not_found";
    if (buttons[0].disabled) return "disabled";
    if (until !== null && Date.now() >= until) return "too_late";
    document.__byfive_seen = mark;
    buttons[0].click();
    return "";
  },

  // The rows of the table under that caption, each as {column: text}.
  table({ caption }) {
    const table = [...document.querySelectorAll("table")].find((found) => wordsOf(found.caption) === caption);
    if (!table) return null;
    const columns = [...table.querySelectorAll("thead th, tr:first-child th")].map(wordsOf);
    return [...table.querySelectorAll("tbody tr")]
      .map((row) => [...row.cells].map(wordsOf))
      .filter((cells) => cells.length === columns.length)
      .map((cells) => Object.fromEntries(columns.map((column, at) => [column, cells[at]])));
  },

  has({ name }) {
    return [...document.querySelectorAll("button, input[type=submit], a[href]")]
      .filter(isShown)
      .some((element) => nameOfButton(element) === name);
  },
};
return actions[arguments[0]](arguments[1]);
