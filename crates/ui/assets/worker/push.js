// What waits is shown as the server said it, while no page is open. Opened, it leads there: to the
// page that shows it already, or to a new one, so that nothing being written elsewhere is left.
/* global ASSETS */

addEventListener("push", (e) => {
  const { title, href, ...said } = e.data.json();
  const icon = ASSETS.find((path) => path.includes("icon-192"));
  e.waitUntil(registration.showNotification(title, { ...said, icon, data: href }));
});

addEventListener("notificationclick", (e) => {
  e.notification.close();
  const open = async () => {
    const { href } = new URL(e.notification.data, location);
    const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
    const there = pages.find(({ url }) => url.split("#")[0] === href.split("#")[0]);
    return there ? there.focus() : clients.openWindow(href);
  };
  e.waitUntil(open());
});
