/* While a colour of the theme is typed: the browser's picker beside it, its contrast below it, and the nearest that passes. */
const WAIT = 150; // milliseconds without a key
const WHOLE = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i;
const boxes = new Map();
let timer = 0;
let asked = 0;

function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function six(text) {
  const digits = text.trim().replace("#", "").toLowerCase();
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits}`;
}

function take(input, colour) {
  input.value = colour;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function offer(input, field) {
  const swatch = element("span", { className: "theme-colour__swatch" });
  swatch.style.backgroundColor = field.offer;
  const button = element("button", { type: "button", className: "button button-small button-secondary" }, [swatch, field.use]);
  button.addEventListener("click", () => {
    take(input, field.offer);
    input.focus();
  });
  return button;
}

/* What was said when the form was sent stays while it is still true; the same is not said twice. */
function isSaid(place, sentence) {
  const errors = place.closest("[data-field]")?.querySelector("[data-field-errors]");
  const message = errors?.querySelector(".error-message");
  if (!message) return false;
  if (message.textContent.trim() === sentence) return true;
  errors.replaceChildren();
  return false;
}

function critical(place, sentence) {
  return isSaid(place, sentence) ? [] : [element("p", { className: "help-block help-critical", textContent: sentence })];
}

function say({ place, input, said }, field) {
  if (field.error) {
    said.replaceChildren(...critical(place, field.error));
    return;
  }
  const lines = field.lines.map((line) => element("li", { textContent: `${line.passes ? "✓" : "✗"} ${line.text}` }));
  const parts = [element("ul", {}, lines)];
  if (field.passes) isSaid(place, "");
  else parts.push(...critical(place, field.sentence), offer(input, field));
  said.replaceChildren(...parts);
}

async function ask() {
  const number = ++asked;
  const values = new URLSearchParams([...boxes].map(([name, { input }]) => [name, input.value]));
  const [{ address }] = boxes.values();
  const response = await fetch(`${address}?${values}`, { headers: { Accept: "application/json" } }).catch(() => null);
  if (number !== asked || !response?.ok) return;
  const { fields, dark } = await response.json();
  for (const [name, box] of boxes) say(box, fields[name]);
  for (const place of document.querySelectorAll("[data-theme-dark]")) place.textContent = dark;
}

function typed({ input, picker }) {
  if (WHOLE.test(input.value.trim())) picker.value = six(input.value);
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT);
}

for (const place of document.querySelectorAll("[data-theme-colour]")) {
  const input = place.querySelector("input");
  const picker = element("input", { type: "color", ariaLabel: place.dataset.pick });
  const said = element("div", { className: "theme-colour__said" });
  said.setAttribute("aria-live", "polite");
  place.append(picker, said);
  const box = { place, input, picker, said, address: place.dataset.check };
  boxes.set(input.name, box);
  picker.addEventListener("input", () => take(input, picker.value));
  input.addEventListener("input", () => typed(box));
  typed(box);
}
