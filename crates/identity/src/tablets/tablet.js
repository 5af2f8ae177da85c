// A shared tablet: who walks away is signed out, here and on the server. While somebody types or reads on, in whichever tab,
// the session goes on.
const IDLE = 300_000;
const others = new BroadcastChannel("tablet");
let used = Date.now();
let told = used;
let leaving;
others.onmessage = () => { used = Date.now(); };
for (const kind of ["pointerdown", "keydown", "scroll"]) {
  addEventListener(kind, () => {
    if (Date.now() - used > 1_000) others.postMessage(0);
    used = Date.now();
  }, { passive: true, capture: true });
}
async function leave() {
  if (leaving) return;
  leaving = true;
  const session = await fetch("/session", { headers: { "X-Fragment": "1" } }).then((answer) => answer.json()).catch(() => ({}));
  const body = new URLSearchParams({ csrf: session.csrf || "" });
  if (session.csrf) await fetch("/sign-out", { method: "POST", redirect: "manual", body }).catch(() => {});
  location.replace("/tablet");
}
function look() {
  if (Date.now() - used > IDLE) leave();
  else if (used > told) {
    told = Date.now();
    fetch("/session").then((answer) => answer.ok || leave()).catch(() => {});
  }
}
setInterval(look, 40_000);
// A tablet that slept does not wait any longer.
addEventListener("visibilitychange", look);
