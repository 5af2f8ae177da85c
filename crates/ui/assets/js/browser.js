// What only the browser knows: its time zone, and which part of a page was asked for.
import { on } from "./page.js";

export function browsers() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // Hours are told in it, wherever one travels, until another zone is chosen.
  const zone = `parvis-zone=${timeZone}`;
  if (!document.cookie.split("; ").includes(zone)) document.cookie = `${zone}; Path=/; Max-Age=31536000; SameSite=Lax`;
  // Whoever signs in goes on where the address led.
  on("submit", "form", (_, { elements: { next } }) => {
    if (next && !next.value.includes("#")) next.value += location.hash;
  });
}
