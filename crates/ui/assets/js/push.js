// This device is told of what waits once its person has said so here, and not before.
import { on, one, prevent, toast } from "./page.js";

export function pushes() {
  const form = one("[data-push]");
  if (!form || !window.PushManager || !navigator.serviceWorker) return;
  form.hidden = false;
  on("submit", "[data-push]", async (e) => {
    prevent(e);
    try {
      const { pushManager } = await navigator.serviceWorker.ready;
      const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.push });
      const { endpoint, keys } = made.toJSON();
      for (const [name, value] of Object.entries({ endpoint, ...keys })) {
        if (form.elements[name]) form.elements[name].value = value;
      }
      form.submit();
    } catch {
      toast(form.dataset.refused);
    }
  });
}
