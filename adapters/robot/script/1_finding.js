// How the robot finds things on a page: as a person does, by label, legend and accessible name.
const squeeze = (text) => (text || "").replace(/[\s\u00a0]+/g, " ").trim();
const wordsOf = (element) => squeeze(element ? element.textContent : "");
const isShown = (element) =>
  element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : element.offsetParent !== null;
const CONTROLS = "input, select, textarea";
const BUTTONS = "button, input[type=submit], input[type=button], a[href], [role=button]";
const DIALOGS = "dialog:modal, [role=dialog][aria-modal=true], [role=alertdialog][aria-modal=true]";

// What stands in front of everything else and takes all clicks: a modal dialog, or the page itself.
const front = () => [...document.querySelectorAll(DIALOGS)].filter(isShown).at(-1) || document;

// The elements that say which page (or dialog) this is.
function headingElements(root) {
  if (root === document) return [...document.querySelectorAll("h1")].filter(isShown);
  const by = root.getAttribute("aria-labelledby");
  const labelled = by && document.getElementById(by);
  return labelled ? [labelled] : [...root.querySelectorAll("h1, h2, h3")].filter(isShown).slice(0, 1);
}

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

const buttonsCalled = (name) =>
  [...front().querySelectorAll(BUTTONS)].filter((element) => isShown(element) && nameOfButton(element) === name);

const requiredMark = /\s*(\*|\(required\)|required)$/i;
const same = (found, wanted) => found === wanted || found.replace(requiredMark, "") === wanted;

// Modern sites hide the input of an upload and show only its label.
const isUpload = (control) => control.type === "file" && control.labels && [...control.labels].some(isShown);

function isFillable(control) {
  return !["hidden", "submit", "button"].includes(control.type) && (isShown(control) || isUpload(control));
}

// Everything that a person could fill, once a look: names are costly to work out.
function survey() {
  const root = front();
  const groups = [];
  root.querySelectorAll("fieldset, [role=group], [role=radiogroup]").forEach((group) => {
    if (!isShown(group)) return;
    const legend = group.querySelector(":scope > legend");
    const by = group.getAttribute("aria-labelledby");
    const name = legend
      ? wordsOf(legend)
      : group.getAttribute("aria-label") || (by ? wordsOf(document.getElementById(by)) : "");
    const controls = [...group.querySelectorAll(CONTROLS)].filter(isFillable);
    groups.push({ element: group, name: squeeze(name), controls });
  });
  const controls = [...root.querySelectorAll(CONTROLS)].filter(isFillable);
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

// Where a declared field stands on this page: its elements, or a problem.
function locate(field, place) {
  if (field.css) {
    const found = [...document.querySelectorAll(field.css)].filter(isShown);
    return found.length === 1 ? { elements: found } : { problem: found.length ? "found_twice" : "not_found" };
  }
  if (["boxes", "radio", "ticks"].includes(field.control)) {
    const groups = place.groups.filter((group) => same(group.name, field.label));
    if (groups.length !== field.of) return { problem: groups.length > field.of ? "found_twice" : "not_found" };
    const type = { radio: "radio", ticks: "checkbox" }[field.control];
    const controls = groups[field.nth].controls;
    return { elements: controls.filter((control) => (type ? control.type === type : kindOf.text(control))) };
  }
  const fits = kindOf[field.control];
  const found = place.controls.filter((control) => fits(control.element) && same(control.name, field.label));
  if (found.length !== field.of) return { problem: found.length > field.of ? "found_twice" : "not_found" };
  return { elements: [found[field.nth].element] };
}

// Which of these texts stand on the page as the whole of one element.
function says(texts) {
  if (!texts.length) return [];
  const wanted = new Set(texts);
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.childElementCount > 3) continue;
    const words = wordsOf(node);
    if (wanted.has(words) && !found.has(words) && isShown(node)) found.add(words);
  }
  return texts.filter((text) => found.has(text));
}

// The boxes in which a site says what it refuses.
const alerts = () => [...document.querySelectorAll("[role=alert]")].filter((box) => isShown(box) && wordsOf(box));
const refusal = (heading) => alerts().find((box) => wordsOf(box).startsWith(heading));
