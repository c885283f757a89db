// Fetches the confirmation number of the application just sent.
import { call, make } from "/static/api.js";

const { number, record } = await call("/api/receipt");
const box = document.getElementById("receipt");
if (number) {
  box.append(
    make("p", {}, "Your confirmation number is ", make("strong", {}, number)),
    make("div", { class: "record" }, make("h2", {}, "For your records"), make("p", {}, `Confirmation number: ${record}`)),
  );
} else {
  box.append(make("p", {}, "Your number will be sent to you"));
}
