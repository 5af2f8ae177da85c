"""A push service and the browser behind it, in one: what is posted to it is verified and opened as
RFC 8291, 8188 and 8292 say, with Debian's python3-cryptography.

    service.py FOLDER

Prints what a browser would hand to a site: endpoint, p256dh, auth, a line each. Each request becomes
a file of FOLDER, as JSON. While FOLDER/status exists, its first word is the status answered, and its
second the `Retry-After`.
"""

import base64
import hmac
import json
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
PRIVATE = ec.generate_private_key(CURVE)
PUBLIC = PRIVATE.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
AUTH = os.urandom(16)
FOLDER = sys.argv[1]
LOCK = threading.Lock()
count = 0


def text(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def data(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sha(key, message):
    return hmac.new(key, message, "sha256").digest()


def opened(body):
    """What was sealed (RFC 8188, one record)."""
    salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
    sender, sealed = body[21 : 21 + length], body[21 + length :]
    assert len(sealed) <= size
    shared = PRIVATE.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender))
    secret = sha(sha(AUTH, shared), b"WebPush: info\0" + PUBLIC + sender + b"\1")
    secret = sha(salt, secret)
    key = sha(secret, b"Content-Encoding: aes128gcm\0\1")[:16]
    nonce = sha(secret, b"Content-Encoding: nonce\0\1")[:12]
    words = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
    assert words[-1] == 2, "the last record"
    return json.loads(words[:-1])


def claims(header):
    """What the signed word says (RFC 8292), its signature verified."""
    scheme, rest = header.split(" ", 1)
    assert scheme == "vapid"
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    said, signature = parts["t"].rsplit(".", 1)
    signature = data(signature)
    r, s = (int.from_bytes(half, "big") for half in (signature[:32], signature[32:]))
    key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, data(parts["k"]))
    key.verify(utils.encode_dss_signature(r, s), said.encode(), ec.ECDSA(hashes.SHA256()))
    head, body = (json.loads(data(part)) for part in said.split("."))
    assert head["alg"] == "ES256"
    return {"key": parts["k"], **body}


class Service(BaseHTTPRequestHandler):
    def do_POST(self):
        global count
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = ["201"]
        if os.path.exists(f"{FOLDER}/status"):
            with open(f"{FOLDER}/status") as file:
                status = file.read().split()
        seen = {"path": self.path, "status": int(status[0])}
        try:
            assert self.headers["Content-Encoding"] == "aes128gcm"
            seen.update(ttl=int(self.headers["TTL"]), urgency=self.headers["Urgency"])
            seen.update(words=opened(body), claims=claims(self.headers["Authorization"]))
        except Exception as error:
            seen["error"] = repr(error)
        with LOCK:
            count += 1
            with open(f"{FOLDER}/{count:04}.json", "w") as file:
                json.dump(seen, file)
        self.send_response(int(status[0]))
        if len(status) > 1:
            self.send_header("Retry-After", status[1])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
print(f"http://127.0.0.1:{server.server_port}/push/1")
print(text(PUBLIC))
print(text(AUTH), flush=True)
server.serve_forever()
