// The application: asks for the page that it is on, draws it, sends its answers, and asks for the next one.
import { call, make, problemBox } from "/static/api.js";
import { Fields } from "/static/fields.js";
import { Files } from "/static/files.js";

const main = document.querySelector("main");

async function load() {
  const page = await call("/api/page");
  if (page.visit) history.pushState(null, "", `/apply/${page.visit}`);
  show(page);
  scrollTo(0, 0);
}

// Draws a page anew; `errors` and `warning` are what the county says to the answers in it.
function show(page, errors = page.errors, warning = "") {
  const fileControl = page.controls.find((control) => control.kind === "files");
  const buttonControl = page.controls.find((control) => control.kind === "buttons");
  const problems = make("div", {}, ...(errors.length ? [problemBox(errors)] : []));
  const next = page.button ? [make("button", { type: "button", class: "main" }, page.button)] : [];
  const others = buttonControl ? buttonControl.options.map(([, text]) => make("button", { type: "button" }, text)) : [];
  let uploading = false;

  const fields = new Fields(
    page.controls.filter((control) => control !== fileControl && control !== buttonControl),
    () => queueMicrotask(refresh),
  );
  const files = fileControl && new Files(
    fileControl,
    page.files,
    (isBusy) => {
      uploading = isBusy;
      refresh();
    },
    (refused) => problems.replaceChildren(...(refused.length ? [problemBox(refused)] : [])),
  );

  function refresh() {
    const answers = fields.answers();
    const gated = page.gates.some(([name, value]) => !(answers[name] || []).includes(value));
    for (const button of next) button.disabled = uploading || fields.isLoading || gated;
  }

  async function send(extra = {}) {
    const answers = { ...fields.answers(), ...extra };
    for (const button of [...next, ...others]) button.disabled = true;
    const said = await call("/api/page", { token: page.token, answers });
    if (said.next) return load();
    if (said.page) return show(said.page);
    const again = page.controls.map((control) => ({ ...control, value: answers[control.name] || [] }));
    show({ ...page, controls: again, files: files ? files.files : [] }, said.errors || [], said.warning || "");
  }

  for (const button of next) button.addEventListener("click", () => send());
  others.forEach((button, at) =>
    button.addEventListener("click", () => send({ [buttonControl.name]: [buttonControl.options[at][0]] })));

  const heading = make("h1", { tabindex: "-1" }, page.heading);
  main.replaceChildren(
    heading,
    ...(page.turn ? [make("p", { class: "turn" }, page.turn)] : []),
    problems,
    ...(warning ? [make("div", { role: "status", class: "warning" }, make("p", {}, warning))] : []),
    ...page.words.map((words) => make("p", {}, words)),
    ...summary(page),
    fields.element,
    ...(files ? [files.element] : []),
    make("div", { class: "buttons" }, ...others, ...next),
  );
  refresh();
  heading.focus();
  if (page.dialog) over(page.dialog);
}

// A table of answers, or a list where the rows have no labels.
function summary({ summary: rows }) {
  if (!rows.length) return [];
  if (rows[0][0] === "") return [make("ul", { class: "people" }, ...rows.map(([, text]) => make("li", {}, text)))];
  const lines = rows.map(([label, text]) => make("tr", {}, make("th", { scope: "row" }, label), make("td", {}, text)));
  return [make("table", { class: "summary" }, make("tbody", {}, ...lines))];
}

// A dialog over the page, which cannot be used until it is answered.
function over({ title, text, button }) {
  const close = make("button", { type: "button", class: "main" }, button);
  const box = make("div", { role: "dialog", "aria-modal": "true", "aria-labelledby": "d1" },
    make("h2", { id: "d1" }, title), make("p", {}, text), close);
  const cover = make("div", { class: "cover" }, box);
  close.addEventListener("click", async () => {
    await call("/api/dialog", {});
    cover.remove();
    main.inert = false;
  });
  main.inert = true;
  document.body.append(cover);
  close.focus();
}

addEventListener("popstate", () => location.reload());
load();
