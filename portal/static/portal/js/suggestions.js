/* Suggestions while typing, by the ARIA combobox pattern. Without it the form searches all the same. */
const PAUSE = 150, LEAST = 2;

const set = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const make = (tag, attributes, text = "") => {
  const element = set(document.createElement(tag), attributes);
  element.textContent = text;
  return element;
};

const attach = (form) => {
  const input = form.elements.q, id = `${input.id}-list`;
  const list = make("ul", { id, class: "suggestions", role: "listbox", hidden: "" });
  const status = make("span", { class: "visually-hidden", role: "status" });
  let found = [], present = -1, timer, asking;

  const stop = () => {
    clearTimeout(timer);
    asking?.abort();
  };
  const mark = (place) => {
    present = place;
    [...list.children].forEach((one, n) => set(one, { "aria-selected": n === place }));
    input.removeAttribute("aria-activedescendant");
    if (place < 0) return;
    set(input, { "aria-activedescendant": `${id}-${place}` });
    list.children[place].scrollIntoView({ block: "nearest" });
  };
  const optionOf = ({ text, kind_name, locale }, n) => {
    const option = make("li", { id: `${id}-${n}`, role: "option" });
    option.append(make("span", { lang: locale }, text), " ", make("small", {}, kind_name));
    return option;
  };
  const show = ({ suggestions, label, status: said }) => {
    stop();
    found = suggestions;
    list.replaceChildren(...found.map(optionOf));
    mark(-1);
    set(list, { "aria-label": label }).hidden = !found.length;
    set(input, { "aria-expanded": !list.hidden });
    status.textContent = said;
  };
  const close = () => show({ suggestions: [], label: "", status: "" });

  const ask = async () => {
    const text = input.value.trim();
    if (text.length < LEAST) return close();
    asking = new AbortController();
    try {
      const response = await fetch(`${form.dataset.suggestions}?${new URLSearchParams({ q: text })}`, asking);
      const answer = response.ok && (await response.json());
      if (answer && document.activeElement === input) show(answer);
    } catch {} // asked anew meanwhile, or no network
  };
  const later = () => {
    stop();
    mark(-1);
    timer = setTimeout(ask, PAUSE);
  };
  const choose = (place) => {
    const { text, url } = found[place];
    close();
    input.value = text;
    if (url) location.assign(url);
    else form.requestSubmit();
  };

  // What keys do while the list is closed, open, or an option of it is marked.
  const last = () => found.length - 1;
  const closed = { ArrowDown: ask, ArrowUp: ask, Escape: () => (input.value = "") };
  const open = {
    ArrowDown: () => mark(present < last() ? present + 1 : 0),
    ArrowUp: () => mark(present > 0 ? present - 1 : last()),
    Escape: close,
  };
  const marked = { ...open, Home: () => mark(0), End: () => mark(last()), Enter: () => choose(present) };

  input.addEventListener("input", (event) => event.isComposing || later());
  input.addEventListener("compositionend", later);
  input.addEventListener("keydown", (event) => {
    if (event.keyCode === 229 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const action = (list.hidden ? closed : present < 0 ? open : marked)[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("li");
    if (option) choose([...list.children].indexOf(option));
  });

  // A field of type "search" is emptied by one Escape and may not be a combobox.
  set(input, { type: "text", inputmode: "search", role: "combobox", "aria-autocomplete": "list", "aria-controls": id });
  input.after(list);
  form.append(status);
  close();
};

document.querySelectorAll("form[data-suggestions]").forEach(attach);
