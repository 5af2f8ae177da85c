// This device is told of what waits once its person has said so here, and not before.
const form = document.querySelector("[data-push]");

if (form && window.PushManager && navigator.serviceWorker) {
  form.hidden = false;
  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    try {
      const { pushManager } = await navigator.serviceWorker.ready;
      const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.push });
      const { endpoint, keys } = made.toJSON();
      for (const [name, value] of Object.entries({ endpoint, ...keys })) {
        if (form.elements[name]) form.elements[name].value = value;
      }
      form.submit();
    } catch {
      dispatchEvent(new CustomEvent("toast", { detail: form.dataset.refused }));
    }
  });
}
