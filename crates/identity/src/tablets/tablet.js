// A shared tablet: who walks away is signed out. While somebody types or reads on, the session goes on.
const IDLE = 300_000;
let used = Date.now();
let told = Date.now();
for (const kind of ["pointerdown", "keydown", "scroll"]) {
  addEventListener(kind, () => { used = Date.now(); }, { passive: true, capture: true });
}
setInterval(() => {
  if (Date.now() - used > IDLE) location.replace("/tablet");
  else if (used > told) {
    told = Date.now();
    fetch("/session").then((answer) => answer.ok || location.replace("/tablet")).catch(() => {});
  }
}, 40_000);
