"""Ends TLS where Caddy is not installed: `small_proxy.py <https port> <upstream port> <certificate and key>`.

Only for the check: it knows neither limits nor time-outs.
"""

import http.client
import ssl
import sys
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "x-forwarded-for", "x-forwarded-proto", "x-request-id"}
LARGEST = 12 * 1000 * 1000


class Proxy(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    upstream = 0

    def log_message(self, *args: object) -> None:
        pass

    def forward(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if self.path.startswith(("/metrics", "/health/")) or length > LARGEST:
            self.close_connection = True
            self.send_error(413 if length > LARGEST else 404)
            return
        connection = http.client.HTTPConnection("127.0.0.1", self.upstream, timeout=65)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        headers |= {
            "X-Forwarded-For": self.client_address[0],
            "X-Forwarded-Proto": "https",
            "X-Request-ID": str(uuid.uuid4()),
        }
        connection.request(self.command, self.path, self.rfile.read(length), headers)
        self.answer(connection.getresponse())
        connection.close()

    def answer(self, response: http.client.HTTPResponse) -> None:
        body = response.read()
        self.send_response_only(response.status, response.reason)
        for name, value in response.getheaders():
            if name.lower() not in HOP_BY_HOP - {"x-request-id"} | {"content-length"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_HEAD = do_POST = forward


def main() -> None:
    port, Proxy.upstream, certificate = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    server = ThreadingHTTPServer(("127.0.0.1", port), Proxy)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
