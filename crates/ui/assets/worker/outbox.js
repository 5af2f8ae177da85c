// Sends what waits when the network is back, even with no page open, where the browser does that.
import { deliver } from "../js/outbox.js";

addEventListener("sync", (e) => {
  if (e.tag === "outbox") e.waitUntil(deliver());
});
