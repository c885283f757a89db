// Loads the list of applications, finds some of them, and shows older ones below the newer.
import { call, make } from "/static/api.js";

const form = document.getElementById("search");
const place = document.getElementById("list");
const COLUMNS = ["Confirmation", "Applicant", "Birth date", "Received"];
let asked = 0;

async function load(find) {
  const turn = ++asked;
  place.replaceChildren(make("p", { role: "status" }, "Loading…"));
  const said = await call(`/api/sent?${new URLSearchParams({ find, page: 1 })}`);
  if (turn !== asked) return;
  const body = make("tbody");
  const head = make("thead", {}, make("tr", {}, ...COLUMNS.map((text) => make("th", { scope: "col" }, text))));
  place.replaceChildren(make("table", { class: "list" }, make("caption", {}, "Applications sent"), head, body));
  add(body, said, find, 2);
}

function add(body, { rows, more }, find, nextPage) {
  body.append(...rows.map((cells) => make("tr", {}, ...cells.map((text) => make("td", {}, text)))));
  if (!body.children.length) place.append(make("p", {}, "No applications were found."));
  if (!more) return;
  const button = make("button", { type: "button" }, "Show more");
  button.addEventListener("click", async () => {
    button.disabled = true;
    const said = await call(`/api/sent?${new URLSearchParams({ find, page: nextPage })}`);
    button.remove();
    add(body, said, find, nextPage + 1);
  });
  place.append(button);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  load(form.querySelector("input").value);
});
load("");
