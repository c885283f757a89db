// Makes the sign-in button work.
import { call, make } from "/static/api.js";

const form = document.getElementById("entry");
const [user, password] = form.querySelectorAll("input");

async function signIn() {
  const said = await call("/api/sign-in", { user: user.value, password: password.value });
  const box = make("div", { role: "alert", class: "problem" }, make("p", {}, said.error));
  document.getElementById("problem").replaceChildren(box);
  password.value = "";
}

form.querySelector("button").addEventListener("click", signIn);
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter") {
    event.preventDefault();
    signIn();
  }
});
