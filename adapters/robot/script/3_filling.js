// How the robot fills: sets a value and fires what a person's typing would fire; then reads every control back.
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
  if (element.value === text) return;
  fire(element, "focus", "focusin", "keydown");
  const kind = element.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
  const fits = element.maxLength >= 0 ? text.slice(0, element.maxLength) : text;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(element, fits);
  fire(element, "input", "keyup", "change", "blur", "focusout");
}

const setTick = (element, wanted) => {
  if (element.checked !== wanted) element.click();
};

function choose(element, text) {
  const options = [...element.options].filter((option) => squeeze(option.textContent) === text);
  if (text !== "" && options.length !== 1) return options.length ? "two_options" : "no_option";
  const index = text === "" ? [...element.options].findIndex((option) => option.value === "") : options[0].index;
  if (element.selectedIndex === index) return "";
  fire(element, "focus", "focusin");
  element.selectedIndex = index;
  fire(element, "input", "change", "blur", "focusout");
  return "";
}

function chosen(element) {
  const option = element.selectedOptions[0];
  return !option || option.value === "" ? [] : [squeeze(option.textContent)];
}

// Put a field's texts in. Says what stood in the way; "by_key" and "by_path" are for the robot's hands outside.
function put(field, elements) {
  const texts = field.texts;
  if (texts.length && field.control === "select" && elements[0].options.length < 2) return "still_loading";
  if (texts.length && elements.some((element) => element.disabled || element.readOnly)) return "not_editable";
  switch (field.control) {
    case "text":
      if (field.keys && !alike(readBack(field, elements), field.shows)) return "by_key";
      if (!field.keys && !alike(readBack(field, elements), field.shows)) typeInto(elements[0], texts[0] || "");
      return "";
    case "boxes": {
      const boxes = field.boxes.map((name) => elements.filter((element) => same(nameOf(element), name)));
      if (boxes.some((found) => found.length !== 1)) return "boxes_differ";
      boxes.forEach((found, place) => typeInto(found[0], texts[place] || ""));
      return "";
    }
    case "select":
      return choose(elements[0], texts[0] || "");
    case "radio": {
      if (!texts.length) return "";
      const wanted = elements.filter((element) => same(nameOf(element), texts[0]));
      if (wanted.length !== 1) return wanted.length ? "two_options" : "no_option";
      if (!wanted[0].checked) wanted[0].click();
      return "";
    }
    case "tick":
      setTick(elements[0], texts.length > 0);
      return "";
    case "ticks": {
      const names = elements.map(nameOf);
      if (names.length !== field.among.length || names.some((name, at) => !same(name, field.among[at])))
        return "list_differs";
      elements.forEach((element, at) => setTick(element, field.ticked.includes(at)));
      return "";
    }
    case "file":
      return texts.length && !alike(readBack(field, elements), field.shows) ? "by_path" : "";
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
      return elements.filter((element) => element.checked).map((element) => nameOf(element).replace(requiredMark, ""));
    case "tick":
      return elements[0].checked ? ["on"] : [];
    case "ticks":
      return elements.filter((element) => element.checked).map(nameOf);
    case "file":
      return field.listed ? says(field.shows) : [...elements[0].files].map((file) => file.name);
  }
}

// What the page holds of every field now.
function readAll(fields, place = survey()) {
  return fields.map((field) => {
    const { elements, problem } = locate(field, place);
    if (problem) return { problem, texts: [], seen: [] };
    const differs = field.control === "ticks" && elements.length !== field.among.length;
    return { problem: "", seen: differs ? elements.map(nameOf) : [], texts: readBack(field, elements) };
  });
}

const agrees = (fields, back) => back.every((one, at) => !one.problem && alike(one.texts, fields[at].shows));

// Questions that the page insists on and nobody declared.
function unasked(fields, place) {
  const known = new Set(fields.flatMap((field) => locate(field, place).elements || []));
  const isEmpty = (element) =>
    ["checkbox", "radio"].includes(element.type)
      ? !document.querySelector(`input[name="${CSS.escape(element.name)}"]:checked`)
      : element.value === "";
  return place.controls
    .filter(({ element }) => element.required || element.getAttribute("aria-required") === "true")
    .filter(({ element }) => !known.has(element) && isEmpty(element))
    .map(({ name }) => name);
}

// Whether something is still on its way: then what is missing may come, and one waits as long as one has patience.
const isLoading = (problems) =>
  problems.some((problem) => ["still_loading", "not_editable"].includes(problem)) ||
  !!front().querySelector("[aria-busy=true]");

// Fill all fields, those too that appear after others and lists that load late. `typed` are the places of fields
// that the robot's hands have done. Ends when all agree, when hands are wanted, or when what is missing is believed
// to be missing: the page stood still for `quietMs`.
async function fillAll(fields, typed, { end, quietMs, watch }) {
  if (typed.length && document.activeElement) document.activeElement.blur(); // as a person does who goes on
  const known = alerts();
  const isRefused = () => alerts().some((box) => !known.includes(box));
  const done = fields.map((_, at) => typed.includes(at));
  const problems = fields.map(() => "");
  for (;;) {
    let place = null;
    let news = false;
    const hands = [];
    fields.forEach((field, at) => {
      if (done[at]) return;
      if (watch.hasNews() || !place) place = survey();
      const { elements, problem } = locate(field, place);
      problems[at] = problem || put(field, elements);
      if (problems[at] === "by_key" || problems[at] === "by_path") hands.push(at);
      else if (!problems[at]) done[at] = news = true;
    });
    if (hands.length) return { hands };
    if (news && watch.hasNews()) continue; // what appears after others may be there now
    if (done.every(Boolean)) break;
    if (isRefused() || now() > end || (watch.isQuietFor(quietMs) && !isLoading(problems))) {
      const seen = readAll(fields);
      return { back: seen.map((one, at) => ({ ...one, problem: problems[at] || one.problem })) };
    }
    await watch.change();
  }
  await nextTask();
  let back = readAll(fields);
  const began = now();
  const isUploading = () => fields.some((field, at) => field.listed && !alike(back[at].texts, field.shows));
  while (!agrees(fields, back) && !isRefused() && now() < end && (now() - began < quietMs || isUploading())) {
    await watch.change();
    back = readAll(fields);
  }
  return { back };
}

// The page as it is shown now, for keeping: without scripts and answers, hidden things marked as hidden.
function snapshot() {
  const copy = document.documentElement.cloneNode(true);
  const originals = document.documentElement.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, at) => {
    const original = originals[at];
    for (const { name } of [...element.attributes]) if (name.startsWith("on")) element.removeAttribute(name);
    const isInvisible = document.body.contains(original) && !isShown(original) && !isUpload(original);
    if (isInvisible && !element.matches("option, optgroup")) element.setAttribute("hidden", "");
    if (element.matches("input:not([type=hidden], [type=submit], [type=button], [type=checkbox], [type=radio])"))
      element.removeAttribute("value");
    if (element.matches("textarea")) element.textContent = "";
    for (const name of ["checked", "selected"]) element.removeAttribute(name);
  });
  copy.querySelectorAll("script, style, link, iframe, noscript, input[type=hidden]").forEach((one) => one.remove());
  return "<!doctype html>\n" + copy.outerHTML + "\n";
}
