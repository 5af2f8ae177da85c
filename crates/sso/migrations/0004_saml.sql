-- How a provider says who somebody is: `openid` or `saml`. Of a SAML provider, `issuer` is its entity ID, `metadata` what it
-- says of itself (XML), `client_secret` the key that requests to it are signed by, with its certificate; and `verifier` of
-- a sign-in on its way what it answered, once it did.
ALTER TABLE sso_providers ADD COLUMN kind TEXT NOT NULL DEFAULT 'openid';
