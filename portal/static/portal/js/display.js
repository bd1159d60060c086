/* Keeps the reader's text size and colours on this device. The style sheet alone does the rest (:root:has(...)). */
(() => {
  for (const name of ["text-size", "contrast"]) {
    const key = `display-${name}`;
    const choices = document.querySelectorAll(`.display-settings input[name="${name}"]`);
    let kept = null;
    try {
      kept = localStorage.getItem(key);
    } catch {
      return; // storage is switched off: the choice holds for this page
    }
    for (const choice of choices) {
      if (choice.value === kept) choice.checked = true;
      choice.addEventListener("change", () => {
        try {
          localStorage.setItem(key, choice.value);
        } catch {}
      });
    }
  }
})();
