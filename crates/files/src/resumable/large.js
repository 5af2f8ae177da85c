// Sends a large file in pieces that the server keeps (tus 1.0), so that it goes on where it stopped: by itself after a break
// of the network, and when the same file is chosen again after the page was closed.
const PIECE = 2 << 20;
const LONGEST_PAUSE = 15;
const UPLOADS = "/api/v1/uploads";

// What is refused is not tried again; where nobody is signed in any more, it goes on after the next sign-in.
class Refused extends Error {}
class SignedOut extends Refused {}
class Gone extends Error {}

// Files go one after the other: all at once, none would arrive.
let before = Promise.resolve();

// Until the network is back, or it is time to look whether it is.
function pause(seconds, signal) {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      done();
    };
    const timer = setTimeout(end, seconds * 1000);
    addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}

async function ask(method, path, csrf, headers, more) {
  const all = { "Tus-Resumable": "1.0.0", "X-CSRF-Token": csrf, ...headers };
  const answer = await fetch(path, { method, headers: all, ...more });
  if (answer.ok) return answer;
  if (answer.status === 404 && method !== "POST") throw new Gone();
  // Too often, or not now: later. Another piece came first: from where it stands.
  if ([409, 429].includes(answer.status) && method !== "POST" || answer.status >= 500) throw new Error(answer.status);
  throw new (answer.status === 401 ? SignedOut : Refused)((await answer.json().catch(() => ({}))).detail || "");
}

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

async function send(file, key, csrf, { progress, state, signal }) {
  let [path] = (localStorage[key] || "").split(" ");
  let offset, wait = 1, again = path;
  for (;;) {
    try {
      if (!path) {
        const announced = { "Upload-Length": file.size, "Upload-Metadata": `filename ${base64(file.name)}` };
        path = (await ask("POST", UPLOADS, csrf, announced, { signal })).headers.get("Location");
        localStorage[key] = `${path} ${location.pathname}`;
        offset = 0;
      }
      const headers = { "Content-Type": "application/offset+octet-stream" };
      const take = ({ headers }) => progress((offset = +headers.get("Upload-Offset")) / file.size);
      if (offset === undefined) take(await ask("HEAD", path, csrf, {}, { signal, cache: "no-store" }));
      state(again && offset ? "upload-again" : "");
      while (offset < file.size) {
        const body = file.slice(offset, offset + PIECE);
        take(await ask("PATCH", path, csrf, { ...headers, "Upload-Offset": offset }, { signal, body }));
        wait = 1;
      }
      return path.split("/").pop();
    } catch (error) {
      if (signal.aborted || error instanceof Refused) {
        if (error instanceof SignedOut) throw error.message;
        delete localStorage[key];
        if (path) ask("DELETE", path, csrf).catch(() => {});
        throw error.message;
      }
      offset = undefined;
      again = true;
      if (error instanceof Gone) {
        path = again = "";
        continue;
      }
      // A file that was changed or removed meanwhile cannot be read any more.
      if (!(await file.slice(0, 1).arrayBuffer().catch(() => 0))) throw "";
      state("upload-waits");
      await pause(wait, signal);
      wait = Math.min(wait * 2, LONGEST_PAUSE);
    }
  }
}

// Answers the number of the upload once all of it is there, and what forgets it once something was made of it; fails with
// the words of a refusal.
export function resume(file, csrf, shown) {
  const key = `upload:${document.body.dataset.me}:${file.name}:${file.size}:${file.lastModified}`;
  const turn = before.then(() => send(file, key, csrf, shown));
  before = turn.catch(() => {});
  return turn.then((id) => [id, () => delete localStorage[key]]);
}
