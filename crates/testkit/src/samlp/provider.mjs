// A SAML provider with the people that its caller names: `node provider.mjs MODULES KEY CERTIFICATE PEOPLE`, key and
// certificate in base64. Browsers find it by the name of the machine, so that it is another site than the network.
import { createServer, get } from "node:http";
import { createRequire } from "node:module";

const [modules, key, certificate, people] = process.argv.slice(2);
const samlp = createRequire(`${modules}/x.js`)("samlp");
const all = JSON.parse(people);
const pem = (kind, text) => `-----BEGIN ${kind}-----\n${text.match(/.{1,64}/g).join("\n")}\n-----END ${kind}-----\n`;

const text = (url) =>
  new Promise((done, failed) => {
    get(url, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part)).on("end", () => done(Buffer.concat(parts).toString()));
    }).on("error", failed);
  });

const escaped = (said) => said.replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0)};`);

// Whoever asks says in its metadata by which certificate its requests are signed: others are refused.
const credentials = async (issuer, done) => {
  const found = (await text(issuer)).match(/<ds:X509Certificate>([^<]+)</)[1];
  done(null, { cert: pem("CERTIFICATE", found) });
};

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const at = `http://localhost:${server.address().port}`;
  const auth = samlp.auth({
    issuer: `${at}/idp`,
    key: pem("RSA PRIVATE KEY", key),
    cert: pem("CERTIFICATE", certificate),
    deflate: true,
    signResponse: true,
    lifetimeInSeconds: 300,
    sessionIndex: "_session",
    getUserFromRequest: (request) => ({ login: request.query.login, ...all[request.query.login] }),
    getCredentials: (issuer, indices, name, done) => credentials(issuer, done),
    getPostURL: (audience, request, _, done) =>
      done(null, request.documentElement.getAttribute("AssertionConsumerServiceURL")),
    profileMapper: (user) => ({
      getClaims: () => user.claims,
      getNameIdentifier: () => ({
        nameIdentifier: `id-of-${user.login}`,
        nameIdentifierFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
      }),
    }),
  });
  server.on("request", (request, answer) => {
    const url = new URL(request.url, at);
    const html = (body) => {
      answer.setHeader("content-type", "text/html; charset=utf-8");
      answer.end(`<!doctype html><title>Provider</title>${body}`);
    };
    if (url.pathname === "/metadata") {
      answer.end(
        `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${at}/idp">` +
          `<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">` +
          `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>` +
          `<X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>` +
          `<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${at}/sso"/>` +
          `</IDPSSODescriptor></EntityDescriptor>`,
      );
      return;
    }
    request.query = Object.fromEntries(url.searchParams);
    if (!(request.query.login in all)) {
      const fields = [...url.searchParams].map(
        ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
      );
      html(`<form>${fields.join("")}<input name="login"><button>Sign in</button></form>`);
      return;
    }
    answer.set = (name, value) => answer.setHeader(name, value);
    answer.send = (body) => answer.end(body);
    auth(request, answer, (error) => html(`<p class="refused">${escaped(String(error))}</p>`));
  });
  console.log(at);
});
