// A certified OpenID provider with the people that its caller names: `node provider.mjs MODULES REDIRECT LOGOUT PEOPLE`.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// What it says of its own settings is nobody's matter here, and nobody reads it.
console.info = console.warn = () => {};

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
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = `<!doctype html>${form}<button form="op.logoutForm" name="logout" value="yes">Out</button>`;
        },
      },
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    // What the company's own network is given, nobody is asked about.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    pkce: { methods: ["S256"], required: () => true },
    cookies: { keys: ["for tests"] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...all[id] }) }),
  });
  const answer = provider.callback();
  server.on("request", async (request, response) => {
    if (!request.url.startsWith("/interaction/")) return answer(request, response);
    if (request.method === "POST") {
      let sent = "";
      for await (const part of request) sent += part;
      const login = new URLSearchParams(sent).get("login");
      return provider.interactionFinished(request, response, { login: { accountId: login } });
    }
    response.setHeader("content-type", "text/html");
    response.end('<!doctype html><form method="post"><input name="login"><button>Sign in</button></form>');
  });
  console.log(issuer);
});
