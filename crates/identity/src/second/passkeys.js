// Passkeys: the browser asks an authenticator, and the form carries what it says.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt());
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const named = (ids) => ids.map((id) => ({ type: "public-key", id: bytes(id) }));

const make = ({ challenge, rp, user, algorithms, known }) =>
  navigator.credentials.create({
    publicKey: {
      challenge: bytes(challenge),
      rp,
      user: { ...user, id: bytes(user.id) },
      pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: named(known),
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      attestation: "none",
    },
  });

const use = ({ challenge, rpId, known, verify }, more) =>
  navigator.credentials.get({
    publicKey: {
      challenge: bytes(challenge),
      rpId,
      allowCredentials: named(known),
      userVerification: verify ? "required" : "preferred",
    },
    ...more,
  });

// What waits for somebody to choose a passkey in the field of their name: it ends when they press the button.
let waiting;

async function ask(form, options, more = {}) {
  const said = form.querySelector("[data-passkey-said]");
  said.hidden = true;
  try {
    const { id, response } = await (options.user ? make(options) : use(options, more));
    const parts = { client: response.clientDataJSON, data: response.attestationObject || response.authenticatorData, signature: response.signature };
    const sent = { id };
    for (const [name, part] of Object.entries(parts)) if (part) sent[name] = text(part);
    (form.elements.passkey || form.elements["proof_passkey"]).value = JSON.stringify(sent);
    form.submit();
  } catch (error) {
    if (error.name === "AbortError" || more.mediation) return;
    said.textContent = error.name === "InvalidStateError" && form.dataset.there ? form.dataset.there : form.dataset.refused;
    said.hidden = false;
  }
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  const options = JSON.parse(form.dataset.passkey);
  const button = form.querySelector("[data-passkey-ask]");
  button.hidden = false;
  form.querySelector("[data-passkey-none]").hidden = true;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (options.user && !form.reportValidity()) return;
    waiting?.abort();
    ask(form, options);
  });
  if ("waits" in form.dataset && (await PublicKeyCredential.isConditionalMediationAvailable?.())) {
    waiting = new AbortController();
    ask(form, options, { mediation: "conditional", signal: waiting.signal });
  }
}
