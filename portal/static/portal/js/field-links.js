/* A link to a field on another tab of the page editor: Wagtail sets the focus and opens the tab a moment later; this
   scrolls to the field once it is shown. */
document.addEventListener("w-focus:focused", ({ target }) => {
  const latest = performance.now() + 1000;
  const scroll = () => {
    if (target.checkVisibility()) target.scrollIntoView({ behavior: "instant", block: "nearest" });
    else if (performance.now() < latest) requestAnimationFrame(scroll);
  };
  scroll();
});
