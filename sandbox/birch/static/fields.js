// Draws the controls of a page, puts in and takes out those that depend on others, and reads what they hold.
import { list, make } from "/static/api.js";
import { mask } from "/static/masks.js";

export class Fields {
  // `changed` is called whenever an answer or the state of the lists may have changed.
  constructor(controls, changed) {
    this.controls = controls;
    this.held = new Map(controls.map((control) => [control.name, [...control.value]]));
    this.rows = new Map();
    this.missing = 0;
    this.changed = changed;
    this.element = make("div", { class: "fields" });
    for (const kind of ["input", "change", "masked"]) this.element.addEventListener(kind, () => this.refresh());
    this.refresh();
  }

  get isLoading() {
    return this.missing > 0;
  }

  // What the controls that are there hold, by name.
  answers() {
    return Object.fromEntries([...this.rows].map(([name, row]) => [name, row.read()]));
  }

  refresh() {
    for (const [name, row] of this.rows) this.held.set(name, row.read());
    let before = null;
    for (const control of this.controls) {
      let row = this.rows.get(control.name);
      if (!this.isThere(control)) {
        if (row) {
          row.element.remove();
          if (row.isLoading) this.missing--;
          this.rows.delete(control.name);
          this.held.set(control.name, []);
        }
        continue;
      }
      if (!row) {
        row = this.draw(control);
        this.rows.set(control.name, row);
        if (before) before.after(row.element);
        else this.element.prepend(row.element);
      }
      before = row.element;
    }
    this.changed();
  }

  isThere(control) {
    if (!control.when) return true;
    const { name, values } = control.when;
    if (!this.rows.has(name)) return false;
    const held = this.held.get(name);
    if (values === null) return held.some((text) => text !== "");
    return held.length ? held.some((value) => values.includes(value)) : values.includes("");
  }

  draw(control) {
    const row = { isLoading: false };
    const draw = { check, radio: group, ticks: group, select, area }[control.kind] || line;
    draw.call(this, control, this.held.get(control.name), row);
    return row;
  }

  async load(control, row, box, value) {
    row.isLoading = true;
    this.missing++;
    const options = await list(control.list);
    if (!options || this.rows.get(control.name) !== row) return;
    row.isLoading = false;
    this.missing--;
    fill(box, control, options, value);
    box.disabled = false;
    this.changed();
  }
}

const note = (control) => (control.help ? [make("p", { class: "help" }, control.help)] : []);
const mark = (control) => (control.required ? [make("span", { class: "req" }, "(required)")] : []);
const required = (control) => (control.required ? { "aria-required": "true" } : {});

function field(control, box) {
  return make("div", { class: "field" }, make("label", { for: control.name }, control.label), ...mark(control), box, ...note(control));
}

function line(control, [text = ""], row) {
  const { name, longest = null, typed } = control;
  const box = make("input", { type: "text", id: name, name, maxlength: longest, autocomplete: "off", ...required(control) });
  box.value = text;
  if (control.mask) {
    box.inputMode = "numeric";
    mask(box, control.mask);
  }
  if (control.digitsOnly) box.addEventListener("input", () => (box.value = box.value.replace(/\D/g, "")));
  if (control.kind === "money") for (const kind of ["change", "blur"]) box.addEventListener(kind, () => (box.value = amount(box.value)));
  if (typed) for (const kind of ["paste", "drop"]) box.addEventListener(kind, (event) => event.preventDefault());
  row.element = field(control, box);
  row.read = () => [box.value];
}

// 1200 and 1200.5 as 1,200.00 and 1,200.50; what is no amount stays as it is.
function amount(text) {
  const plain = text.trim().replace(/,/g, "");
  if (!/^\d+(\.\d{1,2})?$/.test(plain)) return text;
  const [dollars, cents = ""] = plain.split(".");
  return `${dollars.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents.padEnd(2, "0")}`;
}

function area(control, [text = ""], row) {
  const { name, longest } = control;
  const box = make("textarea", { id: name, name, maxlength: longest, rows: 5, ...required(control) });
  box.value = text;
  row.element = field(control, box);
  row.read = () => [box.value];
  if (!control.counted) return;
  const counter = make("p", { class: "help", "aria-live": "polite" });
  const count = () => (counter.textContent = `${box.value.length} of ${longest} characters`);
  box.addEventListener("input", count);
  count();
  row.element.append(counter);
}

function select(control, [value = ""], row) {
  const { name } = control;
  const box = make("select", { id: name, name, ...required(control) });
  if (control.list) {
    box.disabled = true;
    box.append(make("option", { value: "" }, "Loading…"));
    this.load(control, row, box, value);
  } else {
    fill(box, control, control.options, value);
  }
  row.element = field(control, box);
  row.read = () => [box.disabled ? value : box.value].filter(Boolean);
}

function fill(box, control, options, value) {
  const first = make("option", { value: "" }, control.required ? "Choose" : "");
  box.replaceChildren(first, ...options.map(([number, text]) => make("option", { value: number }, text)));
  box.value = value;
}

function check(control, held, row) {
  const { name } = control;
  const box = make("input", { type: "checkbox", id: name, name, value: "1", ...required(control) });
  box.checked = held.length > 0;
  row.element = make("div", { class: "field tick" }, box, make("label", { for: name }, control.label), ...mark(control), ...note(control));
  row.read = () => (box.checked ? ["1"] : []);
}

function group(control, held, row) {
  const { name, kind } = control;
  const role = kind === "radio" ? { role: "radiogroup" } : {};
  const boxes = control.options.map(([value]) => {
    const box = make("input", { type: kind === "radio" ? "radio" : "checkbox", id: `${name}_${value}`, name, value });
    box.checked = held.includes(value);
    return box;
  });
  const choices = control.options.map(([, text], at) =>
    make("div", { class: "tick" }, boxes[at], make("label", { for: boxes[at].id }, text)));
  row.element = make("fieldset", { ...role, ...required(control) }, make("legend", {}, control.label), ...mark(control), ...choices, ...note(control));
  row.read = () => boxes.filter((box) => box.checked).map((box) => box.value);
}
