// A certified OpenID provider with the people that its caller names: `node provider.mjs MODULES REDIRECT LOGOUT PEOPLE`.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, redirect, logout, people] = process.argv.slice(2);
const found = createRequire(`${modules}/x.js`).resolve("oidc-provider");
const { default: Provider } = await import(pathToFileURL(found));

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const all = JSON.parse(people);
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "parvis",
        client_secret: "a secret & more",
        redirect_uris: [redirect],
        backchannel_logout_uri: logout,
        backchannel_logout_session_required: true,
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: { openid: ["sub", "sid"], email: ["email", "email_verified"], profile: ["name", "groups", "title"] },
    features: {
      devInteractions: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    pkce: { methods: ["S256"], required: () => true },
    cookies: { keys: ["for tests"] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...all[id] }) }),
  });
  // Its own pages are shown over HTTP here.
  server.on("request", provider.callback());
  console.log(issuer);
});
