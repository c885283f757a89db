// Boxes that write their own signs: they believe the keys that a person presses, and nothing else.

export function mask(box, pattern) {
  let digits = box.value.replace(/\D/g, "");
  const room = (pattern.match(/0/g) || []).length;

  function written() {
    let text = "";
    let used = 0;
    for (const sign of pattern) {
      if (used === digits.length) break;
      text += sign === "0" ? digits[used++] : sign;
    }
    return text;
  }

  // How many digits stand before a place in the box, and the place after so many digits.
  const digitsBefore = (place) => box.value.slice(0, place).replace(/\D/g, "").length;
  function placeAfter(count) {
    let place = 0;
    for (let seen = 0; place < box.value.length && seen < count; place++) if (/\d/.test(box.value[place])) seen++;
    return place;
  }

  function show(count) {
    box.value = written();
    const place = placeAfter(count);
    box.setSelectionRange(place, place);
    box.dispatchEvent(new CustomEvent("masked", { bubbles: true }));
  }

  function replace(from, to, added) {
    const rest = digits.slice(to);
    if (from + added.length + rest.length > room) return;
    digits = digits.slice(0, from) + added + rest;
    show(from + added.length);
  }

  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = digitsBefore(box.selectionStart);
    const to = digitsBefore(box.selectionEnd);
    const isDigit = /^[0-9]$/.test(event.key);
    if (!isDigit && event.key !== "Backspace" && event.key !== "Delete" && event.key.length > 1) return;
    event.preventDefault();
    if (!event.isTrusted) return;
    if (isDigit) replace(from, to, event.key);
    else if (from < to) replace(from, to, "");
    else if (event.key === "Backspace") replace(Math.max(0, from - 1), from, "");
    else if (event.key === "Delete") replace(from, from + 1, "");
  });
  const restore = () => {
    if (box.value !== written()) box.value = written();
  };
  for (const kind of ["input", "change", "blur"]) box.addEventListener(kind, restore);
}
