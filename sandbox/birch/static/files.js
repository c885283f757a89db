// Adds documents one by one as they are chosen, and takes them away again.
import { call, make } from "/static/api.js";

const LARGEST = 8 * 1024 * 1024;

export class Files {
  // `busy` is told whether files are on their way, `refused` what is wrong with those that were not taken.
  constructor(control, files, busy, refused) {
    this.files = [...files];
    this.list = make("ul", { class: "files" }, ...files.map((file) => this.row(file)));
    this.input = make("input", { type: "file", id: control.name, multiple: true, accept: ".pdf,.jpg,.jpeg,.png", class: "hidden" });
    this.input.addEventListener("change", async () => {
      busy(true);
      refused(await this.add([...this.input.files]));
      busy(false);
    });
    const label = make("label", { for: control.name, class: "button" }, control.label);
    this.element = make("div", { class: "field upload" }, this.input, label, this.list);
  }

  async add(chosen) {
    this.input.value = "";
    const problems = [];
    for (const file of chosen) {
      if (file.size > LARGEST) {
        problems.push([file.name, "The file is larger than 8 MB."]);
        continue;
      }
      const form = new FormData();
      form.append("file", file);
      const said = await call("/api/files", form);
      if (said.errors) {
        problems.push(...said.errors);
        continue;
      }
      this.files.push(said.file);
      this.list.append(this.row(said.file));
    }
    return problems;
  }

  row({ id, name, size }) {
    const remove = make("button", { type: "button" }, "Remove");
    const row = make("li", {}, make("span", { class: "name" }, name), make("span", { class: "size" }, size), remove);
    remove.addEventListener("click", async () => {
      await call("/api/files/remove", { id });
      this.files = this.files.filter((file) => file.id !== id);
      row.remove();
    });
    return row;
  }
}
