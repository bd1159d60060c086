/* A tablet at a counter begins anew for the next visitor: later where somebody is still reading, and only while the server
   answers, so that it never ends on an error of the browser. Without this script the page does so by its refresh. */
const { start, seconds } = document.body.dataset;
const RETRY = 5;

const begin = async () => {
  try {
    const answer = await fetch(start, { method: "HEAD", cache: "no-store" });
    if (answer.status < 500) {
      location.replace(start);
      return;
    }
  } catch {
    // No network: the page stays as it is, and asks again.
  }
  wait(RETRY);
};

let timer;
const wait = (duration) => {
  clearTimeout(timer);
  timer = setTimeout(begin, duration * 1000);
};

if (start && seconds) {
  wait(Number(seconds));
  for (const sign of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(sign, () => wait(Number(seconds)), { passive: true });
  }
}
