// Calls to the site's own API, and what becomes of those that go wrong.

// Makes an element: its tag, its attributes, its children (elements or texts).
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// The JSON that a call answers. Whatever else comes back ends the page, and the promise is never kept.
export async function call(path, body) {
  const options = { headers: { Accept: "application/json" } };
  if (body !== undefined) {
    options.method = "POST";
    options.body = body instanceof FormData ? body : JSON.stringify(body);
  }
  let answer, text;
  try {
    answer = await fetch(path, options);
    text = await answer.text();
  } catch {
    return ended(broken("We could not reach Birch Benefits. Check your connection."));
  }
  const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  if (answer.status === 401) return ended(location.assign("/"));
  if (answer.ok && !isJson) return ended(shownInstead(text));
  if (!isJson || answer.status >= 500) return ended(broken("We are sorry. Please try again later."));
  const said = JSON.parse(text);
  return said.to ? ended(location.assign(said.to)) : said;
}

// The options of a list, which is loaded once for all boxes; nothing when they cannot be had.
const lists = new Map();
export function list(name) {
  if (!lists.has(name)) lists.set(name, loaded(name));
  return lists.get(name);
}

async function loaded(name) {
  const answer = await fetch(`/api/lists/${name}`).catch(() => null);
  if (answer && answer.ok) return (await answer.json()).options;
  lists.delete(name);
  return null;
}

// The box that says what is wrong.
export function problemBox(errors) {
  const items = errors.map(([label, words]) => make("li", {}, `${label}: ${words}`));
  return make("div", { role: "alert", class: "problem" }, make("h2", {}, "Please fix these answers"), make("ul", {}, ...items));
}

function ended() {
  return new Promise(() => {});
}

function broken(words) {
  const again = make("button", { type: "button" }, "Try again");
  again.addEventListener("click", () => location.reload());
  document.querySelector("main").replaceChildren(make("h1", {}, "Something went wrong"), make("p", {}, words), again);
}

// A document that came where JSON was asked for, like that of a closed site.
function shownInstead(html) {
  const other = new DOMParser().parseFromString(html, "text/html");
  document.querySelector("main").replaceChildren(...(other.querySelector("main") || other.body).children);
}
