"""The world outside, on loopback: canaries, servers that misbehave, and a name server."""

import contextlib
import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import dns.message
import dns.rdatatype
import dns.rrset
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Canary:
    """A listener that nobody may connect to."""

    def __init__(self, host: str, port: int = 0) -> None:
        kind = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.socket = socket.socket(kind)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind((host, port))
        self.socket.listen(8)
        self.socket.setblocking(False)
        self.port = int(self.socket.getsockname()[1])

    @property
    def was_asked(self) -> bool:
        """Whether anybody connected; the kernel keeps those who wait."""
        try:
            accepted, _ = self.socket.accept()
        except BlockingIOError:
            return False
        accepted.close()
        return True


@contextlib.contextmanager
def canary(host: str, port: int = 0) -> Iterator[Canary]:
    """Listen for somebody who shouldn't come."""
    listening = Canary(host, port)
    try:
        yield listening
    finally:
        listening.socket.close()


class NameServer:
    """
    Answers for names over UDP as a name server does.

    `answers` has for each name the addresses of its first question, its second, and so on; the
    last is repeated.
    """

    def __init__(self) -> None:
        self.answers: dict[str, list[list[str]]] = {}
        self.asked: list[str] = []
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            asked, whom = self.socket.recvfrom(4096)
            if not asked:
                return
            self.socket.sendto(self._answer(asked), whom)

    def _answer(self, asked: bytes) -> bytes:
        question = dns.message.from_wire(asked)
        record = question.question[0]
        name = record.name.to_text().rstrip(".")
        kind = dns.rdatatype.to_text(record.rdtype)
        reply = dns.message.make_response(question)
        turn = sum(1 for one in self.asked if one == f"{name} {kind}")
        self.asked.append(f"{name} {kind}")
        turns = self.answers.get(name, [[]])
        wanted = [
            address
            for address in turns[min(turn, len(turns) - 1)]
            if (":" in address) == (kind == "AAAA")
        ]
        if wanted:
            reply.answer.append(
                dns.rrset.from_text(record.name, 0, "IN", kind, *wanted)
            )
        return reply.to_wire()

    def close(self) -> None:
        """Stop answering."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", self.socket.getsockname())
        self._thread.join()
        self.socket.close()


class Handler(BaseHTTPRequestHandler):
    """Notes what it is asked and answers what the server's `reply` says."""

    protocol_version = "HTTP/1.1"

    def _do(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        self.server.asked.append((self.command, self.path, dict(self.headers), body))
        self.server.reply(self)

    do_GET = do_POST = do_HEAD = do_PUT = _do  # noqa: N815 - the base's names

    def answer(
        self,
        status: int = 200,
        body: bytes = b"ok",
        headers: dict[str, str] | None = None,
    ) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server of the outside; `reply` may be replaced."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str, port: int = 0, tls: ssl.SSLContext | None = None):
        super().__init__((host, port), Handler)
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []
        self.names: list[str | None] = []
        self.reply = lambda handler: handler.answer()
        if tls is not None:
            tls.sni_callback = lambda _socket, name, _context: self.names.append(name)
            self.socket = tls.wrap_socket(self.socket, server_side=True)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def handle_error(self, *args: object) -> None:
        """Say nothing of clients that hung up."""


@contextlib.contextmanager
def server(
    host: str, port: int = 0, *, tls: ssl.SSLContext | None = None
) -> Iterator[Server]:
    """Serve until the block ends."""
    serving = Server(host, port, tls)
    thread = threading.Thread(target=serving.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield serving
    finally:
        serving.shutdown()
        serving.server_close()
        thread.join()


def certificate(folder: Path, *names: str) -> tuple[ssl.SSLContext, Path]:
    """Return a server's TLS for these names, and the file that says whom to believe."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tests")])
    alternatives: list[x509.GeneralName] = []
    for name in names:
        try:
            alternatives.append(x509.IPAddress(ipaddress.ip_address(name)))
        except ValueError:
            alternatives.append(x509.DNSName(name))
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    chain, private = folder / "believed.pem", folder / "key.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, private)
    return context, chain
