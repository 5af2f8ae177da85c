// Files dropped, pasted or picked are sent at once, with their progress; the form carries only
// their ids. Large ones go in pieces, by a script of its own (data-large).
import { hear, make, on, one, parse, prevent, say } from "./page.js";
import { complain } from "./swap.js";

const LARGE = 4 << 20;

// Forms that were sent before their files had arrived, with the button that sent them.
const sentEarly = new Map();

// Sends such a form once they have; a file that did not leaves it to its author.
function goOn(form) {
  if (+form.dataset.uploading || !sentEarly.has(form)) return;
  const button = sentEarly.get(form);
  sentEarly.delete(form);
  complain(form, "");
  if (form.isConnected && !one(".upload.is-wrong", form)) form.requestSubmit(button);
}

function upload(form, file) {
  const bar = make("progress", { max: 1, value: 0, "aria-label": say("uploading") });
  const name = make("span", {}, file.name), state = make("span", { class: "upload-state", role: "status" });
  const remove = make("button", { class: "icon-button", type: "button", "aria-label": `${say("remove")} ${file.name}` }, "×");
  const chip = make("li", { class: "upload" }, name, bar, state, remove);
  const { upload: url } = one("[data-upload]", form).dataset, { large } = document.body.dataset, stop = new AbortController();
  one("[data-uploads]", form).append(chip);

  const data = new FormData();
  data.append("csrf", form.elements.csrf.value);
  const request = new XMLHttpRequest();
  let sent;
  remove.onclick = () => {
    stop.abort();
    request.abort();
    chip.remove();
  };
  const fail = (text) => {
    chip.classList.add("is-wrong");
    name.textContent = `${file.name}: ${text || say("upload-failed")}`;
  };
  request.upload.onprogress = ({ loaded, total }) => (bar.value = loaded / total);
  request.onerror = () => fail();
  request.onloadend = () => {
    bar.remove();
    state.remove();
    form.dataset.uploading = form.dataset.uploading - 1;
    goOn(form);
  };
  request.onload = () => {
    const answer = request.response;
    if (request.status >= 300 || !answer?.id) {
      // What is refused is refused again.
      if (request.status === 422) sent?.();
      return fail(answer?.detail);
    }
    chip.replaceWith(parse(answer.html));
    sent?.();
  };
  form.dataset.uploading = +(form.dataset.uploading || 0) + 1;
  request.open("POST", url);
  request.responseType = "json";
  request.setRequestHeader("X-Fragment", "1");
  const finish = (field, value) => {
    data.append(field, value);
    request.send(data);
  };
  if (!large || file.size <= LARGE) return finish("file", file);
  const shown = { signal: stop.signal, progress: (part) => (bar.value = part), state: (word) => (state.textContent = word && say(word)) };
  import(large).then(({ resume }) => resume(file, data.get("csrf"), shown)).then(([id, done]) => {
    request.upload.onprogress = null;
    sent = done;
    finish("upload", id);
  }).catch((text) => {
    fail(typeof text === "string" && text);
    request.onloadend();
  });
}

export function uploads() {
  const send = (element, files) => {
    const form = element.closest("form");
    [...files].forEach((file) => upload(form, file));
  };
  on("change", "[data-pick]", (_, input) => {
    send(input, input.files);
    input.value = "";
  });
  on("paste", "[data-upload] :is(textarea, [contenteditable])", (e, field) => {
    const { files } = e.clipboardData;
    // Office programs put a picture of what they copy beside its words.
    const marked = e.clipboardData.types.includes("text/html") && e.clipboardData.getData("text");
    if (!files.length || marked) return;
    prevent(e);
    send(field, files);
  });
  on("dragover", "[data-upload]", (e, box) => {
    if (!e.dataTransfer.types.includes("Files")) return;
    prevent(e);
    box.classList.add("is-over");
  });
  on("dragleave", "[data-upload]", (_, box) => box.classList.remove("is-over"));
  on("drop", "[data-upload]", (e, box) => {
    box.classList.remove("is-over");
    if (!e.dataTransfer.files.length) return;
    prevent(e);
    send(box, e.dataTransfer.files);
  });
  on("click", "[data-remove]", (_, button) => button.closest(".upload").remove());
  // A form waits for its files: sent too early, it would leave them behind.
  hear("submit", (e) => {
    const { target: form, submitter } = e;
    const early = +form.dataset.uploading;
    // Nothing is left out without a word.
    if (!early && (submitter?.formAction.endsWith("/preview") || !one(".upload.is-wrong", form))) return;
    prevent(e);
    e.stopImmediatePropagation();
    if (early) sentEarly.set(form, submitter);
    complain(form, say(early ? "upload-first" : "upload-wrong"));
  }, true);
}
